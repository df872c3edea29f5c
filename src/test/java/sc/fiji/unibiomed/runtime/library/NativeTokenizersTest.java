/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.runtime.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.runtime.failure.InferenceException;

class NativeTokenizersTest {

	/** Any file of the class path stands for a library. */
	private static final String RESOURCE = "/sc/fiji/unibiomed/runtime/library/";

	@TempDir
	private Path folder;

	/** Where CUDA is installed and no driver, DJL would warn twice at the first question. */
	@Test
	void nothingIsPrintedAboutCudaWhereTheCpuLibraryIsLoaded() throws IOException, InterruptedException {
		final Path said = folder.resolve("said.txt");
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), Loading.class.getName())
			.redirectErrorStream(true).redirectOutput(said.toFile()).start();
		assertTrue(process.waitFor(1, TimeUnit.MINUTES));
		assertEquals(List.of("loaded"), Files.readAllLines(said).stream()
			.filter(line -> line.equals("loaded") || line.contains("Cuda") || line.contains("CUDA")).toList());
	}

	/** DJL's own switch for these warnings is there, and is as it was afterwards. */
	@Test
	void warningsAboutCudaAreTurnedOffForTheMomentOnly() {
		final boolean before = NativeTokenizers.setCudaWarnings(false);
		assertFalse(NativeTokenizers.setCudaWarnings(before));
		NativeTokenizers.load();
		assertEquals(before, NativeTokenizers.setCudaWarnings(before));
	}

	/** A program that loads the library. */
	static final class Loading {

		private Loading() {}

		public static void main(final String... args) {
			NativeTokenizers.load();
			System.out.println("loaded");
		}
	}

	@Test
	void aLibraryThatOthersCouldHaveChangedIsLoadedOnlyAsPublished() throws IOException {
		Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
		final Path library = folder.resolve("cuda-build.json");
		try (InputStream in = NativeTokenizers.class.getResourceAsStream(RESOURCE + "cuda-build.json")) {
			Files.copy(in, library);
		}
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		NativeTokenizers.requirePublished(folder, RESOURCE);

		Files.writeString(library, "something else");
		final String refused = assertThrows(InferenceException.class,
			() -> NativeTokenizers.requirePublished(folder, RESOURCE)).getMessage();
		assertTrue(refused.startsWith("The tokenizer's library " + library + " is not the one of this program"),
			refused);

		Files.delete(library);
		Files.writeString(folder.resolve("another.so"), "added");
		assertThrows(InferenceException.class, () -> NativeTokenizers.requirePublished(folder, RESOURCE));

		// Nobody else can have changed what lies in a folder of one's own.
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		NativeTokenizers.requirePublished(folder, RESOURCE);
	}

	@Test
	void theOneOfThisComputerIsRight() {
		NativeTokenizers.load();
	}
}

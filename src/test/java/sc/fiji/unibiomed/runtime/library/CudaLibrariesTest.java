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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.testing.Sha256;

class CudaLibrariesTest {

	private static final String PROPERTY = "onnxruntime.native.path";

	@TempDir
	private Path work;
	private String before;

	@BeforeEach
	void forgetWhatIsInUse() {
		before = System.clearProperty(PROPERTY);
	}

	@AfterEach
	void restoreWhatWasInUse() {
		if (before == null) {
			System.clearProperty(PROPERTY);
		}
		else {
			System.setProperty(PROPERTY, before);
		}
	}

	@Test
	void theyLieInAFolderOfTheirVersionAndPlatform() {
		assertEquals(work.resolve("natives").resolve("onnxruntime-gpu-1.29.0-win-x64"),
			CudaLibraries.in(work, CudaBuild.published(), "win-x64").folder());
	}

	@Test
	void completeLibrariesAreUsed() throws IOException {
		final CudaLibraries libraries = libraries(3);
		assertTrue(libraries.isComplete());
		libraries.use();
		assertEquals(libraries.folder().toString(), CudaLibraries.folderInUse());
	}

	@Test
	void librariesThatAreCutShortAreNotUsed() throws IOException {
		final CudaLibraries libraries = libraries(2);
		assertFalse(libraries.isComplete());
		libraries.use();
		assertEquals(null, CudaLibraries.folderInUse());
	}

	/** Whoever may write to the folder could run anything as this user. */
	@Test
	void librariesThatOthersCouldHaveChangedAreUsedOnlyAsPublished() throws IOException {
		final CudaLibraries libraries = libraries(3);
		Assumptions.assumeTrue(Files.getFileStore(work).supportsFileAttributeView("posix"));
		Files.setPosixFilePermissions(libraries.folder(), PosixFilePermissions.fromString("rwxrwxrwx"));
		assertTrue(libraries.areUsable());

		Files.write(libraries.folder().resolve("lib.so"), new byte[] { 1, 2, 3 });
		assertTrue(libraries.isComplete());
		libraries.use();
		assertEquals(null, CudaLibraries.folderInUse());

		Files.write(libraries.folder().resolve("lib.so"), new byte[3]);
		libraries.use();
		assertEquals(libraries.folder().toString(), CudaLibraries.folderInUse());
	}

	@Test
	void everyPublishedLibraryHasAChecksum() {
		CudaBuild.published().platforms().values().stream().flatMap(platform -> platform.libraries().values().stream())
			.forEach(library -> assertTrue(library.bytes() > 0 && library.sha256().matches("[0-9a-f]{64}")));
	}

	@Test
	void librariesOfAnotherVersionAreNotUsed() throws IOException {
		final Path folder = Files.createDirectories(work.resolve("onnxruntime-gpu-1.0.0-linux-x64"));
		Files.write(folder.resolve("lib.so"), new byte[3]);
		new CudaLibraries(folder, Map.of("lib.so", new CudaBuild.Library(3, Sha256.of(new byte[3])))).use();
		assertEquals(null, CudaLibraries.folderInUse());
	}

	@Test
	void aFolderThatSomebodyElseChoseStays() throws IOException {
		System.setProperty(PROPERTY, "elsewhere");
		libraries(3).use();
		assertEquals("elsewhere", CudaLibraries.folderInUse());
	}

	@Test
	void aPlatformWithoutABuildHasNoLibraries() {
		assertFalse(CudaLibraries.in(work, CudaBuild.published(), "osx-aarch64").isComplete());
	}

	@ParameterizedTest
	@CsvSource({ "Linux, amd64, linux-x64", "Linux, aarch64, linux-aarch64", "Windows 11, amd64, win-x64",
		"Mac OS X, x86_64, osx-x64", "Mac OS X, aarch64, osx-aarch64", "SunOS, sparc, sunos-sparc" })
	void platformsAreNamedAsOnnxRuntimeNamesThem(final String system, final String processor, final String name) {
		assertEquals(name, PlatformName.of(system, processor));
	}

	/** Libraries of three bytes, of which so many are there. */
	private CudaLibraries libraries(final int bytes) throws IOException {
		final Path folder = Files.createDirectories(work.resolve("onnxruntime-gpu-1.29.0-linux-x64"));
		Files.write(folder.resolve("lib.so"), new byte[bytes]);
		return new CudaLibraries(folder, Map.of("lib.so", new CudaBuild.Library(3, Sha256.of(new byte[3]))));
	}
}

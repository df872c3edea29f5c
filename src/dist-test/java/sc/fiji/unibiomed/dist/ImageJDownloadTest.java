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
package sc.fiji.unibiomed.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** ImageJ with the download in its folder of plugins, in a program of its own. It wants a display even for macros. */
@Timeout(600)
class ImageJDownloadTest {

	@TempDir
	private Path work;
	private NewUser user;
	private Path imageJ;

	@BeforeEach
	void install() throws Exception {
		Display.need();
		user = NewUser.in(work);
		imageJ = Files.createDirectories(user.folder().resolve("ImageJ"));
		Download.of("imagej").unzip(Files.createDirectories(imageJ.resolve("plugins")));
		try (Stream<Path> libraries = Files.list(Download.PROJECT.resolve("target/lib"))) {
			final Path jar = libraries.filter(file -> file.getFileName().toString().startsWith("ij-")).findFirst()
				.orElseThrow();
			Files.copy(jar, imageJ.resolve("ij.jar"));
		}
	}

	@Test
	void aMacroOutlinesNuclei() throws Exception {
		final Path macro = Files.writeString(user.folder().resolve("größe.ijm"), """
			open("%s");
			run("UniBiomed Segment...", "target=nuclei modality=pathology results=overlay");
			print(Overlay.size, "nuclei");
			""".formatted(Download.PROJECT.resolve("sample-images/01_pathology.png")));
		final NewUser.Said said = run(imageJ.resolve("ij.jar").toString(), "ij.ImageJ", "-batch", macro.toString());
		assertEquals(0, said.code(), said.toString());
		assertTrue(said.out().contains("81 nuclei"), said.toString());
	}

	@Test
	void theCommandsAreInTheMenu() throws Exception {
		final NewUser.Said said = run(
			imageJ.resolve("ij.jar") + File.pathSeparator + System.getProperty("test.classes"),
			MenuProgram.class.getName());
		assertEquals(0, said.code(), said.toString());
		final List<String> items = said.out().lines().toList();
		assertTrue(
			items.containsAll(
				List.of("UniBiomed Segment...", "UniBiomed Batch...", "UniBiomed Demo", "About UniBiomed")),
			said.toString());
		assertEquals(items.stream().distinct().count(), items.size(), said.toString());
	}

	private NewUser.Said run(final String classPath, final String... arguments) throws Exception {
		final List<String> command = new ArrayList<>(List.of(NewUser.java()));
		command.addAll(user.javaOptions());
		command.addAll(List.of("-Dplugins.dir=" + imageJ, "-cp", classPath));
		command.addAll(List.of(arguments));
		return user.run(command);
	}
}

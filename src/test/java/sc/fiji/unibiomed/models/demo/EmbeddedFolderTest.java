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
package sc.fiji.unibiomed.models.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How one version of the files in the program is told from another. */
class EmbeddedFolderTest {

	private final EmbeddedFolder files = new EmbeddedFolder("demo", "/some/where/", List.of("a.txt", "b.txt"));

	@TempDir
	private Path folder;

	@Test
	void aJarAndAFolderWithTheSameFilesHaveOneDigest() throws IOException {
		final Map<String, Long> sizes = new HashMap<>();

		assertEquals(files.digest(inFolder("one", "three"), new HashMap<>()),
			files.digest(inJar("one", "three"), sizes));
		assertEquals(Map.of("a.txt", 3L, "b.txt", 5L), sizes);
	}

	@Test
	void otherContentsOfTheSameSizeHaveAnotherDigest() throws IOException {
		assertNotEquals(files.digest(inJar("one", "three"), new HashMap<>()),
			files.digest(inJar("one", "seven"), new HashMap<>()));
	}

	@Test
	void aFileThatIsMissingIsNamed() throws IOException {
		final URL jar = inJar("one", null);

		assertEquals("The file b.txt is missing in the program; this installation is damaged.",
			assertThrows(IOException.class, () -> files.digest(jar, new HashMap<>())).getMessage());
	}

	private URL inFolder(final String a, final String b) throws IOException {
		Files.writeString(folder.resolve("a.txt"), a);
		Files.writeString(folder.resolve("b.txt"), b);
		return folder.resolve("a.txt").toUri().toURL();
	}

	private URL inJar(final String a, final String b) throws IOException {
		final Path jar = Files.createTempFile(folder, "program", ".jar");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
			out.putNextEntry(new ZipEntry("some/where/a.txt"));
			out.write(a.getBytes(StandardCharsets.UTF_8));
			if (b != null) {
				out.putNextEntry(new ZipEntry("some/where/b.txt"));
				out.write(b.getBytes(StandardCharsets.UTF_8));
			}
		}
		return URI.create("jar:" + jar.toUri() + "!/some/where/a.txt").toURL();
	}
}

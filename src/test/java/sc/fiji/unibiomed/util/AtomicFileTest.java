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
package sc.fiji.unibiomed.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

	@TempDir
	private Path folder;

	@Test
	void aFileIsReplacedAndMissingFoldersAreMade() throws IOException {
		final Path file = folder.resolve("new/note.txt");
		AtomicFile.writeText(file, out -> out.write("one"));
		AtomicFile.writeText(file, out -> out.write("zwei µ"));
		assertEquals("zwei µ", Files.readString(file));
		assertEquals(List.of("note.txt"), names(file.getParent()));
	}

	@Test
	void whenWritingFailsTheOlderFileStaysAndNothingElse() throws IOException {
		final Path file = folder.resolve("note.txt");
		AtomicFile.writeText(file, out -> out.write("one"));
		final IOException failure = assertThrows(IOException.class, () -> AtomicFile.writeText(file, out -> {
			out.write("half of t");
			throw new IOException("disk full");
		}));
		assertEquals("disk full", failure.getMessage());
		assertEquals("one", Files.readString(file));
		assertEquals(List.of("note.txt"), names(folder));
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(path -> path.getFileName().toString()).toList();
		}
	}
}

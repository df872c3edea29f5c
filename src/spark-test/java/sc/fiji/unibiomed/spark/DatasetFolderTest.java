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
package sc.fiji.unibiomed.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFolderTest {

	@TempDir
	private Path work;
	private DatasetFolder folder;

	@BeforeEach
	void writeTheFirst() throws IOException {
		folder = new DatasetFolder(work.resolve("data.parquet"));
		folder.write(part -> make(part, "first"));
	}

	private static void make(final Path part, final String text) {
		try {
			Files.writeString(Files.createDirectory(part).resolve("part-00000"), text);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private String text() throws IOException {
		return Files.readString(work.resolve("data.parquet/part-00000"));
	}

	private long hidden() throws IOException {
		try (Stream<Path> names = Files.list(work)) {
			return names.filter(name -> name.getFileName().toString().startsWith(".")).count();
		}
	}

	@Test
	void theSecondTakesThePlaceOfTheFirst() throws IOException {
		folder.write(part -> make(part, "second"));
		assertEquals("second", text());
		assertEquals(0, hidden());
	}

	@Test
	void theFirstStaysIfTheSecondCannotBeWritten() throws IOException {
		assertThrows(IllegalStateException.class, () -> folder.write(part -> {
			make(part, "half");
			throw new IllegalStateException("The disk is full.");
		}));
		assertEquals("first", text());
	}

	@Test
	void whatAKilledDriverLeftIsRemoved() throws IOException {
		make(work.resolve(".data.parquet-part-1"), "half");
		make(work.resolve(".data.parquet-old-1"), "old");
		make(work.resolve(".other.parquet-part-1"), "somebody else's");
		folder.write(part -> make(part, "second"));
		assertEquals("second", text());
		assertEquals(1, hidden());
	}
}

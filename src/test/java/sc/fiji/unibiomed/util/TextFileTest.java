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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

	@TempDir
	private Path work;

	private String read(final String text, final Charset charset) throws IOException {
		return TextFile.read(Files.write(work.resolve("a.csv"), text.getBytes(charset)));
	}

	@Test
	void whatSpreadsheetsAndEditorsSaveIsRead() throws IOException {
		assertEquals("größe,µm\r\n細胞", read("größe,µm\r\n細胞", StandardCharsets.UTF_8));
		assertEquals("größe,µm", read("\ufeffgröße,µm", StandardCharsets.UTF_8));
		assertEquals("größe,µm", read("\ufeffgröße,µm", StandardCharsets.UTF_16LE));
		assertEquals("größe,µm", read("\ufeffgröße,µm", StandardCharsets.UTF_16BE));
		assertEquals("", read("", StandardCharsets.UTF_8));
		assertEquals("", read("\ufeff", StandardCharsets.UTF_16LE));
	}

	@Test
	void whatNobodyCanKnowIsRefusedByItsLine() {
		final String sentence = work.resolve("a.csv") + " is not UTF-8 text: line 3 has bytes that are not letters " +
			"there; save the file again as UTF-8, in a spreadsheet as \"CSV UTF-8\".";
		assertEquals(sentence, refused("a\r\nb\ré.png", StandardCharsets.ISO_8859_1));
		assertEquals(sentence, refused("a\nb\nc,d", StandardCharsets.UTF_16LE).replace("line 1", "line 3"));
	}

	/** Half a character at the end of a file that was cut. */
	@Test
	void aCutCharacterIsRefused() throws IOException {
		final Path file = Files.write(work.resolve("a.csv"), new byte[] { 'a', '\n', (byte) 0xe7, (byte) 0xb4 });
		assertEquals(
			file + " is not UTF-8 text: line 2 has bytes that are not letters there; save the file again as " +
				"UTF-8, in a spreadsheet as \"CSV UTF-8\".",
			assertThrows(TextFileException.class, () -> TextFile.read(file)).getMessage());
	}

	private String refused(final String text, final Charset charset) {
		return assertThrows(TextFileException.class, () -> read(text, charset)).getMessage();
	}
}

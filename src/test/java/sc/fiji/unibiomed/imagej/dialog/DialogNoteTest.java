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
package sc.fiji.unibiomed.imagej.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

/** Remarks in Fiji's dialogs, which are HTML, and in ImageJ's, which are not. */
class DialogNoteTest {

	@Test
	void eachLineStaysALineInFijisDialogs() {
		final String html = DialogNote.html(List.of("CT: liver, spleen", "a & b < c"));
		assertEquals("<html>CT:&nbsp;liver,&nbsp;spleen<br>a&nbsp;&amp;&nbsp;b&nbsp;&lt;&nbsp;c</html>", html);
		assertFalse(html.contains(" "), "would be broken before the dialog has its width");
	}

	@Test
	void inImageJsDialogsItIsPlainText() {
		assertEquals("CT: liver, spleen\na & b < c",
			DialogNote.text(DialogNote.html(List.of("CT: liver, spleen", "a & b < c"))));
	}

	@Test
	void messagesAreNotAsWideAsTheirSentences() {
		final String path = "/data/" + "deeper/".repeat(20) + "image.tif";
		assertEquals("word ".repeat(16).strip() + "\n" + "word ".repeat(4).strip() + "\n" + path + "\nis short.\nNew.",
			DialogNote.lines("word ".repeat(20) + path + " is short.\nNew."));
	}

	@Test
	void longRemarksTakeSeveralLines() {
		final List<String> lines = DialogNote.wrapped("word ".repeat(50));
		assertTrue(lines.size() > 2);
		lines.forEach(line -> assertTrue(line.length() <= DialogNote.WIDTH + 4, line));
		assertTrue(lines.get(1).startsWith("   word word"), lines.get(1));
	}
}

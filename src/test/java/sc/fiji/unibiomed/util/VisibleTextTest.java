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
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

	private static final String RED = "\u001b[31m";
	private static final String MICROSCOPE = "\ud83d\udd2c";

	@Test
	void whatATerminalWouldObeyIsShown() {
		assertEquals("\\u001b[31mred.png", VisibleText.line(RED + "red.png"));
		assertEquals("a\\u0000b\\u007fc\\u009b", VisibleText.text("a\0b\u007fc\u009b"));
		assertEquals("\\u202egnp.exe", VisibleText.text("\u202egnp.exe"));
	}

	@Test
	void linesAreForTextsOnly() {
		assertEquals("a\\u000ab\\u0009c\\u000d", VisibleText.line("a\nb\tc\r"));
		assertEquals("a\nb\tc\r", VisibleText.text("a\nb\tc\r"));
		assertEquals("a\\u2028b", VisibleText.text("a\u2028b"));
	}

	@Test
	void lettersOfAllLanguagesStay() {
		final String text = "Zellkerne µm, 細胞核, נוירון, " + MICROSCOPE;
		assertSame(text, VisibleText.line(text));
	}

	@Test
	void halvesOfCharactersAreShown() {
		assertEquals("a\\ud83d", VisibleText.line("a\ud83d"));
		assertEquals("\\udd2cb" + MICROSCOPE, VisibleText.line("\udd2cb" + MICROSCOPE));
	}

	@Test
	void whatIsShortenedDoesNotEndInTheMiddleOfACharacter() {
		assertEquals("a", VisibleText.beginning("a" + MICROSCOPE, 2));
		assertEquals("a" + MICROSCOPE, VisibleText.beginning("a" + MICROSCOPE + "b", 3));
		assertEquals("ab…", VisibleText.shortLine("ab" + MICROSCOPE + "cd", 4));
		assertEquals("a b", VisibleText.shortLine("a \n b", 4));
	}
}

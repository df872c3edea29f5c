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

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class DelimitedTextTest {

	private static final List<DelimitedText.Row> TWO_ROWS = List.of(row(1, "image", "prompt"),
		row(2, "a.png", "What is it?"));

	private static DelimitedText.Row row(final int line, final String... cells) {
		return new DelimitedText.Row(line, List.of(cells));
	}

	private static List<DelimitedText.Row> rows(final String text) throws DelimitedText.NoTableException {
		return new DelimitedText(text).rows();
	}

	@ParameterizedTest
	@ValueSource(strings = { "image,prompt\na.png,What is it?\n", "image,prompt\r\na.png,What is it?",
		"image,prompt\ra.png,What is it?\r", "image;prompt\na.png;What is it?\n", "image\tprompt\na.png\tWhat is it?\n",
		"\"image\",\"prompt\"\na.png, \"What is it?\" \n", " image , prompt \n a.png,What is it? \n,\n\n , \n" })
	void tablesAsSpreadsheetsSaveThem(final String text) throws DelimitedText.NoTableException {
		assertEquals(TWO_ROWS, rows(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sep=;\nimage;a,b,c\n", "sep=,\nimage,\"a,b,c\"\n", "sep=\t\nimage\ta,b,c\n" })
	void whatIsBetweenCellsMayBeSaid(final String text) throws DelimitedText.NoTableException {
		assertEquals(List.of(row(2, "image", "a,b,c")), rows(text));
	}

	@Test
	void linesAreThoseOfTheFile() throws DelimitedText.NoTableException {
		assertEquals(List.of(row(1, "a", "b"), row(2, "one\ntwo", "c"), row(5, "d", "e \"f\"")),
			rows("a,b\r\n\"one\r\ntwo\",c\r\n\r\nd,\"e \"\"f\"\"\"\r\n"));
	}

	@Test
	void aQuotationMarkWithinAWordIsALetter() throws DelimitedText.NoTableException {
		assertEquals(List.of(row(1, "a"), row(2, "5\" tile")), rows("a\n5\" tile\n"));
	}

	@Test
	void whatIsNoTableIsToldByItsLine() {
		assertEquals("line 2 opens a quotation mark that is never closed; close it",
			assertThrows(DelimitedText.NoTableException.class, () -> rows("a,b\nc,\"d\ne,f\n")).getMessage());
		assertEquals(
			"line 3 continues after a closing quotation mark; write quotation marks within a cell twice, and put the " +
				"whole cell in quotation marks",
			assertThrows(DelimitedText.NoTableException.class, () -> rows("a,b\nc,\"d\ne\"f\n")).getMessage());
	}

	@Test
	void anyTextEnds() {
		final Random random = new Random(11);
		final String letters = "a,;\t\"\r\n =sep";
		for (int i = 0; i < 2000; i++) {
			final StringBuilder text = new StringBuilder();
			for (int k = random.nextInt(30); k > 0; k--) {
				text.append(letters.charAt(random.nextInt(letters.length())));
			}
			try {
				for (final DelimitedText.Row row : rows(text.toString())) {
					assertEquals(true, row.line() >= 1 && row.cells().stream().anyMatch(cell -> !cell.isEmpty()));
				}
			}
			catch (final DelimitedText.NoTableException e) {
				assertEquals(true, e.getMessage().startsWith("line "), e.getMessage());
			}
		}
	}
}

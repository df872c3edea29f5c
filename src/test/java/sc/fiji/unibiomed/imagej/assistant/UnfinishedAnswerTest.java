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
package sc.fiji.unibiomed.imagej.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.findings.AnswerMarks;

/** What the Assistant shows of an answer that is being written. */
class UnfinishedAnswerTest {

	@ParameterizedTest
	@CsvSource({ "a <,'a '", "a <|en,'a '", "a <|end|,'a '", "a <p,'a '", "a </p,'a '", "a <img,'a '",
		"a <IMG_CON,'a '", "a <img>,a <img>", "a <x,a <x", "a [SE,'a '", "a [SEG],a [SEG]", "size < 5 mm,size < 5 mm",
		"see [1],see [1]", "a <|end|>,a <|end|>", "a <|im_,'a '", "a <|im_end|,'a '", "a <|im_end|>,a <|im_end|>" })
	void whatMayBecomeAMarkWaits(final String unfinished, final String shown) {
		assertEquals(shown, certain(unfinished));
	}

	/** However an answer is cut, nobody sees a part of its notation, and text never shrinks. */
	@ParameterizedTest
	@ValueSource(strings = { "<|end|>", "<|im_end|>", "<|endoftext|>", "<img><IMG_CONTEXT></img>" })
	void noPrefixOfAnAnswerShowsNotation(final String end) {
		final String answer = "There is <p> a small brain tumor </p> [SEG] in the upper region." + end;
		String last = "";
		for (int length = 0; length <= answer.length(); length++) {
			final StringBuilder text = new StringBuilder();
			ReadableAnswer.pieces(certain(answer.substring(0, length)), "").forEach(piece -> text.append(piece.text()));
			assertFalse(text.toString().matches(".*[<>|\\[\\]].*"), text.toString());
			assertFalse(text.toString().strip().length() < last.length(), last + " / " + text);
			last = text.toString().strip();
		}
		assertEquals("There is a small brain tumor in the upper region.", last);
	}

	private static String certain(final String unfinished) {
		return unfinished.substring(0, AnswerMarks.certainLength(unfinished));
	}
}

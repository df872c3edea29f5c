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
package sc.fiji.unibiomed.interpret.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However an answer is cut into pieces, what is streamed of it is the text that is there in the end. */
class PlainTextStreamTest {

	private static final List<String> PARTS = List.of("liver", " ", "  ", "\n", "<", ">", "[", "]", "|", "/", "<p>",
		"</p>", "<p> ", " </p>", "[SEG]", "[SE", "EG]", "[1]", "<|im_end|>", "<|end|>", "<|", "|>", "<|im_", "<img>",
		"</img>", "<IMG_CONTEXT>", "<im", "< 5 mm", "µ", "肝", "\ud83e\udec0", "\u00a0", "\u0085", ".", "<region>", "p",
		"<s>", "</s>");

	@ParameterizedTest
	@ValueSource(strings = { " Sure, it is <p> a polyp </p> [SEG].<|im_end|>", "<img><IMG_CONTEXT></img>liver [SEG]",
		"size < 5 mm and [1] > 3", "a <p> b", "\n\n<|end|>\n", "" })
	void everyCutOfAnAnswerGivesTheSameText(final String answer) {
		for (int first = 0; first <= answer.length(); first++) {
			for (int second = first; second <= answer.length(); second++) {
				assertEquals(PlainText.of(answer), streamed(
					List.of(answer.substring(0, first), answer.substring(first, second), answer.substring(second))));
			}
		}
	}

	@Test
	void everyRandomCutOfRandomAnswersGivesTheSameText() {
		final Random random = new Random(20);
		for (int i = 0; i < 20_000; i++) {
			final StringBuilder answer = new StringBuilder();
			for (int part = random.nextInt(12); part >= 0; part--) {
				answer.append(PARTS.get(random.nextInt(PARTS.size())));
			}
			assertEquals(PlainText.of(answer.toString()), streamed(pieces(answer.toString(), random)),
				answer.toString());
		}
	}

	/** Several answers that become one, as those about several regions do, are stripped before they are joined. */
	@Test
	void severalAnswersAreTheTextOfAllOfThem() {
		final Random random = new Random(21);
		for (int i = 0; i < 20_000; i++) {
			final PlainTextStream stream = new PlainTextStream();
			final StringBuilder read = new StringBuilder();
			final List<String> answers = new ArrayList<>();
			for (int part = 0; part < 3; part++) {
				final String answer = PARTS.get(random.nextInt(PARTS.size())) + PARTS.get(random.nextInt(PARTS.size()));
				read.append(part == 0 ? "" : stream.nextPart());
				pieces(answer, random).forEach(piece -> read.append(stream.next(piece)));
				answers.add(GreedyDecoder.stripped(answer));
			}
			read.append(stream.finish());
			assertEquals(PlainText.of(String.join("\n", answers)), read.toString(), String.join("\u23ce", answers));
		}
	}

	/** What was given out is never taken back, and has no part of a mark. */
	@Test
	void nobodySeesAHalfWrittenMark() {
		final String answer = "There is <p> a small tumor </p> [SEG] in the liver <img></img>.<|endoftext|>";
		final PlainTextStream stream = new PlainTextStream();
		final StringBuilder read = new StringBuilder();
		for (final char c : answer.toCharArray()) {
			read.append(stream.next(String.valueOf(c)));
			assertFalse(read.toString().matches(".*[<>|].*|.*\\[\\D.*"), read.toString());
		}
		assertEquals("There is a small tumor [1] in the liver .", read + stream.finish());
	}

	@ParameterizedTest
	@CsvSource({ "a <b> c,a <b> c", "1 < 2,1 < 2", "a <,a <", "<region> 1,<region> 1", "x <|,x <|", "'a <p></p> b',a b",
		"[SEG][SEG],[1][2]", "a</s>,a", "<tool_call>a</tool_call>,a" })
	void wordsStay(final String answer, final String read) {
		assertEquals(read, PlainText.of(answer));
	}

	private static List<String> pieces(final String answer, final Random random) {
		final List<String> pieces = new ArrayList<>();
		for (int from = 0; from < answer.length();) {
			final int to = Math.min(answer.length(), from + random.nextInt(5));
			pieces.add(answer.substring(from, to));
			from = to;
		}
		return pieces;
	}

	private static String streamed(final List<String> pieces) {
		final PlainTextStream stream = new PlainTextStream();
		final StringBuilder text = new StringBuilder();
		pieces.forEach(piece -> text.append(stream.next(piece)));
		return text.append(stream.finish()).toString();
	}
}

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
package sc.fiji.unibiomed.evaluate.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MeteorTest {

	private static final double TINY = 1e-12;
	private static final double FOUR_DIGITS = 5e-5;
	private static final String REFERENCE = "the cat sat on the mat";

	/** The three examples of the encyclopedia's article on METEOR, with its figures. */
	@Test
	void thePublishedExamples() {
		assertEquals(0.5000, meteor("on the mat sat the cat", REFERENCE), FOUR_DIGITS);
		assertEquals(0.9977, meteor("the cat sat on the mat", REFERENCE), FOUR_DIGITS);
		assertEquals(0.9654, meteor("the cat was sat on the mat", REFERENCE), FOUR_DIGITS);
	}

	@Test
	void theSameByHand() {
		// All 6 words match, each is a chunk of its own: 1 * (1 - 0.5 * (6/6)^3).
		assertEquals(0.5, meteor("on the mat sat the cat", REFERENCE), TINY);
		// One chunk of 6 matches.
		assertEquals(1 - 0.5 / 216, meteor(REFERENCE, REFERENCE), TINY);
		// 6 of 7 words, 2 chunks: P = 6/7, R = 1.
		final double mean = 10 * (6 / 7.0) / (1 + 9 * 6 / 7.0);
		assertEquals(mean * (1 - 0.5 * 8 / 216), meteor("the cat was sat on the mat", REFERENCE), TINY);
	}

	@Test
	void wordsWithTheSameStemMatch() {
		// All 3 words match, in one chunk.
		assertEquals(1 - 0.5 / 27, meteor("large opacities seen", "large opacity seen"), TINY);
	}

	@Test
	void synonymsDoNot() {
		assertEquals(0, meteor("neoplasm", "tumor"));
	}

	@Test
	void equalWordsMatchBeforeWordsWithTheSameStem() {
		// "lung" goes to "lung" though "lungs" comes first; then "lungs" has no partner: P = 1, R = 1/2, 1 chunk of 1.
		assertEquals(10 * 0.5 / (0.5 + 9) * 0.5, meteor("lung", "lungs lung"), TINY);
		assertArrayEquals(new int[] { 1 }, WordAlignment.of(WordTokens.of("lung"), WordTokens.of("lungs lung")));
	}

	@Test
	void nothingInCommonIsNothing() {
		assertEquals(0, meteor("liver", REFERENCE));
		assertEquals(0, meteor("", REFERENCE));
		assertEquals(0, meteor(REFERENCE, ""));
	}

	private static double meteor(final String text, final String reference) {
		return Meteor.score(WordTokens.of(text), WordTokens.of(reference));
	}
}

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

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Examples S1 to S3 are from Lin (2004), section 3.1. */
class RougeLTest {

	private static final double TINY = 1e-12;
	private static final String S1 = "police killed the gunman";

	@Test
	void wordsInOrderCount() {
		// S2, "a score of 3/4": precision and recall are equal, so that their weights do not matter.
		assertEquals(3 / 4.0, rouge("police kill the gunman", S1), TINY);
	}

	@Test
	void wordsOutOfOrderDoNot() {
		// S3, "a score of 2/4": "the gunman", though "police" is there, too.
		assertEquals(2 / 4.0, rouge("the gunman kill police", S1), TINY);
	}

	@Test
	void recallWeighsMoreThanPrecision() {
		// 2 of 4 words of the reference, 2 of 2 of the text: (1 + 1.44) * 0.5 * 1 / (0.5 + 1.44 * 1).
		assertEquals(2.44 * 0.5 / 1.94, rouge("the gunman", S1), TINY);
		// The other way round: (1 + 1.44) * 1 * 0.5 / (1 + 1.44 * 0.5).
		assertEquals(2.44 * 0.5 / 1.72, rouge(S1, "the gunman"), TINY);
	}

	@Test
	void nothingInCommonIsNothing() {
		assertEquals(0, rouge("liver", S1));
		assertEquals(0, rouge("", S1));
		assertEquals(0, rouge(S1, ""));
	}

	@Test
	void commonWordsNeedNotStandSideBySide() {
		assertEquals(4, RougeL.longestCommonSubsequence(WordTokens.of("a b c b d a b"), WordTokens.of("b d c a b a")));
	}

	private static double rouge(final String text, final String reference) {
		return RougeL.score(WordTokens.of(text), WordTokens.of(reference));
	}
}

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

import java.util.List;

import org.junit.jupiter.api.Test;

class WordTokensTest {

	@Test
	void wordsAreLowerCaseAndWithoutPunctuation() {
		assertEquals(List.of("the", "cat", "is", "on", "the", "mat"), WordTokens.of("The cat is on the mat."));
		assertEquals(List.of("liver", "2", "of", "3"), WordTokens.of("(Liver): \"2 of 3\"!"));
	}

	@Test
	void wordsWithHyphensAndNumbersWithPointsStayWhole() {
		assertEquals(List.of("ground-glass", "opacity", "of", "1.5", "cm", "40", "%", "1,200", "ml"),
			WordTokens.of("Ground-glass opacity of 1.5 cm, 40 %; 1,200 ml."));
	}

	@Test
	void aPointEndsAWordButNotANumber() {
		assertEquals(List.of("polyp", "no", "7"), WordTokens.of("polyp.No 7."));
	}

	/** As the Penn Treebank has them. */
	@Test
	void cliticsAreWordsOfTheirOwn() {
		assertEquals(List.of("the", "patient", "'s", "lung", "does", "n't", "collapse"),
			WordTokens.of("The patient's lung doesn’t collapse."));
	}

	@Test
	void textsWithoutWordsHaveNone() {
		assertEquals(List.of(), WordTokens.of(" … – !"));
		assertEquals(List.of(), WordTokens.of(""));
	}
}

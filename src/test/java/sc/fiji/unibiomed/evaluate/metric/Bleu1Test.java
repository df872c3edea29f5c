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

/** Examples are from Papineni et al. (2002), with one of their references. */
class Bleu1Test {

	private static final double TINY = 1e-12;

	@Test
	void aWordCountsAsOftenAsTheReferenceHasIt() {
		// "Modified unigram precision = 2/7", section 2.1.
		final Bleu1 bleu = bleu("the the the the the the the", "The cat is on the mat.");

		assertEquals(2 / 7.0, bleu.precision(), TINY);
		assertEquals(1, bleu.brevityPenalty(), "7 words are more than 6");
		assertEquals(2 / 7.0, bleu.score(), TINY);
	}

	@Test
	void shortTextsArePenalised() {
		// Example 3: "of the" has both its words in a reference of 16 words, so that precision alone would be 2/2.
		final Bleu1 bleu = bleu("of the",
			"It is the practical guide for the army always to heed the directions of the party");

		assertEquals(1, bleu.precision());
		assertEquals(Math.exp(1 - 16 / 2.0), bleu.score(), TINY);
	}

	@Test
	void equalTextsHaveOne() {
		assertEquals(1, bleu("It is a guide to action", "it is a guide to action.").score());
	}

	@Test
	void aCorpusIsScoredByTheCountsOfAllItsTexts() {
		// 2 of 7 words and 3 of 3: 5 of 10, with 9 words in the references.
		final Bleu1 both = bleu("the the the the the the the", "The cat is on the mat.")
			.plus(bleu("a small polyp", "A small polyp."));

		assertEquals(new Bleu1(5, 10, 9), both);
		assertEquals(0.5, both.score(), TINY);
	}

	@Test
	void noWordsHaveNothing() {
		assertEquals(0, bleu("", "liver").score());
		assertEquals(0, bleu("liver", "").score());
		assertEquals(0, Bleu1.NONE.score());
	}

	private static Bleu1 bleu(final String text, final String reference) {
		final List<String> words = WordTokens.of(text);
		return Bleu1.of(words, WordTokens.of(reference));
	}
}

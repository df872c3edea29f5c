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

import java.util.Arrays;
import java.util.List;

/**
 * METEOR as it was published first (Banerjee and Lavie 2005), with two of its three ways to match words: equal words
 * and words with the same Porter stem. WordNet's synonyms are not used, so that {@code tumor} and {@code neoplasm} stay
 * two words. UniBiomed's scripts call METEOR 1.5, which has synonyms, paraphrases and other weights: its numbers are
 * others.
 */
public final class Meteor {

	/** Recall weighs nine times as much as precision: {@code 10 P R / (R + 9 P)}. */
	private static final double RECALL_WEIGHT = 9;
	/** The penalty is {@code 0.5 · (chunks / matches)³}. */
	private static final double PENALTY = 0.5;
	private static final double PENALTY_POWER = 3;

	private Meteor() {}

	/**
	 * Compares two texts.
	 *
	 * @return from 0 to below 1; 0 without common words. Equal texts of n words have {@code 1 − 0.5 / n³}: they are one
	 *           chunk
	 */
	public static double score(final List<String> text, final List<String> reference) {
		final int[] partners = WordAlignment.of(text, reference);
		final long matches = Arrays.stream(partners).filter(partner -> partner >= 0).count();
		if (matches == 0) {
			return 0;
		}
		final double precision = (double) matches / text.size();
		final double recall = (double) matches / reference.size();
		final double mean = (1 + RECALL_WEIGHT) * precision * recall / (recall + RECALL_WEIGHT * precision);
		final double penalty = PENALTY * Math.pow((double) WordAlignment.chunks(partners) / matches, PENALTY_POWER);
		return mean * (1 - penalty);
	}
}

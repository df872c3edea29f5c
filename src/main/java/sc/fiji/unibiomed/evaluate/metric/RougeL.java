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

import java.util.List;

/**
 * ROUGE-L (Lin: "ROUGE: a package for automatic evaluation of summaries", 2004): the longest sequence of words that two
 * texts have in common in that order, not necessarily side by side.
 */
public final class RougeL {

	/** How much more recall weighs than precision: the value of pycocoevalcap, which UniBiomed's scripts use. */
	private static final double BETA = 1.2;

	private RougeL() {}

	/**
	 * Lin's F: with {@code R} = common words / words of the reference and {@code P} = common words / words of the text,
	 * {@code (1 + β²) R P / (R + β² P)}.
	 *
	 * @return from 0 to 1; 0 without common words
	 */
	public static double score(final List<String> text, final List<String> reference) {
		final int common = longestCommonSubsequence(text, reference);
		if (common == 0) {
			return 0;
		}
		final double recall = (double) common / reference.size();
		final double precision = (double) common / text.size();
		return (1 + BETA * BETA) * recall * precision / (recall + BETA * BETA * precision);
	}

	/** Row by row of the usual table (Wagner and Fischer 1974); only the row before is kept. */
	static int longestCommonSubsequence(final List<String> one, final List<String> other) {
		int[] above = new int[other.size() + 1];
		for (final String word : one) {
			final int[] row = new int[other.size() + 1];
			for (int j = 0; j < other.size(); j++) {
				row[j + 1] = word.equals(other.get(j)) ? above[j] + 1 : Math.max(above[j + 1], row[j]);
			}
			above = row;
		}
		return above[other.size()];
	}
}

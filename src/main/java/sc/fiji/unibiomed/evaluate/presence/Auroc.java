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
package sc.fiji.unibiomed.evaluate.presence;

import java.util.Arrays;

/**
 * The area under the receiver operating characteristic: how likely a present target has a higher score than an absent
 * one, where equal scores count half (the statistic of Mann and Whitney, Annals of Mathematical Statistics 18, 1947;
 * Hanley and McNeil, Radiology 143, 1982):
 * {@code sum over all pairs of (1 if present > absent, 0.5 if equal) / (number of pairs)}. 0.5 is chance, 1 is perfect.
 */
final class Auroc {

	private Auroc() {}

	/**
	 * @param present scores of what is there, at least one; may be infinite, not NaN
	 * @param absent scores of what is not, at least one
	 * @return 0 to 1
	 */
	static double of(final double[] present, final double[] absent) {
		final double[] low = absent.clone();
		Arrays.sort(low);
		double wins = 0;
		for (final double score : present) {
			wins += (first(low, score, false) + first(low, score, true)) / 2.0;
		}
		return wins / present.length / low.length;
	}

	/** How many of the sorted values are below the score, or, if equal ones count, not above it. */
	private static int first(final double[] sorted, final double score, final boolean withEqual) {
		int low = 0;
		int high = sorted.length;
		while (low < high) {
			final int middle = (low + high) >>> 1;
			if (sorted[middle] < score || withEqual && sorted[middle] == score) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}
}

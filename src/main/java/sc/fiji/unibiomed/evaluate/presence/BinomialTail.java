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

/** The exact tail of the binomial distribution. */
final class BinomialTail {

	private BinomialTail() {}

	/**
	 * How likely at most {@code k} of {@code n} independent findings are wrong if each is with probability {@code p}:
	 * {@code sum over i = 0 … k of (n choose i) p^i (1 - p)^(n - i)}. It is the p-value of the hypothesis that more
	 * than a share {@code p} is wrong.
	 *
	 * @param k 0 to n
	 * @param n at least 0
	 * @param p above 0 and below 1
	 */
	static double atMost(final int k, final int n, final double p) {
		// In logarithms, as (1 - p)^n is no number of a computer for large n.
		double log = n * Math.log1p(-p);
		final double odds = Math.log(p) - Math.log1p(-p);
		double sum = Math.exp(log);
		for (int i = 1; i <= k; i++) {
			log += Math.log((double) (n - i + 1) / i) + odds;
			sum += Math.exp(log);
		}
		return Math.min(1, sum);
	}

	/**
	 * The fewest findings of which {@code k} may be wrong so that {@link #atMost} is at most {@code delta}.
	 */
	static int fewest(final int k, final double p, final double delta) {
		int n = k + 1;
		while (atMost(k, n, p) > delta) {
			n++;
		}
		return n;
	}
}

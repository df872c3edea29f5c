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

import java.util.List;
import java.util.Optional;

/**
 * Finds the lowest threshold on the evidence at and above which at most a share {@code alpha} of findings is wrong,
 * with a probability of at least {@code 1 - delta} over the choice of the findings, whatever their distribution is:
 * fixed sequence testing as in "Learn then Test" (Angelopoulos, Bates, Candès, Jordan and Lei, arXiv 2110.01052, 2021;
 * for losses that fall with the threshold see also "Conformal Risk Control", Angelopoulos, Bates, Fisch, Lei and
 * Schuster, arXiv 2208.02814, 2022).
 * <p>
 * Thresholds 1.00, 0.99, … 0.00 are tested from strict to lax. Of a threshold with {@code n} findings at or above it,
 * of which {@code k} are wrong, the hypothesis "more than a share alpha of such findings is wrong" is rejected if
 *
 * <pre>
 * P(Binomial(n, alpha) &lt;= k) = sum over i = 0 … k of (n choose i) alpha^i (1 - alpha)^(n - i)  &lt;=  delta
 * </pre>
 *
 * The first one that is not rejected ends the sequence, and so no correction for their number is needed. The threshold
 * is the laxest that was rejected.
 * <p>
 * The sequence begins at the first threshold with enough findings. How many these are is decided by the number of all
 * findings only, and by nothing that tells right from wrong: a third of them, but not fewer than allow one wrong
 * finding (46 for 10 % and 95 %), or where there are not so many, than allow none (29). The promise is kept if a
 * stricter threshold is no worse, on average, than a laxer one; that is what evidence means, and what the reliability
 * plot shows.
 */
final class ThresholdTest {

	/** Steps of thresholds from 0 to 1. */
	private static final int STEPS = 100;

	private final double alpha;
	private final double delta;

	/**
	 * A finding of which it is known whether it is right.
	 *
	 * @param evidence 0 to 1
	 */
	record Judged(double evidence, boolean isWrong) {}

	/**
	 * What is promised.
	 *
	 * @param threshold 0 to 1
	 * @param findings at or above it
	 * @param wrong of these
	 */
	record Threshold(double threshold, int findings, int wrong) {}

	/**
	 * @param alpha the share of wrong findings, above 0 and below 1
	 * @param delta the risk that the promise is broken, above 0 and below 1
	 */
	ThresholdTest(final double alpha, final double delta) {
		this.alpha = alpha;
		this.delta = delta;
	}

	/** The laxest threshold with the promise; empty if there is none. */
	Optional<Threshold> of(final List<Judged> findings) {
		final int enough = enough(findings.size());
		Optional<Threshold> last = Optional.empty();
		for (int step = STEPS; step >= 0; step--) {
			final double threshold = (double) step / STEPS;
			final List<Judged> kept = findings.stream().filter(finding -> finding.evidence() >= threshold).toList();
			final int n = kept.size();
			if (n < enough || last.filter(before -> before.findings() == n).isPresent()) {
				// Too few yet; or nothing new, and nothing is said of evidence lower than any that was seen.
				continue;
			}
			final int wrong = (int) kept.stream().filter(Judged::isWrong).count();
			if (BinomialTail.atMost(wrong, n, alpha) > delta) {
				break;
			}
			last = Optional.of(new Threshold(threshold, n, wrong));
		}
		return last;
	}

	private int enough(final int all) {
		final int forOneWrong = BinomialTail.fewest(1, alpha, delta);
		return all < forOneWrong ? BinomialTail.fewest(0, alpha, delta) : Math.max(forOneWrong, (all + 2) / 3);
	}
}

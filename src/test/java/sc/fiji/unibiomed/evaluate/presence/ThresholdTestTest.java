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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTestTest {

	private static final double ALPHA = 0.1;
	private static final double DELTA = 0.05;
	private static final ThresholdTest TEST = new ThresholdTest(ALPHA, DELTA);
	private static final int RESAMPLINGS = 200;
	/** How far the share of kept promises may be below 95 % by chance: two standard deviations of a mean of 200. */
	private static final double MONTE_CARLO = 2 * Math.sqrt(DELTA * (1 - DELTA) / RESAMPLINGS);

	/** Expected values: summed with fractions in Python. */
	@ParameterizedTest
	@CsvSource({ "0, 29, 0.1, 0.047101287", "1, 46, 0.1, 0.048003800", "2, 10, 0.5, 0.0546875",
		"90, 1000, 0.1, 0.158238141", "3, 3, 0.2, 1" })
	void theTailIsExact(final int k, final int n, final double p, final double expected) {
		assertEquals(expected, BinomialTail.atMost(k, n, p), 1e-6);
	}

	@Test
	void aPromiseNeeds29FindingsWithoutAWrongOneAnd46WithOne() {
		assertEquals(29, BinomialTail.fewest(0, ALPHA, DELTA));
		assertEquals(46, BinomialTail.fewest(1, ALPHA, DELTA));
		assertEquals(Optional.empty(), TEST.of(findings(28, 0.9, false)));
		assertEquals(Optional.of(new ThresholdTest.Threshold(0.9, 29, 0)), TEST.of(findings(29, 0.9, false)));
	}

	@Test
	void theLaxestThresholdBeforeTooManyAreWrongIsTaken() {
		final List<ThresholdTest.Judged> all = findings(40, 0.95, false);
		all.addAll(findings(20, 0.855, false));
		all.addAll(findings(2, 0.855, true));
		all.addAll(findings(30, 0.805, true));

		// 2 wrong of 62: P(Binomial(62, 0.1) <= 2) = 0.0457. Below, 32 of 92.
		assertEquals(Optional.of(new ThresholdTest.Threshold(0.85, 62, 2)), TEST.of(all));
	}

	@Test
	void whatComesAfterAThresholdThatFailsIsNotLookedAt() {
		final List<ThresholdTest.Judged> all = findings(50, 0.95, true);
		all.addAll(findings(50, 0.85, false));

		assertEquals(Optional.empty(), TEST.of(all));
	}

	@Test
	void thePromiseHoldsWhereSureFindingsAreRight() {
		assertPromiseHolds(evidence -> 0.6 * Math.pow(1 - evidence, 3), 120, 0.5);
		assertPromiseHolds(evidence -> evidence > 0.6 ? 0.02 : 0.5, 200, 0.7);
	}

	/** The hardest case: everything is as wrong as is just not allowed, and evidence says nothing. */
	@Test
	void thePromiseHoldsWhereEvidenceSaysNothing() {
		assertPromiseHolds(evidence -> ALPHA + 1e-9, 40, 0);
		assertPromiseHolds(evidence -> ALPHA + 1e-9, 150, 0);
	}

	/**
	 * Draws data 200 times, and counts how often the findings at or above the threshold, drawn anew, would be wrong
	 * more often than was promised; the truth is known, as it is simulated: evidence is even from 0 to 1.
	 *
	 * @param wrong how likely a finding with an evidence is wrong; falls with it
	 * @param leastUseful in how many of the drawings something must be promised at least, as a share
	 */
	private static void assertPromiseHolds(final DoubleUnaryOperator wrong, final int findings,
		final double leastUseful)
	{
		int kept = 0;
		int promised = 0;
		for (int drawing = 0; drawing < RESAMPLINGS; drawing++) {
			final Random random = new Random(1000L + drawing);
			final List<ThresholdTest.Judged> sample = new ArrayList<>();
			for (int i = 0; i < findings; i++) {
				final double evidence = random.nextDouble();
				sample.add(new ThresholdTest.Judged(evidence, random.nextDouble() < wrong.applyAsDouble(evidence)));
			}
			final Optional<ThresholdTest.Threshold> found = TEST.of(sample);
			promised += found.isPresent() ? 1 : 0;
			kept += found.isEmpty() || mean(wrong, found.get().threshold()) <= ALPHA ? 1 : 0;
		}
		final double share = (double) kept / RESAMPLINGS;
		assertTrue(share >= 1 - DELTA - MONTE_CARLO, "kept in " + share);
		assertTrue(promised >= leastUseful * RESAMPLINGS, "promised in " + promised);
	}

	/** The true share of wrong findings from a threshold to 1, by the midpoint rule. */
	private static double mean(final DoubleUnaryOperator wrong, final double threshold) {
		final int steps = 10000;
		double sum = 0;
		for (int i = 0; i < steps; i++) {
			sum += wrong.applyAsDouble(threshold + (i + 0.5) / steps * (1 - threshold));
		}
		return sum / steps;
	}

	private static List<ThresholdTest.Judged> findings(final int count, final double evidence, final boolean wrong) {
		final List<ThresholdTest.Judged> findings = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			findings.add(new ThresholdTest.Judged(evidence, wrong));
		}
		return findings;
	}
}

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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

class BootstrapTest {

	@Test
	void theIntervalOfAMeanIsThatOfTheTextbook() {
		final List<Double> sample = new ArrayList<>(Collections.nCopies(60, 1.0));
		sample.addAll(Collections.nCopies(40, 0.0));

		final Estimate estimate = new Bootstrap(42).of(sample, BootstrapTest::mean);

		assertEquals(100, estimate.count());
		assertEquals(0.6, estimate.value());
		// Standard error sqrt(0.6 * 0.4 / 100) = 0.049; 1.96 of them on either side.
		assertEquals(0.6 - 1.96 * 0.049, estimate.low(), 0.02);
		assertEquals(0.6 + 1.96 * 0.049, estimate.high(), 0.02);
	}

	@Test
	void theSameSeedGivesTheSameInterval() {
		final List<Double> sample = List.of(0.1, 0.4, 0.45, 0.7, 0.9);

		assertEquals(new Bootstrap(42).of(sample, BootstrapTest::mean),
			new Bootstrap(42).of(sample, BootstrapTest::mean));
		assertNotEquals(new Bootstrap(42).of(sample, BootstrapTest::mean),
			new Bootstrap(43).of(sample, BootstrapTest::mean));
	}

	@Test
	void aSingleValueIsItsOwnInterval() {
		assertEquals(new Estimate(1, 0.7, 0.7, 0.7), new Bootstrap(1).of(List.of(0.7), BootstrapTest::mean));
	}

	@Test
	void fromNothingNothingFollows() {
		assertThrows(IllegalArgumentException.class, () -> new Bootstrap(1).of(List.of(), BootstrapTest::mean));
	}

	/** As NumPy's {@code quantile([1, 2, 3, 4], 0.4)}: place 0.4 * 3 = 1.2, so 0.2 of the way from 2 to 3. */
	@Test
	void quantilesLieBetweenTheirNeighbours() {
		final double[] sorted = { 1, 2, 3, 4 };
		assertEquals(2.2, Quantile.of(sorted, 0.4), 1e-12);
		assertEquals(1, Quantile.of(sorted, 0));
		assertEquals(4, Quantile.of(sorted, 1));
		assertEquals(5, Quantile.of(new double[] { 5 }, 0.3));
	}

	private static double mean(final List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}
}

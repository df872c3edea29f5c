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
package sc.fiji.unibiomed.image.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoublePredicate;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PercentilesTest {

	private static final DoublePredicate ALL = value -> true;
	private static final DoublePredicate ABOVE_ZERO = value -> value > 0;

	@Test
	void percentilesLieLinearlyBetweenNeighbours() {
		final float[] values = { 40, 10, 30, 20 };
		// (4 - 1) * 0.25 = 0.75: 10 + 0.75 * 10; (4 - 1) * 0.5 = 1.5: 20 + 0.5 * 10
		assertEquals(Optional.of(new IntensityWindow(17.5, 25)), of(values, new PercentileRange(25, 50), ALL));
	}

	@Test
	void oneValueIsAllItsPercentiles() {
		assertEquals(Optional.of(new IntensityWindow(-3, -3)), of(new float[] { -3 }, PercentileRange.MRI, ALL));
	}

	@Test
	void ofNoValuesThereAreNone() {
		assertEquals(Optional.empty(), of(new float[0], PercentileRange.MRI, ALL));
		assertEquals(Optional.empty(),
			of(new float[] { Float.NaN, Float.POSITIVE_INFINITY }, PercentileRange.MRI, ALL));
		assertEquals(Optional.empty(), of(new float[] { 0, -1 }, PercentileRange.MRI, ABOVE_ZERO));
		assertEquals(Optional.empty(), new CountedValues(256).percentiles(PercentileRange.MRI, raw -> raw, ALL));
	}

	@Test
	void percentilesAreFromZeroToAHundred() {
		assertThrows(IllegalArgumentException.class, () -> new PercentileRange(-1, 50));
		assertThrows(IllegalArgumentException.class, () -> new PercentileRange(60, 50));
		assertThrows(IllegalArgumentException.class, () -> new PercentileRange(0, 101));
	}

	@RepeatedTest(200)
	void floatsHaveThePercentilesOfTheSortedArray(final RepetitionInfo run) {
		final Random random = new Random(run.getCurrentRepetition());
		final float[] values = new float[1 + random.nextInt(400)];
		final int kind = random.nextInt(4);
		for (int i = 0; i < values.length; i++) {
			values[i] = value(random, kind);
		}
		final double low = 100 * random.nextDouble();
		final PercentileRange range = random.nextBoolean()
			? PercentileRange.MRI
			: new PercentileRange(low, low + (100 - low) * random.nextDouble());
		assertEquals(sorted(values, range, ALL), of(values, range, ALL));
		assertEquals(sorted(values, range, ABOVE_ZERO), of(values, range, ABOVE_ZERO));
	}

	@RepeatedTest(100)
	void countedValuesHaveThePercentilesOfTheSortedArray(final RepetitionInfo run) {
		final Random random = new Random(run.getCurrentRepetition());
		final CountedValues counted = new CountedValues(65536);
		final float[] meant = new float[1 + random.nextInt(300)];
		final int spread = random.nextBoolean() ? 65536 : 5;
		// Falls where the raw value rises.
		final float slope = random.nextBoolean() ? -2 : 0.5f;
		for (int i = 0; i < meant.length; i++) {
			final int raw = random.nextInt(spread);
			counted.add(raw);
			meant[i] = 1000 + slope * raw;
		}
		assertEquals(sorted(meant, PercentileRange.FLUORESCENCE, ABOVE_ZERO),
			counted.percentiles(PercentileRange.FLUORESCENCE, raw -> 1000 + slope * raw, ABOVE_ZERO));
	}

	private static float value(final Random random, final int kind) {
		return switch (kind) {
			// Ties, zeros of both signs.
			case 0 -> (random.nextInt(5) - 2) * 0.0f + random.nextInt(3) - 1;
			// Neighbouring bit patterns.
			case 1 -> 1 + random.nextInt(50) * Math.ulp(1f);
			case 2 -> (float) (random.nextGaussian() * 1000);
			// Everything, also what is not a number.
			default -> Float.intBitsToFloat(random.nextInt());
		};
	}

	private static Optional<IntensityWindow> of(final float[] values, final PercentileRange range,
		final DoublePredicate wanted)
	{
		return FloatPercentiles.of(sink -> {
			for (final float value : values) {
				sink.accept(value);
			}
		}, range, wanted);
	}

	/** numpy's percentile(values, ..., method="linear"), written down from its documentation. */
	private static Optional<IntensityWindow> sorted(final float[] values, final PercentileRange range,
		final DoublePredicate wanted)
	{
		final double[] kept = new double[values.length];
		int count = 0;
		for (final float value : values) {
			if (Float.isFinite(value) && wanted.test(value)) {
				kept[count++] = value;
			}
		}
		if (count == 0) {
			return Optional.empty();
		}
		final double[] sorted = Arrays.copyOf(kept, count);
		Arrays.sort(sorted);
		return Optional.of(new IntensityWindow(at(sorted, range.low()), at(sorted, range.high())));
	}

	private static double at(final double[] sorted, final double percent) {
		final double index = (sorted.length - 1) * (percent / 100);
		final int left = (int) index;
		final int right = Math.min(left + 1, sorted.length - 1);
		final double gamma = index - left;
		final double step = sorted[right] - sorted[left];
		return gamma >= 0.5 ? sorted[right] - step * (1 - gamma) : sorted[left] + step * gamma;
	}
}

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

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.IntToDoubleFunction;

/** Values of which there are few different ones, such as those of 8-bit and 16-bit images: counted, not kept. */
public final class CountedValues {

	private final long[] counts;

	/** @param levels how many different raw values there can be */
	public CountedValues(final int levels) {
		counts = new long[levels];
	}

	/**
	 * Counts a value.
	 *
	 * @param raw from 0, below the number of levels
	 */
	public void add(final int raw) {
		counts[raw]++;
	}

	/**
	 * Percentiles of all values counted, interpolated linearly between neighbours as numpy does by default.
	 *
	 * @param meaning what a raw value stands for; need not rise with it
	 * @param wanted which of those count; values that are not finite never do
	 * @return empty if no value counts
	 */
	public Optional<IntensityWindow> percentiles(final PercentileRange range, final IntToDoubleFunction meaning,
		final DoublePredicate wanted)
	{
		final Level[] levels = levels(meaning, wanted);
		// Up to and including each level.
		final long[] total = new long[levels.length];
		long sum = 0;
		for (int i = 0; i < levels.length; i++) {
			sum += levels[i].count;
			total[i] = sum;
		}
		if (sum == 0) {
			return Optional.empty();
		}
		return Optional.of(OrderStatistics.window(range, sum, rank -> {
			final int at = Arrays.binarySearch(total, rank + 1);
			return levels[at < 0 ? -at - 1 : at].value;
		}));
	}

	private Level[] levels(final IntToDoubleFunction meaning, final DoublePredicate wanted) {
		final Level[] levels = new Level[counts.length];
		int used = 0;
		for (int raw = 0; raw < counts.length; raw++) {
			if (counts[raw] > 0) {
				final double value = meaning.applyAsDouble(raw);
				if (Double.isFinite(value) && wanted.test(value)) {
					levels[used++] = new Level(value, counts[raw]);
				}
			}
		}
		final Level[] sorted = Arrays.copyOf(levels, used);
		Arrays.sort(sorted, Comparator.comparingDouble(Level::value));
		return sorted;
	}

	/** So many pixels have this value. */
	private record Level(double value, long count) {}
}

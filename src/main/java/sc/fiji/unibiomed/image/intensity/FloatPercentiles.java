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

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;

/**
 * Exact percentiles of any number of 32-bit values in constant memory: the values are gone through twice and never
 * kept. The bits of floating-point numbers, turned a little, sort as the numbers do; the first time their upper halves
 * are counted, the second time the lower halves of those that the wanted ranks fall on.
 */
public final class FloatPercentiles {

	private static final int HALF = 16;
	private static final int LEVELS = 1 << HALF;
	private static final int LOWER = LEVELS - 1;

	private final DoublePredicate wanted;
	private final long[] upper = new long[LEVELS];

	private FloatPercentiles(final DoublePredicate wanted) {
		this.wanted = wanted;
	}

	/** Takes the values of a source, one after the other. */
	@FunctionalInterface
	public interface Sink {

		void accept(float value);
	}

	/**
	 * Percentiles, interpolated linearly between neighbours as numpy does by default.
	 *
	 * @param source gives all values, the same each time it is called
	 * @param wanted which values count; those that are not finite never do
	 * @return empty if no value counts
	 */
	public static Optional<IntensityWindow> of(final Consumer<Sink> source, final PercentileRange range,
		final DoublePredicate wanted)
	{
		return new FloatPercentiles(wanted).find(source, range);
	}

	private Optional<IntensityWindow> find(final Consumer<Sink> source, final PercentileRange range) {
		source.accept(value -> {
			if (counts(value)) {
				upper[sortable(value) >>> HALF]++;
			}
		});
		long count = 0;
		for (final long some : upper) {
			count += some;
		}
		if (count == 0) {
			return Optional.empty();
		}
		final SortedMap<Integer, Bucket> buckets = new TreeMap<>();
		for (final double percent : new double[] { range.low(), range.high() }) {
			add(buckets, OrderStatistics.rankBelow(percent, count));
			add(buckets, OrderStatistics.rankAbove(percent, count));
		}
		source.accept(value -> {
			if (counts(value)) {
				final int bits = sortable(value);
				final Bucket bucket = buckets.get(bits >>> HALF);
				if (bucket != null) {
					bucket.lower[bits & LOWER]++;
				}
			}
		});
		return Optional.of(OrderStatistics.window(range, count, rank -> value(buckets, rank)));
	}

	private boolean counts(final float value) {
		return Float.isFinite(value) && wanted.test(value);
	}

	private void add(final Map<Integer, Bucket> buckets, final long rank) {
		long before = 0;
		int at = 0;
		while (before + upper[at] <= rank) {
			before += upper[at++];
		}
		buckets.putIfAbsent(at, new Bucket(at, before, new long[LEVELS]));
	}

	private static double value(final SortedMap<Integer, Bucket> buckets, final long rank) {
		Bucket holding = null;
		for (final Bucket bucket : buckets.values()) {
			if (bucket.before <= rank) {
				holding = bucket;
			}
		}
		return holding.value(rank);
	}

	/** Negative numbers sort backwards by their bits, and behind the positive ones. */
	private static int sortable(final float value) {
		final int bits = Float.floatToRawIntBits(value);
		return bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE;
	}

	private static float number(final int sortable) {
		return Float.intBitsToFloat(sortable < 0 ? sortable ^ Integer.MIN_VALUE : ~sortable);
	}

	/**
	 * The values with one upper half.
	 *
	 * @param before number of values below them
	 * @param lower how often each lower half occurs
	 */
	private record Bucket(int upperHalf, long before, long[] lower) {

		double value(final long rank) {
			long sum = before;
			int at = 0;
			while (sum + lower[at] <= rank) {
				sum += lower[at++];
			}
			return number(upperHalf << HALF | at);
		}
	}
}

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

import java.util.function.LongToDoubleFunction;

/** Percentiles of values of which one can ask for the k-th smallest. */
final class OrderStatistics {

	private OrderStatistics() {}

	/** @param count number of values, above 0 */
	static IntensityWindow window(final PercentileRange range, final long count,
		final LongToDoubleFunction kthSmallest)
	{
		return new IntensityWindow(percentile(range.low(), count, kthSmallest),
			percentile(range.high(), count, kthSmallest));
	}

	/** The rank, from 0, just below a percentile of so many values. */
	static long rankBelow(final double percent, final long count) {
		return (long) Math.floor(position(percent, count));
	}

	/** The rank, from 0, just above a percentile of so many values; the last one has none above it. */
	static long rankAbove(final double percent, final long count) {
		return Math.min(rankBelow(percent, count) + 1, count - 1);
	}

	private static double position(final double percent, final long count) {
		return (count - 1) * (percent / 100);
	}

	/** numpy's rule "linear", to the last digit: it measures from the nearer neighbour. */
	private static double percentile(final double percent, final long count, final LongToDoubleFunction kthSmallest) {
		final double below = kthSmallest.applyAsDouble(rankBelow(percent, count));
		final double above = kthSmallest.applyAsDouble(rankAbove(percent, count));
		final double fraction = position(percent, count) - rankBelow(percent, count);
		final double step = above - below;
		return fraction < 0.5 ? below + step * fraction : above - step * (1 - fraction);
	}
}

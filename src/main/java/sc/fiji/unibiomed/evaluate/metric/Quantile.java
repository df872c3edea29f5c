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

import java.util.function.IntToDoubleFunction;

/** Quantiles of samples: definition 7 of Hyndman and Fan (The American Statistician 50, 1996), that of NumPy and R. */
public final class Quantile {

	private Quantile() {}

	/**
	 * The value below which a share of the sample lies; between the two values next to it in proportion.
	 *
	 * @param sorted the sample in ascending order, not empty
	 * @param share from 0 to 1
	 */
	public static double of(final double[] sorted, final double share) {
		return of(sorted.length, place -> sorted[place], share);
	}

	/**
	 * The same of a sample that is no array.
	 *
	 * @param count size of the sample, at least 1
	 * @param sorted the values in ascending order, by their place from 0
	 * @param share from 0 to 1
	 */
	static double of(final int count, final IntToDoubleFunction sorted, final double share) {
		final double at = share * (count - 1);
		final int below = (int) Math.floor(at);
		final int above = Math.min(below + 1, count - 1);
		final double low = sorted.applyAsDouble(below);
		return low + (at - below) * (sorted.applyAsDouble(above) - low);
	}
}

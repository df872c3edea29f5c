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
package sc.fiji.unibiomed.imagej.review.table;

import java.util.Locale;

/**
 * A number as the table shows it: sorted by value, written with four digits or so and its unit.
 *
 * @param value NaN where there is none
 * @param unit may be empty
 */
record QuantityCell(double value, String unit) implements Comparable<QuantityCell> {

	private static final String NONE = "–";

	/** Missing numbers come last. */
	@Override
	public int compareTo(final QuantityCell other) {
		return Double.compare(value, other.value);
	}

	@Override
	public String toString() {
		return Double.isNaN(value) ? NONE : number(value) + (unit.isEmpty() ? "" : " " + unit);
	}

	private static String number(final double value) {
		final double size = Math.abs(value);
		if (value == Math.rint(value) && size < 1e9) {
			return String.format(Locale.ROOT, "%,d", (long) value);
		}
		if (size >= 1e9 || size < 0.1) {
			return String.format(Locale.ROOT, "%.3g", value);
		}
		final int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
		return String.format(Locale.ROOT, "%,." + decimals + "f", value);
	}

	/** With as many decimals in every row; for columns whose numbers have one scale. */
	static String fixed(final double value, final int decimals) {
		return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%." + decimals + "f", value);
	}
}

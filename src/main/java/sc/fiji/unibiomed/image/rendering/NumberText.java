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
package sc.fiji.unibiomed.image.rendering;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as they are written in descriptions, the same in every language. */
final class NumberText {

	private static final MathContext DIGITS = new MathContext(6);

	private NumberText() {}

	static String range(final double low, final double high) {
		return number(low) + " to " + number(high);
	}

	/** With up to six digits, and a minus sign that is as long as a plus. */
	static String number(final double value) {
		if (!Double.isFinite(value)) {
			return Double.isNaN(value) ? "no number" : value < 0 ? "\u2212infinity" : "infinity";
		}
		final BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
		final int exponent = rounded.precision() - rounded.scale();
		final String digits = rounded.signum() == 0
			? "0"
			: exponent > 9 || exponent < -4 ? rounded.toString() : rounded.toPlainString();
		return digits.replace('-', '\u2212');
	}
}

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
package sc.fiji.unibiomed.findings.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as text, the same in every country. */
public final class Numbers {

	/** More than any measurement means, few enough to hide the noise of binary fractions. */
	private static final MathContext DIGITS = new MathContext(10);

	private Numbers() {}

	/** Up to ten significant digits without exponent; empty where there is no number. */
	public static String plain(final double value) {
		return Double.isFinite(value)
			? BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString()
			: "";
	}

	/** For people: four significant digits, whole numbers whole, a dash where there is no number. */
	public static String brief(final double value) {
		if (!Double.isFinite(value)) {
			return "–";
		}
		if (Math.abs(value) >= 1000) {
			return String.format(Locale.ROOT, "%.0f", value);
		}
		final BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(4));
		return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
	}
}

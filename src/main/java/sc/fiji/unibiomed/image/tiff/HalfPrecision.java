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
package sc.fiji.unibiomed.image.tiff;

/** Real numbers of 16 bits (IEEE 754 binary16). */
final class HalfPrecision {

	private static final int FRACTION_BITS = 10;
	private static final int FRACTION = (1 << FRACTION_BITS) - 1;
	private static final int EXPONENT = 0x1f;
	private static final int BIAS = 15;

	private HalfPrecision() {}

	/** @param bits the lowest 16 count */
	static float toFloat(final int bits) {
		final int exponent = bits >> FRACTION_BITS & EXPONENT;
		final int fraction = bits & FRACTION;
		final float magnitude;
		if (exponent == EXPONENT)
			magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
		else if (exponent == 0)
			magnitude = Math.scalb((float) fraction, 1 - BIAS - FRACTION_BITS);
		else
			magnitude = Math.scalb((float) (fraction + FRACTION + 1), exponent - BIAS - FRACTION_BITS);
		return (bits & 0x8000) == 0 ? magnitude : -magnitude;
	}
}

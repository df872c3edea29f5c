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
package sc.fiji.unibiomed.checkpoint.weights;

/** 16-bit floating point to float, both exact. Java's own conversion of float16 came with Java 20. */
final class HalfFloats {

	private static final int EXPONENT_MASK = 0x1f;
	private static final int FRACTION_BITS = 10;
	private static final int FRACTION_MASK = 0x3ff;
	private static final int FLOAT_FRACTION_BITS = 23;

	/** Difference of the exponent biases of float (127) and float16 (15). */
	private static final int REBIAS = 112;

	/** Value of the lowest fraction bit of a subnormal float16: 2^-24. */
	private static final float SUBNORMAL_UNIT = 0x1p-24f;

	private HalfFloats() {}

	/** bfloat16 is the upper half of a float. */
	static float fromBfloat16(final short bits) {
		return Float.intBitsToFloat(bits << 16);
	}

	/** IEEE 754 binary16, with infinities and NaN. */
	static float fromFloat16(final short bits) {
		final int sign = (bits & 0x8000) << 16;
		final int exponent = bits >> FRACTION_BITS & EXPONENT_MASK;
		final int fraction = bits & FRACTION_MASK;
		if (exponent == 0) {
			final float magnitude = fraction * SUBNORMAL_UNIT;
			return sign == 0 ? magnitude : -magnitude;
		}
		final int wide = exponent == EXPONENT_MASK ? 0xff : exponent + REBIAS;
		return Float
			.intBitsToFloat(sign | wide << FLOAT_FRACTION_BITS | fraction << FLOAT_FRACTION_BITS - FRACTION_BITS);
	}
}

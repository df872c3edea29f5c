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

/**
 * Real numbers of 16 bits (IEEE 754 binary16) and of 24 bits, of which 7 are the exponent (Adobe Photoshop TIFF
 * Technical Note 3).
 */
final class SmallReals {

	private static final int HALF_FRACTION = 10;
	private static final int LONGER_FRACTION = 16;

	private SmallReals() {}

	/** @param bits the lowest 16 count */
	static float ofHalf(final int bits) {
		return of(bits & 0xffff, Short.SIZE, HALF_FRACTION);
	}

	/** @param bits the lowest 24 count */
	static float of24(final int bits) {
		return of(bits & 0xffffff, 24, LONGER_FRACTION);
	}

	private static float of(final int bits, final int size, final int fractionBits) {
		final int highest = (1 << size - 1 - fractionBits) - 1;
		final int bias = highest >> 1;
		final int exponent = bits >> fractionBits & highest;
		final int fraction = bits & (1 << fractionBits) - 1;
		final float magnitude;
		if (exponent == highest)
			magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
		else if (exponent == 0)
			magnitude = Math.scalb((float) fraction, 1 - bias - fractionBits);
		else
			magnitude = Math.scalb((float) (fraction + (1 << fractionBits)), exponent - bias - fractionBits);
		return (bits >> size - 1 & 1) == 0 ? magnitude : -magnitude;
	}
}

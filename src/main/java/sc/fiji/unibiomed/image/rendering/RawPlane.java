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

import java.util.function.IntToDoubleFunction;

/**
 * One channel of a plane as it is stored, without calibration.
 *
 * @param levels how many different values there can be, which then are 0, 1, 2, ...; 0 for 32-bit values
 * @param values the value of a pixel, by its index in the array
 */
record RawPlane(int levels, IntToDoubleFunction values) {

	static final int LEVELS_8_BIT = 256;
	static final int LEVELS_16_BIT = 65536;

	/**
	 * Looks at an array of pixels without copying it.
	 *
	 * @param pixels as {@link sc.fiji.unibiomed.image.raw.PixelKind} names them
	 * @param band which of an RGB image's colours; not used for others
	 */
	static RawPlane of(final Object pixels, final ColourBand band) {
		if (pixels instanceof final byte[] bytes) {
			return new RawPlane(LEVELS_8_BIT, i -> bytes[i] & 0xff);
		}
		if (pixels instanceof final short[] shorts) {
			return new RawPlane(LEVELS_16_BIT, i -> shorts[i] & 0xffff);
		}
		if (pixels instanceof final float[] floats) {
			return new RawPlane(0, i -> floats[i]);
		}
		if (pixels instanceof final int[] colours) {
			return new RawPlane(LEVELS_8_BIT, i -> band.of(colours[i]));
		}
		throw new IllegalArgumentException(
			"Pixels cannot be of the type " + (pixels == null ? "null" : pixels.getClass().getSimpleName()) + ".");
	}

	double value(final int index) {
		return values.applyAsDouble(index);
	}
}

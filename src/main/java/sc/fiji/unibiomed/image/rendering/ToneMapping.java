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

import java.util.function.DoubleToIntFunction;

/** Which of 256 tones a raw value has: its place in a channel's table of colours. */
final class ToneMapping {

	private final byte[] table;
	private final DoubleToIntFunction curve;

	/**
	 * @param levels number of raw values that are looked up rather than computed for each pixel, see {@link RawPlane}
	 * @param curve tone of a raw value, from 0 to 255
	 */
	ToneMapping(final int levels, final DoubleToIntFunction curve) {
		this.curve = curve;
		table = new byte[levels];
		for (int raw = 0; raw < levels; raw++) {
			table[raw] = (byte) curve.applyAsInt(raw);
		}
	}

	/** Whether the tone of each 8-bit value is the value itself. */
	boolean isIdentity() {
		if (table.length != RawPlane.LEVELS_8_BIT) {
			return false;
		}
		for (int raw = 0; raw < table.length; raw++) {
			if ((table[raw] & 0xff) != raw) {
				return false;
			}
		}
		return true;
	}

	int of(final double raw) {
		return curve.applyAsInt(raw);
	}

	int of(final RawPlane plane, final int index) {
		final double raw = plane.value(index);
		// A virtual stack may hold a plane of another type than its first.
		return plane.levels() > 0 && plane.levels() == table.length ? table[(int) raw] & 0xff : of(raw);
	}
}

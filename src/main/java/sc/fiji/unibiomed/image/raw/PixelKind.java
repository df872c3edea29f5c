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
package sc.fiji.unibiomed.image.raw;

/** What raw pixels are, and in which arrays they come. */
public enum PixelKind {

	/** Unsigned 8-bit values, {@code byte[]}. */
	UINT8(8, 256),
	/**
	 * Unsigned 16-bit values, {@code short[]}. Signed ones are stored with 32768 added and a calibration that takes it
	 * away.
	 */
	UINT16(16, 65536),
	/** 32-bit floating point values, {@code float[]}. */
	FLOAT(32, 0),
	/** Packed 8-bit colours, {@code int[]}: red in bits 16 to 23, green in 8 to 15, blue in 0 to 7. */
	COLOUR(24, 256);

	private final int bits;
	private final int levels;

	PixelKind(final int bits, final int levels) {
		this.bits = bits;
		this.levels = levels;
	}

	/** Bits of a pixel, as ImageJ counts them: 8, 16, 24 or 32. */
	public int bits() {
		return bits;
	}

	/** How many different values a sample can have, which then are 0, 1, 2, …; 0 for 32-bit values. */
	public int levels() {
		return levels;
	}
}

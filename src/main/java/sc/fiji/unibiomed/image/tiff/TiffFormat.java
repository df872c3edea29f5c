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

import java.io.IOException;

/**
 * What the samples of a picture are.
 *
 * @param width in pixels
 * @param height in pixels
 * @param bits of a sample; 0 if they differ
 * @param samples of a pixel
 * @param format of a sample: {@link #UNSIGNED}, {@link #SIGNED}, {@link #REAL} or another that is not known
 * @param photometric what they mean: {@link #WHITE_IS_ZERO}, {@link #BLACK_IS_ZERO}, {@link #RGB}, {@link #PALETTE} or
 *           others
 * @param isPlanar whether the samples of a pixel lie apart
 */
public record TiffFormat(int width, int height, int bits, int samples, int format, int photometric, boolean isPlanar) {

	public static final int UNSIGNED = 1;
	public static final int SIGNED = 2;
	public static final int REAL = 3;

	public static final int WHITE_IS_ZERO = 0;
	public static final int BLACK_IS_ZERO = 1;
	public static final int RGB = 2;
	public static final int PALETTE = 3;

	private static final int PLANAR = 2;

	/** @throws IOException if a tag has no such values */
	public static TiffFormat of(final TiffDirectory directory) throws IOException {
		return new TiffFormat(directory.small(TiffTag.WIDTH, 0), directory.small(TiffTag.HEIGHT, 0), bits(directory),
			directory.small(TiffTag.SAMPLES_PER_PIXEL, 1), directory.small(TiffTag.SAMPLE_FORMAT, UNSIGNED),
			directory.small(TiffTag.PHOTOMETRIC, -1), directory.small(TiffTag.PLANAR_CONFIGURATION, 1) == PLANAR);
	}

	private static int bits(final TiffDirectory directory) throws IOException {
		if (directory.count(TiffTag.BITS_PER_SAMPLE) > Byte.MAX_VALUE) return 0;
		final long[] bits = directory.numbers(TiffTag.BITS_PER_SAMPLE);
		for (final long each : bits)
			if (each != bits[0] || each > Byte.MAX_VALUE) return 0;
		return bits.length == 0 ? 1 : (int) bits[0];
	}

	/** Whether a pixel is one value. */
	public boolean isGrey() {
		return samples == 1 && (photometric == WHITE_IS_ZERO || photometric == BLACK_IS_ZERO);
	}

	/** Whether pixels are colours of 16-bit samples, without transparency. */
	public boolean isDeepColour() {
		return photometric == RGB && samples == 3 && bits == Short.SIZE && format == UNSIGNED;
	}

	/** Whether values are real numbers of 16 bits. */
	public boolean isHalf() {
		return format == REAL && bits == Short.SIZE;
	}

	/** Bytes of a picture that is not compressed. */
	public long length() {
		return (long) width * height * samples * (bits / Byte.SIZE);
	}
}

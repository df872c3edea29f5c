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
 * @param format of a sample: {@link #UNSIGNED}, {@link #SIGNED}, {@link #REAL}, {@link #VOID} or another that is not
 *           known
 * @param photometric what they mean: {@link #WHITE_IS_ZERO}, {@link #BLACK_IS_ZERO}, {@link #RGB}, {@link #PALETTE} or
 *           others; -1 if that is not known
 * @param isPlanar whether the samples of a pixel lie apart
 * @param transparency what the last sample says of transparency: {@link #OPAQUE}, {@link #MULTIPLIED} or
 *           {@link #SEPARATE}
 */
public record TiffFormat(int width, int height, int bits, int samples, int format, int photometric, boolean isPlanar,
	int transparency)
{

	public static final int UNSIGNED = 1;
	public static final int SIGNED = 2;
	public static final int REAL = 3;
	/** Not said; TIFF 6.0 asks to take them for {@link #UNSIGNED} ones. */
	public static final int VOID = 4;

	public static final int WHITE_IS_ZERO = 0;
	public static final int BLACK_IS_ZERO = 1;
	public static final int RGB = 2;
	public static final int PALETTE = 3;

	/** No sample is about transparency. */
	public static final int OPAQUE = 0;
	/** The others are multiplied by it. */
	public static final int MULTIPLIED = 1;
	/** The others are as they are. */
	public static final int SEPARATE = 2;

	private static final int PLANAR = 2;
	private static final int COLOURS = 3;

	/** @throws IOException if a tag has no such values */
	public static TiffFormat of(final TiffDirectory directory) throws IOException {
		final int samples = directory.small(TiffTag.SAMPLES_PER_PIXEL, 1);
		return new TiffFormat(directory.small(TiffTag.WIDTH, 0), directory.small(TiffTag.HEIGHT, 0), bits(directory),
			samples, directory.small(TiffTag.SAMPLE_FORMAT, UNSIGNED), photometric(directory, samples),
			directory.small(TiffTag.PLANAR_CONFIGURATION, 1) == PLANAR, transparency(directory, samples));
	}

	private static int bits(final TiffDirectory directory) throws IOException {
		if (directory.count(TiffTag.BITS_PER_SAMPLE) > Byte.MAX_VALUE) return 0;
		final long[] bits = directory.numbers(TiffTag.BITS_PER_SAMPLE);
		for (final long each : bits)
			if (each != bits[0] || each > 0xffff) return 0;
		return bits.length == 0 ? 1 : (int) bits[0];
	}

	/** Some writers leave the tag out; then the number of samples says what they are, as in ImageJ. */
	private static int photometric(final TiffDirectory directory, final int samples) throws IOException {
		final boolean isPlain = Unpacking.of(directory.small(TiffTag.COMPRESSION, 1)) != null;
		return directory.small(TiffTag.PHOTOMETRIC, !isPlain ? -1 : samples < COLOURS ? BLACK_IS_ZERO : RGB);
	}

	/** Only what comes last counts, as writers have it; there may be channels before it. */
	private static int transparency(final TiffDirectory directory, final int samples) throws IOException {
		final long count = directory.count(TiffTag.EXTRA_SAMPLES);
		if (count < 1 || count >= samples) return OPAQUE;
		final long last = directory.numbers(TiffTag.EXTRA_SAMPLES)[(int) count - 1];
		return last == MULTIPLIED || last == SEPARATE ? (int) last : OPAQUE;
	}

	/** Whether a pixel is one value. */
	public boolean isGrey() {
		return isGreyChannels() && samples == 1;
	}

	/** Whether a pixel is one or several grey values. */
	private boolean isGreyChannels() {
		return photometric == WHITE_IS_ZERO || photometric == BLACK_IS_ZERO;
	}

	/** Whether pixels are colours of 16-bit samples. */
	public boolean isDeepColour() {
		return photometric == RGB && samples >= COLOURS && bits == Short.SIZE && isUnsigned();
	}

	/**
	 * How many channels a picture is made of: those that are neither shown as one colour of 8-bit samples nor about
	 * transparency.
	 *
	 * @return at least 1
	 */
	public int channels() {
		if (isDeepColour()) return COLOURS;
		return isGreyChannels() ? Math.max(1, samples - (transparency == OPAQUE ? 0 : 1)) : 1;
	}

	/** How many samples of a pixel, apart from transparency, are in no channel and no colour. */
	public int unused() {
		final int used = photometric == RGB ? COLOURS : isGreyChannels() ? channels() : samples;
		return Math.max(0, samples - used - (transparency == OPAQUE ? 0 : 1));
	}

	/** Whether values are whole numbers without a sign. */
	public boolean isUnsigned() {
		return format == UNSIGNED || format == VOID;
	}

	/** Whether values are whole numbers. */
	public boolean isWhole() {
		return isUnsigned() || format == SIGNED;
	}

	/** Whether values are of a kind that Java's own reader changes, or fails on. */
	public boolean isUnusual() {
		// Of one bit, what has no planes but says so.
		return bits > Byte.SIZE || format == SIGNED || isGreyChannels() && samples > 1 || bits == 1 && isPlanar;
	}

	/** Bytes of a picture that is not compressed; rows begin with a byte of their own. */
	public long length() {
		return ((long) width * samples * bits + Byte.SIZE - 1) / Byte.SIZE * height;
	}
}

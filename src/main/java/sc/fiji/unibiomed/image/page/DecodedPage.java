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
package sc.fiji.unibiomed.image.page;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferFloat;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferShort;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.tiff.TiffFormat;

/**
 * One picture of a file as it was decoded. Its samples are read from the raster, never through Java's colour
 * conversion, which would apply a gamma curve to grey values.
 */
final class DecodedPage {

	private final ColorModel colors;
	private final Raster samples;
	/** What zero is shown as where large values are dark; 0 where they are bright. */
	private final double white;
	/** How many bands of the raster are grey values; what follows is about transparency. */
	private final int greyBands;

	private DecodedPage(final ColorModel colors, final Raster samples, final double white, final int greyBands) {
		this.colors = colors;
		this.samples = samples;
		this.white = white;
		this.greyBands = greyBands;
	}

	/** A picture of ImageIO's. */
	static DecodedPage of(final BufferedImage image) {
		if (image.isAlphaPremultiplied()) image.coerceData(false);
		return new DecodedPage(image.getColorModel(), image.getRaster(), 0, 1);
	}

	/**
	 * A picture of samples as a TIFF file stores them.
	 *
	 * @param bands of all samples, see {@link sc.fiji.unibiomed.image.tiff.TiffSamples#read}; may be changed
	 */
	static DecodedPage of(final TiffFormat format, final List<Object> bands) {
		final boolean isColour = format.photometric() == TiffFormat.RGB;
		final boolean isMultiplied = format.transparency() == TiffFormat.MULTIPLIED;
		final List<Object> used = new ArrayList<>(bands.subList(0, isColour ? RgbImage.CHANNELS : format.channels()));
		if (isMultiplied) used.add(bands.get(bands.size() - 1));
		final int type = type(format, used.get(0));
		final double white = format.photometric() == TiffFormat.WHITE_IS_ZERO ? white(format) : 0;
		// As Java's own reader does with values of up to 8 bits.
		if (type == DataBuffer.TYPE_BYTE && !isColour)
			used.forEach(band -> stretch((byte[]) band, format.bits(), white != 0));
		final WritableRaster samples = Raster.createWritableRaster(
			new BandedSampleModel(type, format.width(), format.height(), used.size()), buffer(type, used), null);
		if (isMultiplied) colours(isColour, true, type).coerceData(samples, false);
		return new DecodedPage(colours(isColour, false, type),
			isMultiplied ? opaque(samples, used.size() - 1) : samples, type == DataBuffer.TYPE_BYTE ? 0 : white,
			format.channels());
	}

	/**
	 * A picture whose values stand for colours.
	 *
	 * @param values as a TIFF file stores them
	 */
	static DecodedPage of(final TiffFormat format, final byte[] values, final IndexColorModel palette) {
		return new DecodedPage(palette,
			Raster.createWritableRaster(new BandedSampleModel(DataBuffer.TYPE_BYTE, format.width(), format.height(), 1),
				new DataBufferByte(values, values.length), null),
			0, 1);
	}

	private static ColorModel colours(final boolean isColour, final boolean isMultiplied, final int type) {
		return new ComponentColorModel(ColorSpace.getInstance(isColour ? ColorSpace.CS_sRGB : ColorSpace.CS_GRAY),
			isMultiplied, isMultiplied, isMultiplied ? Transparency.TRANSLUCENT : Transparency.OPAQUE, type);
	}

	private static Raster opaque(final Raster samples, final int bands) {
		return samples.createChild(0, 0, samples.getWidth(), samples.getHeight(), 0, 0,
			IntStream.range(0, bands).toArray());
	}

	private static int type(final TiffFormat format, final Object band) {
		if (band instanceof float[]) return DataBuffer.TYPE_FLOAT;
		if (band instanceof int[]) return DataBuffer.TYPE_INT;
		if (band instanceof byte[]) return DataBuffer.TYPE_BYTE;
		return format.format() == TiffFormat.SIGNED ? DataBuffer.TYPE_SHORT : DataBuffer.TYPE_USHORT;
	}

	private static double white(final TiffFormat format) {
		if (!format.isWhole()) return 1;
		return (1L << (format.isUnsigned() ? format.bits() : format.bits() - 1)) - 1.0;
	}

	private static void stretch(final byte[] values, final int bits, final boolean isInverted) {
		for (int i = 0; i < values.length; i++) {
			final byte stretched = toByte(values[i] & 0xff, bits);
			values[i] = isInverted ? (byte) ~stretched : stretched;
		}
	}

	private static DataBuffer buffer(final int type, final List<Object> bands) {
		return switch (type) {
			case DataBuffer.TYPE_FLOAT -> new DataBufferFloat(bands.toArray(float[][]::new), length(bands));
			case DataBuffer.TYPE_INT -> new DataBufferInt(bands.toArray(int[][]::new), length(bands));
			case DataBuffer.TYPE_BYTE -> new DataBufferByte(bands.toArray(byte[][]::new), length(bands));
			case DataBuffer.TYPE_SHORT -> new DataBufferShort(bands.toArray(short[][]::new), length(bands));
			default -> new DataBufferUShort(bands.toArray(short[][]::new), length(bands));
		};
	}

	private static int length(final List<Object> bands) {
		return Array.getLength(bands.get(0));
	}

	/** The same with another table of colours, if it has one. */
	DecodedPage with(final IndexColorModel palette) {
		return isPalette() ? new DecodedPage(palette, samples, white, greyBands) : this;
	}

	/** Whether the colours are of a kind that {@link #toRgb} and {@link #toMask} know. */
	boolean isSupported() {
		if (isPalette() || isGrey()) return true;
		return colors.getColorSpace().getType() == ColorSpace.TYPE_RGB && //
			samples.getNumBands() >= RgbImage.CHANNELS && isIntegerOfAtMost16Bits();
	}

	/** Whether this is a grey picture of more than 8 bits, which can only be shown within a range of values. */
	boolean isDeepGrey() {
		return isGrey() && samples.getTransferType() != DataBuffer.TYPE_BYTE;
	}

	/** The given range together with the values of this grey picture. */
	SampleRange extend(final SampleRange range) {
		SampleRange extended = range;
		double[] row = null;
		for (int y = 0; y < height(); y++) {
			row = deepGrey(y, 0, row);
			extended = extended.including(row);
		}
		return extended;
	}

	/**
	 * This picture as 8-bit RGB; transparency is dropped.
	 *
	 * @param deepGreyRange what is black and white in a {@linkplain #isDeepGrey deep grey} picture; not used in others
	 */
	RgbImage toRgb(final SampleRange deepGreyRange) {
		final byte[] pixels = new byte[RgbImage.length(width(), height())];
		if (isPalette())
			fillFromPalette(pixels, (IndexColorModel) colors);
		else if (isDeepGrey())
			fillFromDeepGrey(pixels, deepGreyRange);
		else
			fillFromBytes(pixels);
		return new RgbImage(width(), height(), pixels);
	}

	/** The pixels that are not black; transparency is ignored, and not-a-number is outside. */
	BinaryMask toMask() {
		final byte[] inside = new byte[width() * height()];
		if (isPalette()) {
			final RgbImage resolved = toRgb(SampleRange.EMPTY);
			for (int i = 0; i < resolved.pixels().length; i++)
				inside[i / RgbImage.CHANNELS] |= resolved.pixels()[i];
			return BinaryMask.of(width(), height(), inside);
		}
		double[] row = null;
		for (int band = 0; band < colorBands(); band++) {
			for (int y = 0; y < height(); y++) {
				row = deepGrey(y, band, row);
				for (int x = 0; x < row.length; x++) {
					if (row[x] != 0 && !Double.isNaN(row[x])) inside[y * width() + x] = 1;
				}
			}
		}
		return BinaryMask.of(width(), height(), inside);
	}

	private void fillFromPalette(final byte[] pixels, final IndexColorModel palette) {
		int[] row = null;
		int out = 0;
		for (int y = 0; y < height(); y++) {
			row = samples.getSamples(0, y, width(), 1, 0, row);
			for (final int index : row) {
				pixels[out++] = (byte) palette.getRed(index);
				pixels[out++] = (byte) palette.getGreen(index);
				pixels[out++] = (byte) palette.getBlue(index);
			}
		}
	}

	private void fillFromDeepGrey(final byte[] pixels, final SampleRange range) {
		double[] row = null;
		int out = 0;
		for (int y = 0; y < height(); y++) {
			row = deepGrey(y, 0, row);
			for (final double value : row) {
				final byte grey = range.grey(value);
				pixels[out++] = grey;
				pixels[out++] = grey;
				pixels[out++] = grey;
			}
		}
	}

	private double[] deepGrey(final int y, final int band, final double[] array) {
		final double[] row = samples.getSamples(0, y, width(), 1, band, array);
		for (int x = 0; x < row.length && white != 0; x++)
			row[x] = white - row[x];
		return row;
	}

	private void fillFromBytes(final byte[] pixels) {
		int[] row = null;
		for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
			final int band = isGrey() ? 0 : channel;
			final int bits = colors.getComponentSize(band);
			int out = channel;
			for (int y = 0; y < height(); y++) {
				row = samples.getSamples(0, y, width(), 1, band, row);
				for (final int sample : row) {
					pixels[out] = toByte(sample, bits);
					out += RgbImage.CHANNELS;
				}
			}
		}
	}

	/** A colour sample in 8 bits, as Pillow does it: deep ones lose their low bits, shallow ones are stretched. */
	private static byte toByte(final int sample, final int bits) {
		if (bits == 8) return (byte) sample;
		return (byte) (bits > 8 ? sample >> bits - 8 : sample * 255 / ((1 << bits) - 1));
	}

	/**
	 * This picture as it is stored.
	 *
	 * @param isWhiteZero whether values of up to 8 bits are stored the other way round
	 */
	RawPage toRaw(final boolean isWhiteZero) {
		if (isPalette()) return paletteToRaw((IndexColorModel) colors, isWhiteZero);
		if (!isGrey()) return isDeepColour() ? deepColourToRaw() : RawPage.of(toRgb(SampleRange.EMPTY));
		if (greyBands > 1) return RawPage.of(width(), height(), channels(isWhiteZero), isSigned());
		return switch (samples.getTransferType()) {
			case DataBuffer.TYPE_BYTE -> greyToRaw(isWhiteZero);
			case DataBuffer.TYPE_USHORT, DataBuffer.TYPE_SHORT -> RawPage.of(width(), height(), shorts(0), isSigned());
			default -> RawPage.of(width(), height(), samples.getSamples(0, 0, width(), height(), 0, (float[]) null));
		};
	}

	private List<Object> channels(final boolean isWhiteZero) {
		final List<Object> channels = new ArrayList<>();
		for (int band = 0; band < greyBands; band++)
			channels.add(switch (samples.getTransferType()) {
				case DataBuffer.TYPE_BYTE -> bytes(band, value -> isWhiteZero ? ~value : value);
				case DataBuffer.TYPE_USHORT, DataBuffer.TYPE_SHORT -> shorts(band);
				default -> samples.getSamples(0, 0, width(), height(), band, (float[]) null);
			});
		return channels;
	}

	private boolean isSigned() {
		return samples.getTransferType() == DataBuffer.TYPE_SHORT;
	}

	private boolean isDeepColour() {
		return samples.getTransferType() == DataBuffer.TYPE_USHORT && samples.getNumBands() == RgbImage.CHANNELS &&
			colors.getComponentSize(0) == Short.SIZE;
	}

	private RawPage deepColourToRaw() {
		return RawPage.of(width(), height(), List.of(shorts(0), shorts(1), shorts(2)), false);
	}

	private short[] shorts(final int band) {
		final short[] values = new short[width() * height()];
		final int added = isSigned() ? 1 << Short.SIZE - 1 : 0;
		int[] row = null;
		int out = 0;
		for (int y = 0; y < height(); y++) {
			row = samples.getSamples(0, y, width(), 1, band, row);
			for (final int value : row)
				values[out++] = (short) (value + added);
		}
		return values;
	}

	private RawPage greyToRaw(final boolean isWhiteZero) {
		final int bits = colors.getComponentSize(0);
		return RawPage.of(width(), height(), bytes(value -> isWhiteZero ? ~toByte(value, bits) : toByte(value, bits)),
			isWhiteZero ? RawPage.grey(true) : null);
	}

	private RawPage paletteToRaw(final IndexColorModel palette, final boolean isWhiteZero) {
		final int size = palette.getMapSize();
		if (size > 256) return RawPage.of(toRgb(SampleRange.EMPTY));
		final int[] table = RawPage.grey(false);
		boolean isGrey = size > 1 && size < 256;
		for (int i = 0; i < size; i++) {
			table[i] = palette.getRGB(i) & 0xffffff;
			isGrey = isGrey && table[i] == i * 255 / (size - 1) * 0x010101;
		}
		if (isGrey) {
			// Grey of 1, 2 or 4 bits, for which ImageIO has no other way.
			final int last = size - 1;
			return RawPage.of(width(), height(), bytes(index -> (isWhiteZero ? last - index : index) * 255 / last),
				isWhiteZero ? RawPage.grey(true) : null);
		}
		return RawPage.of(width(), height(), bytes(index -> index), table);
	}

	private byte[] bytes(final IntUnaryOperator value) {
		return bytes(0, value);
	}

	private byte[] bytes(final int band, final IntUnaryOperator value) {
		final byte[] bytes = new byte[width() * height()];
		int[] row = null;
		int out = 0;
		for (int y = 0; y < height(); y++) {
			row = samples.getSamples(0, y, width(), 1, band, row);
			for (final int sample : row)
				bytes[out++] = (byte) value.applyAsInt(sample);
		}
		return bytes;
	}

	private boolean isPalette() {
		return colors instanceof IndexColorModel;
	}

	private boolean isGrey() {
		return !isPalette() && colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
	}

	private boolean isIntegerOfAtMost16Bits() {
		final int type = samples.getTransferType();
		final boolean unsigned = type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT;
		// Packed pixels: an int holds three or four small samples.
		return unsigned || type == DataBuffer.TYPE_INT && colors.getComponentSize(0) <= 8;
	}

	private int colorBands() {
		return isGrey() ? greyBands : RgbImage.CHANNELS;
	}

	private int width() {
		return samples.getWidth();
	}

	private int height() {
		return samples.getHeight();
	}
}

package sc.fiji.unibiomed.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * One picture of a file as ImageIO decoded it. Its samples are read from the raster, never through Java's colour
 * conversion, which would apply a gamma curve to grey values.
 */
final class DecodedPage {

	private final ColorModel colors;
	private final Raster samples;

	DecodedPage(final BufferedImage image) {
		if (image.isAlphaPremultiplied()) image.coerceData(false);
		colors = image.getColorModel();
		samples = image.getRaster();
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
			row = samples.getSamples(0, y, width(), 1, 0, row);
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
		if (isPalette()) fillFromPalette(pixels, (IndexColorModel) colors);
		else if (isDeepGrey()) fillFromDeepGrey(pixels, deepGreyRange);
		else fillFromBytes(pixels);
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
				row = samples.getSamples(0, y, width(), 1, band, row);
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
			row = samples.getSamples(0, y, width(), 1, 0, row);
			for (final double value : row) {
				final byte grey = range.grey(value);
				pixels[out++] = grey;
				pixels[out++] = grey;
				pixels[out++] = grey;
			}
		}
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
		return isGrey() ? 1 : RgbImage.CHANNELS;
	}

	private int width() {
		return samples.getWidth();
	}

	private int height() {
		return samples.getHeight();
	}
}

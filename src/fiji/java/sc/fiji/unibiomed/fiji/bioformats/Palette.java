package sc.fiji.unibiomed.fiji.bioformats;

import java.io.IOException;
import java.nio.file.Path;

import loci.common.DataTools;
import loci.formats.FormatException;
import loci.formats.IFormatReader;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;

/**
 * A table of colours.
 *
 * @param colours 8-bit red, green and blue of each index in turn
 */
record Palette(byte[] colours) {

	/**
	 * The table of the plane that was read last: each may have another. 16-bit colours lose their low byte.
	 *
	 * @throws ImageReadException if it cannot be read
	 */
	static Palette of(final Path file, final IFormatReader reader) throws ImageReadException {
		try {
			final byte[][] shallow = reader.get8BitLookupTable();
			if (shallow != null) {
				return of(shallow[0].length, (band, index) -> shallow[Math.min(band, shallow.length - 1)][index]);
			}
			final short[][] deep = reader.get16BitLookupTable();
			if (deep != null) {
				return of(deep[0].length, (band, index) -> (byte) (deep[Math.min(band, deep.length - 1)][index] >> 8));
			}
			throw new ImageReadException(file + " has numbers of colours, but no table of them; save it as RGB.");
		}
		catch (final FormatException | IOException | RuntimeException e) {
			throw e instanceof ImageReadException told ? told : Series.unreadable(file, e);
		}
	}

	private interface Band {

		byte of(int band, int index);
	}

	private static Palette of(final int size, final Band band) {
		final byte[] colours = new byte[size * RgbImage.CHANNELS];
		for (int i = 0; i < colours.length; i++) {
			colours[i] = band.of(i % RgbImage.CHANNELS, i / RgbImage.CHANNELS);
		}
		return new Palette(colours);
	}

	/**
	 * Looks colours up; those beyond the end of the table are its last one.
	 *
	 * @param indices unsigned, row by row
	 * @param bytesPerIndex 1 or 2
	 */
	RgbImage toRgb(final byte[] indices, final int bytesPerIndex, final boolean littleEndian, final int width, final int height) {
		final byte[] rgb = new byte[RgbImage.length(width, height)];
		final int last = colours.length / RgbImage.CHANNELS - 1;
		for (int pixel = 0; pixel < width * height; pixel++) {
			final int index = bytesPerIndex == 1 ? indices[pixel] & 0xff : DataTools.bytesToInt(indices, pixel * bytesPerIndex,
				bytesPerIndex, littleEndian) & 0xffff;
			System.arraycopy(colours, Math.min(index, last) * RgbImage.CHANNELS, rgb, pixel * RgbImage.CHANNELS, RgbImage.CHANNELS);
		}
		return new RgbImage(width, height, rgb);
	}
}

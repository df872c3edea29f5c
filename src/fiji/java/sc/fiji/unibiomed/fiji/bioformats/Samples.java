package sc.fiji.unibiomed.fiji.bioformats;

import loci.common.DataTools;
import sc.fiji.unibiomed.image.RgbImage;

/**
 * Unsigned colour samples as Bio-Formats gives them.
 *
 * @param bytes all of them
 * @param count per pixel; 1 is grey, what goes beyond 3 is transparency
 * @param interleaved whether those of a pixel stand together, else those of a colour
 * @param bytesPerSample 1 or 2
 * @param bits that count of each; the others are 0
 */
record Samples(byte[] bytes, int count, boolean interleaved, int bytesPerSample, boolean littleEndian, int bits) {

	/** In 8 bits: deep samples lose their low bits, as with any other file ({@link sc.fiji.unibiomed.image.ImageFiles}). */
	RgbImage toRgb(final int width, final int height) {
		final int size = width * height;
		final byte[] rgb = new byte[RgbImage.length(width, height)];
		for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
			final int sample = Math.min(channel, count < RgbImage.CHANNELS ? 0 : count - 1);
			for (int pixel = 0; pixel < size; pixel++) {
				rgb[pixel * RgbImage.CHANNELS + channel] = eightBits(interleaved ? pixel * count + sample : sample * size + pixel);
			}
		}
		return new RgbImage(width, height, rgb);
	}

	private byte eightBits(final int index) {
		if (bytesPerSample == 1) {
			return bytes[index];
		}
		return (byte) (DataTools.bytesToInt(bytes, index * bytesPerSample, bytesPerSample, littleEndian) >> Math.max(0, bits - 8));
	}
}

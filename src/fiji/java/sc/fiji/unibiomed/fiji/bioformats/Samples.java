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

	/** As packed 8-bit colours: deep samples lose their low bits. */
	int[] colours(final int size) {
		final int[] colours = new int[size];
		for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
			final int sample = Math.min(channel, count < RgbImage.CHANNELS ? 0 : count - 1);
			final int shift = 8 * (RgbImage.CHANNELS - 1 - channel);
			for (int pixel = 0; pixel < size; pixel++) {
				colours[pixel] |= eightBits(interleaved ? pixel * count + sample : sample * size + pixel) << shift;
			}
		}
		return colours;
	}

	private int eightBits(final int index) {
		if (bytesPerSample == 1) {
			return bytes[index] & 0xff;
		}
		return DataTools.bytesToInt(bytes, index * bytesPerSample, bytesPerSample, littleEndian) >> Math
			.max(0, bits - 8) & 0xff;
	}
}

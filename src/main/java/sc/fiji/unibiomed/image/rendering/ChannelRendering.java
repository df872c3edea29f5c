package sc.fiji.unibiomed.image.rendering;

import java.util.Arrays;

/**
 * How one channel is shown.
 *
 * @param channel from 1; of an RGB image always 1
 * @param band which of an RGB image's colours
 * @param tone tone of a raw value
 * @param colours packed colour of each of the 256 tones
 */
record ChannelRendering(int channel, ColourBand band, ToneMapping tone, int[] colours) {

	/** Whether this is a band of packed colours that nothing is done to. */
	boolean isColourAsItIs() {
		return band != ColourBand.BRIGHTNESS && tone.isIdentity() && Arrays.equals(colours, Colours.of(band));
	}

	/** Packed colour of a raw value. */
	int colour(final double raw) {
		return colours[tone.of(raw)];
	}

	int colour(final RawPlane plane, final int index) {
		return colours[tone.of(plane, index)];
	}
}

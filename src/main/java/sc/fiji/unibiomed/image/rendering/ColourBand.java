package sc.fiji.unibiomed.image.rendering;

import java.util.List;

/** What is taken of a packed RGB colour. */
enum ColourBand {

	RED(16), GREEN(8), BLUE(0),
	/** The mean of the three, rounded: of a grey image that was saved in colours, its grey. */
	BRIGHTNESS(0);

	/** In the order of an RGB image's channels. */
	static final List<ColourBand> CHANNELS = List.of(RED, GREEN, BLUE);

	private final int shift;

	ColourBand(final int shift) {
		this.shift = shift;
	}

	/** From 0 to 255. */
	int of(final int colour) {
		if (this == BRIGHTNESS) {
			return ((colour >> 16 & 0xff) + (colour >> 8 & 0xff) + (colour & 0xff) + 1) / 3;
		}
		return colour >> shift & 0xff;
	}

	/** The colour of this band at a brightness from 0 to 255; of {@link #BRIGHTNESS}, grey. */
	int tint(final int brightness) {
		return this == BRIGHTNESS ? brightness * 0x010101 : brightness << shift;
	}
}

package sc.fiji.unibiomed.image.rendering;

import java.util.List;

import sc.fiji.unibiomed.image.intensity.ColourMerge;

/**
 * How an image's planes are shown.
 *
 * @param channels those that are seen, in order
 * @param merge how they become one
 * @param description in words, with the values that were decided on
 */
record Looks(List<Look> channels, ColourMerge merge, String description) {

	Looks {
		channels = List.copyOf(channels);
	}

	/** Whether packed colours are shown as they are, all of them. */
	boolean areColoursAsTheyAre() {
		return merge == ColourMerge.SUM && channels.size() == ColourBand.CHANNELS.size() && channels.stream().allMatch(
			Look::isColourAsItIs);
	}

	static Looks of(final Look channel, final String description) {
		return new Looks(List.of(channel), ColourMerge.SUM, description);
	}
}

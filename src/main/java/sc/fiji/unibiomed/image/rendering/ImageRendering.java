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
record ImageRendering(List<ChannelRendering> channels, ColourMerge merge, String description) {

	ImageRendering {
		channels = List.copyOf(channels);
	}

	/** Whether packed colours are shown as they are, all of them. */
	boolean areColoursAsTheyAre() {
		return merge == ColourMerge.SUM && channels.size() == ColourBand.CHANNELS.size() && channels.stream().allMatch(
			ChannelRendering::isColourAsItIs);
	}

	static ImageRendering of(final ChannelRendering channel, final String description) {
		return new ImageRendering(List.of(channel), ColourMerge.SUM, description);
	}
}

package sc.fiji.unibiomed.imagej;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

import ij.ImagePlus;

/** Tells images of fluorescence microscopy by their dyes and channels. The model was not trained on a modality of that name. */
final class Fluorescence {

	private static final int COLOR_BITS = 24;
	/** Labels that ImageJ gives the channels of colour pictures with more than 8 bits. */
	private static final List<String> COLORS = List.of("red", "green", "blue");

	private Fluorescence() {
	}

	/** The first dye, or other word for fluorescence, that a text speaks of. */
	static Optional<String> in(final String text) {
		final Matcher word = ModalityCatalogue.shipped().fluorescenceWords().matcher(text.toLowerCase(Locale.ROOT).replace(
			'_', ' '));
		return word.find() ? Optional.of(text.substring(word.start(), word.end())) : Optional.empty();
	}

	/** Why the channels of an image look like those of a fluorescence microscope, for people; empty if they do not. */
	static Optional<String> inChannels(final ImagePlus image) {
		if (image.getBitDepth() == COLOR_BITS) {
			return Optional.empty();
		}
		final List<String> names = channelNames(image);
		final Optional<String> dye = names.stream().filter(name -> in(name).isPresent()).findFirst();
		if (dye.isPresent()) {
			return Optional.of("the channel '" + dye.get() + "'");
		}
		final boolean isColorPicture = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList().equals(COLORS);
		return image.getNChannels() > 1 && image.getBitDepth() > 8 && !isColorPicture ? Optional.of("its " + image
			.getNChannels() + " channels of " + image.getBitDepth() + " bits") : Optional.empty();
	}

	/** The first lines of the channels' labels; DICOM tags come after them. */
	private static List<String> channelNames(final ImagePlus image) {
		return IntStream.rangeClosed(1, image.getNChannels()).mapToObj(channel -> image.getStack().getSliceLabel(image
			.getStackIndex(channel, 1, 1))).map(label -> label == null ? "" : label.lines().findFirst().orElse("").strip())
			.toList();
	}
}

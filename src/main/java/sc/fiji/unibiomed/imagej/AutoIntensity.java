package sc.fiji.unibiomed.imagej;

import java.util.Optional;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;

/**
 * The way to show an image to the model that suits what it is, where the user leaves it to the plugin.
 *
 * @param choice never {@link IntensityChoice#AUTO}
 * @param reason why, for people
 */
public record AutoIntensity(IntensityChoice choice, String reason) {

	private static final int COLOR_BITS = 24;

	/**
	 * Chooses by modality, target and kind of pixels. Pictures that somebody has already made for the eye, with 8 bits or
	 * in colour, stay as they are displayed.
	 *
	 * @param modality of the image, if it is known; see {@link ModalityGuess}
	 * @param target what is asked for, or blank
	 */
	public static AutoIntensity choose(final ImagePlus image, final Optional<Modality> modality, final String target) {
		final DicomTags tags = DicomTags.of(image);
		if (modality.filter(Modality.CT::equals).isPresent()) {
			return HounsfieldUnits.areIn(image, tags) ? window(tags, target) : new AutoIntensity(IntensityChoice.AS_DISPLAYED,
				"its values are no Hounsfield units");
		}
		final boolean manyGreys = image.getBitDepth() > 8 && image.getBitDepth() != COLOR_BITS;
		if (manyGreys && modality.filter(one -> one == Modality.MRI || one == Modality.PET).isPresent()) {
			return new AutoIntensity(IntensityChoice.MRI, "an image of " + modality.get().label() + " with " +
				image.getBitDepth() + " bits has no fixed scale");
		}
		return fluorescence(image, modality).map(signs -> new AutoIntensity(IntensityChoice.FLUORESCENCE,
			"it looks like fluorescence microscopy, from " + signs)).orElseGet(() -> new AutoIntensity(
				IntensityChoice.AS_DISPLAYED, tags.isInverted() ? "large values are black, as DICOM's MONOCHROME1 wants"
					: "it can be shown as it is"));
	}

	private static AutoIntensity window(final DicomTags tags, final String target) {
		final ModalityFacts ct = Modality.CT.facts();
		final Optional<IntensityChoice> ofTarget = ct.windowOf(target);
		if (ofTarget.isPresent()) {
			return new AutoIntensity(ofTarget.get(), "the window for '" + target.strip() + "'");
		}
		final Optional<ModalityFacts.Region> region = ct.regionOf(tags.bodyPartExamined());
		return region.flatMap(ModalityFacts.Region::window).map(window -> new AutoIntensity(window,
			"the window for the DICOM " + "body part " + tags.bodyPartExamined())).orElseGet(() -> new AutoIntensity(IntensityChoice.CT_ABDOMEN,
				"the usual window where target and body part tell of no other"));
	}

	/** Users may call such an image pathology,
		the nearest that the model knows; its channels need their own ranges anyway. */
	private static Optional<String> fluorescence(final ImagePlus image, final Optional<Modality> modality) {
		if (image.getBitDepth() == COLOR_BITS || modality.isPresent() && modality.get() != Modality.PATHOLOGY) {
			return Optional.empty();
		}
		return Fluorescence.inChannels(image).or(() -> Optional.of(ModalityGuess.of(image)).filter(
			ModalityGuess::fluorescence).map(guess -> "its name"));
	}
}

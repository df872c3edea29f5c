package sc.fiji.unibiomed.imagej;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import ij.ImagePlus;
import ij.io.FileInfo;

/**
 * What kind of image this seems to be, and why. In order of trust: the DICOM tag Modality, values in Hounsfield units,
 * words in title, file name and descriptions, names and number of channels, and the DICOM tag PhotometricInterpretation. Colours are no
 * clue: tissue, skin, gut and retina are all of them red.
 *
 * @param modality empty if it is not known, or none of the model's
 * @param fluorescence whether it looks like fluorescence microscopy, which is none of the model's modalities
 * @param reason what is guessed and from what, for people: "CT, from the DICOM tag Modality"
 */
public record ModalityGuess(Optional<Modality> modality, boolean fluorescence, String reason) {

	private static final int LONGEST_QUOTE = 40;

	/** What an image seems to be, whatever its user chose. */
	public static ModalityGuess of(final ImagePlus image) {
		final DicomTags tags = DicomTags.of(image);
		final Optional<Modality> coded = Arrays.stream(Modality.values()).filter(modality -> modality.facts().dicomCodes()
			.contains(tags.modality())).findFirst();
		if (coded.isPresent()) {
			return known(coded.get(), "from the DICOM tag Modality");
		}
		if (HounsfieldUnits.areNamed(image, tags)) {
			return known(Modality.CT, "from its values, which are in Hounsfield units");
		}
		for (final Map.Entry<String, String> text : texts(image, tags).entrySet()) {
			// Dyes go first: they mean one thing only, while words such as 'nuclei' or 'US' mean several.
			if (Fluorescence.in(text.getKey()).isPresent()) {
				return fluorescent("from " + text.getValue() + quoted(text.getKey()));
			}
			final Optional<Modality> named = Modality.in(text.getKey());
			if (named.isPresent()) {
				return known(named.get(), "from " + text.getValue() + quoted(text.getKey()));
			}
		}
		return Fluorescence.inChannels(image).map(signs -> fluorescent("from " + signs)).orElseGet(() -> fromPixels(tags));
	}

	/**
	 * The modality that a question about an image shall name: the one chosen for the question, else the one chosen for the
	 * image, else the guess.
	 *
	 * @param choice one of {@link Modality#choices}, in any case
	 * @throws InputException if the choice is none of these
	 */
	public static ModalityGuess inUse(final String choice, final ImagePlus image) {
		final String wanted = Modality.choice(choice);
		if (!wanted.equals(Modality.AUTO)) {
			return new ModalityGuess(Modality.of(wanted), false, wanted + ", as chosen");
		}
		final String ofImage = ImageInput.of(image).modality();
		return ofImage.equals(Modality.AUTO) ? of(image) : new ModalityGuess(Modality.of(ofImage), false, ofImage +
			", as chosen for this image");
	}

	/** What to call the modality in a prompt; blank if it is not known or not to be said. */
	public String label() {
		return modality.map(Modality::label).orElse("");
	}

	private static Map<String, String> texts(final ImagePlus image, final DicomTags tags) {
		final Map<String, String> texts = new LinkedHashMap<>();
		texts.put(image.getTitle(), "the title");
		final FileInfo file = image.getOriginalFileInfo();
		if (file != null && file.fileName != null) {
			texts.putIfAbsent(file.fileName, "the file name");
		}
		tags.descriptions().forEach(description -> texts.putIfAbsent(description, "the DICOM description"));
		if (file != null && file.directory != null) {
			final String[] folders = file.directory.split("[/\\\\]+");
			texts.putIfAbsent(folders.length == 0 ? "" : folders[folders.length - 1], "the folder");
		}
		return texts;
	}

	/** Titles can be longer than a dialog is wide. */
	private static String quoted(final String text) {
		return " '" + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE - 1) + "…" : text) + "'";
	}

	private static ModalityGuess known(final Modality modality, final String from) {
		return new ModalityGuess(Optional.of(modality), false, modality.label() + ", " + from);
	}

	private static ModalityGuess fluorescent(final String from) {
		return new ModalityGuess(Optional.empty(), true, "fluorescence microscopy, " + from +
			"; that is none of the model's modalities");
	}

	private static ModalityGuess fromPixels(final DicomTags tags) {
		if (tags.isInverted()) {
			// Any DICOM image may be, but it is radiographs that are, as they were on film.
			return known(Modality.XRAY, "from the DICOM tag PhotometricInterpretation, which is MONOCHROME1");
		}
		return new ModalityGuess(Optional.empty(), false, tags.modality().isEmpty() ? "not recognised; choose one"
			: "not recognised, as the DICOM tag Modality says '" + tags.modality() + "'; choose one");
	}
}

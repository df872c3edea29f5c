package sc.fiji.unibiomed.imagej;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ten modalities of UniBiomed, with words for them in image titles and things that can be asked for in them. */
public enum Modality {

	CT("CT", "ct", "liver", "kidney", "spleen", "liver tumor", "lung nodule"), MRI("MRI", "mri|mr", "brain tumor", "brain",
			"ventricle", "left ventricle", "prostate"), XRAY("X-ray", "x-?ray|cxr", "lung", "heart", "opacity",
					"left lung", "right lung"), ULTRASOUND("ultrasound", "ultrasound|us", "nodule", "breast tumor", "fetal head"), OCT(
							"OCT", "oct", "retina", "fluid", "edema"), PET("PET", "pet", "lesion", "bladder"), PATHOLOGY("pathology",
									"pathology|histology|h&?e|nuclei", "nuclei", "tumor", "gland"), ENDOSCOPY("endoscopy",
											"endoscopy|colonoscopy", "polyp", "lumen", "instrument"), FUNDUS("fundus", "fundus", "optic disc",
													"vessel", "exudate", "optic cup"), DERMOSCOPY("dermoscopy", "dermoscopy|derm", "skin lesion",
															"melanoma");

	/** Take the modality from the image's title. */
	public static final String AUTO = "auto";
	/** Do not speak of a modality. */
	public static final String NONE = "not said";

	private final String label;
	private final Pattern titleWords;
	private final List<String> targets;

	Modality(final String label, final String titleWords, final String... targets) {
		this.label = label;
		this.titleWords = Pattern.compile("(?<![a-z])(?:" + titleWords + ")(?![a-z])");
		this.targets = List.of(targets);
	}

	/** As the model knows it, and as it is written in dialogs and macros. */
	public String label() {
		return label;
	}

	/** Things that can be asked for. */
	public List<String> targets() {
		return targets;
	}

	/** What can be asked for, a line per modality, for people. */
	public static String suggestions() {
		return Arrays.stream(values()).map(modality -> modality.label + ": " + String.join(", ", modality.targets)).collect(
			Collectors.joining("\n", "For example\n", ""));
	}

	/** The choices of a dialog: auto, none, and the modalities. */
	public static List<String> choices() {
		final List<String> choices = new ArrayList<>(List.of(AUTO, NONE));
		Arrays.stream(values()).map(Modality::label).forEach(choices::add);
		return choices;
	}

	/**
	 * What to call the modality in a prompt.
	 *
	 * @param choice one of {@link #choices}, in any case
	 * @param title the image's title, for {@link #AUTO}
	 * @return blank if it is not to be said, or not known
	 * @throws InputException if the choice is none of these
	 */
	public static String inPrompt(final String choice, final String title) {
		final String wanted = choice.strip();
		if (wanted.equalsIgnoreCase(NONE)) {
			return "";
		}
		if (wanted.isEmpty() || wanted.equalsIgnoreCase(AUTO)) {
			final String words = title.toLowerCase(Locale.ROOT).replace('_', ' ');
			return Arrays.stream(values()).filter(modality -> modality.titleWords.matcher(words).find()).findFirst().map(
				Modality::label).orElse("");
		}
		return Arrays.stream(values()).filter(modality -> modality.label.equalsIgnoreCase(wanted)).findFirst().map(
			Modality::label).orElseThrow(() -> new InputException("modality", "'" + choice +
				"' is no modality that the model knows; write one of " + choices() + "."));
	}
}

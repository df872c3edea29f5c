package sc.fiji.unibiomed.interpret.view;

import java.util.Arrays;
import java.util.List;

import sc.fiji.unibiomed.image.InputException;

/** How images are shown that are much larger than what the model sees at once. */
public enum LargeImages {

	/** In tiles if small things would be lost otherwise. */
	AUTO("auto"),
	/** Made smaller, in one piece. */
	WHOLE("whole image"),
	/** Piece by piece. */
	TILES("tiles");

	private final String label;

	LargeImages(final String label) {
		this.label = label;
	}

	/** As it is written in dialogs and macros. */
	public String label() {
		return label;
	}

	/** The labels of all choices. */
	public static List<String> labels() {
		return Arrays.stream(values()).map(LargeImages::label).toList();
	}

	/** @throws InputException if there is no such choice */
	public static LargeImages of(final String label) {
		return Arrays.stream(values()).filter(choice -> choice.label.equalsIgnoreCase(label.strip())).findFirst().orElseThrow(
			() -> new InputException("large", "'" + label + "' is no way to show large images; write one of " + labels() + "."));
	}
}

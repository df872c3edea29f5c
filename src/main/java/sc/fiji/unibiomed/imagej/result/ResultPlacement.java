package sc.fiji.unibiomed.imagej.result;

import java.util.Arrays;
import java.util.List;

import sc.fiji.unibiomed.image.InputException;

/** Where the regions of an answer go. */
public enum ResultPlacement {

	/** Into the ROI Manager; without a display, where there is none, to the image's overlay. */
	MANAGER("ROI Manager"),
	/** Onto the image, as an overlay. */
	OVERLAY("overlay"),
	/** Nowhere; only the table is made. */
	NONE("none");

	private final String label;

	ResultPlacement(final String label) {
		this.label = label;
	}

	/** As it is written in dialogs and macros. */
	public String label() {
		return label;
	}

	/** The choices of a dialog. */
	public static List<String> labels() {
		return Arrays.stream(values()).map(ResultPlacement::label).toList();
	}

	/** @throws InputException if there is no such place */
	public static ResultPlacement of(final String label) {
		return Arrays.stream(values()).filter(place -> place.label.equalsIgnoreCase(label.strip())).findFirst().orElseThrow(
			() -> new InputException("results", "'" + label + "' is no place for regions; write one of " + labels() + "."));
	}
}

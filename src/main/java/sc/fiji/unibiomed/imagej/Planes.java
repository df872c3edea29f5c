package sc.fiji.unibiomed.imagej;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;

/** Which planes of an image a question is about. */
public enum Planes {

	/** The plane that is shown. */
	CURRENT("current slice"),
	/** All slices of the current time point or, where there is one slice only, all time points: followed as one object. */
	STACK("whole stack");

	private final String label;

	Planes(final String label) {
		this.label = label;
	}

	/** As it is written in dialogs and macros. */
	public String label() {
		return label;
	}

	/** The planes' labels. */
	public static List<String> labels() {
		return Arrays.stream(values()).map(Planes::label).toList();
	}

	/** @throws InputException if there are no such planes */
	public static Planes of(final String label) {
		return Arrays.stream(values()).filter(planes -> planes.label.equalsIgnoreCase(label.strip())).findFirst().orElseThrow(
			() -> new InputException("slices", "'" + label + "' is no choice of slices; write one of " + labels() + "."));
	}

	/** The planes of an image, in order. */
	List<Position> positions(final ImagePlus image) {
		if (this == CURRENT || image.getNSlices() * image.getNFrames() == 1) {
			return List.of(Position.current(image));
		}
		final List<Position> positions = new ArrayList<>();
		if (image.getNSlices() > 1) {
			for (int z = 1; z <= image.getNSlices(); z++) {
				positions.add(new Position(0, z, image.getT()));
			}
		}
		else {
			for (int t = 1; t <= image.getNFrames(); t++) {
				positions.add(new Position(0, 1, t));
			}
		}
		return positions;
	}

	/** Whether the model sees these planes as a stack. */
	boolean isStack(final ImagePlus image) {
		return this == STACK && image.getNSlices() * image.getNFrames() > 1;
	}
}

package sc.fiji.unibiomed.imagej;

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;

/**
 * The planes of an image that a question is about.
 *
 * @param planes what they are to each other
 * @param range which slices or time points, such as {@code 3-10} or {@code 1-5, 8}; blank for all. Where both vary, it
 * counts          planes: all slices of the first time point, then those of the second …
 */
public record PlaneSelection(Planes planes, String range) {

	/** All of these planes. */
	public static PlaneSelection of(final Planes planes) {
		return new PlaneSelection(planes, "");
	}

	/**
	 * The planes of an image, in order; at least one.
	 *
	 * @throws InputException if the range is none, or has planes that the image has not
	 */
	public List<Position> positions(final ImagePlus image) {
		final List<Position> all = all(image);
		if (range.isBlank() || planes == Planes.CURRENT) {
			return all;
		}
		return NumberRange.parse(range, all.size()).stream().map(number -> all.get(number - 1)).toList();
	}

	private List<Position> all(final ImagePlus image) {
		final Position shown = Position.current(image);
		final boolean slices = planes.variesSlice(image);
		final boolean times = planes.variesTime(image);
		if (!slices && !times) {
			return List.of(shown);
		}
		final List<Position> positions = new ArrayList<>();
		for (int t = times ? 1 : shown.frame(); t <= (times ? image.getNFrames() : shown.frame()); t++) {
			for (int z = slices ? 1 : shown.slice(); z <= (slices ? image.getNSlices() : shown.slice()); z++) {
				positions.add(new Position(0, z, t));
			}
		}
		return positions;
	}

	/**
	 * Index of the plane that is shown among {@link #positions}.
	 *
	 * @throws InputException if it is not among them
	 */
	int keyIndex(final ImagePlus image) {
		final int index = positions(image).indexOf(Position.current(image));
		if (index < 0) {
			throw new InputException("range", "Objects are followed from the plane that is shown, which is not in the range '" +
				range.strip() + "'; show a plane of the range first, or widen it.");
		}
		return index;
	}

	/** What users call the planes of an image: the number of the slice or time point, or both. */
	List<String> names(final ImagePlus image) {
		final boolean slices = planes.variesSlice(image);
		final boolean times = planes.variesTime(image);
		return positions(image).stream().map(position -> slices && times ? "slice " + position.slice() + " time " + position
			.frame() : times ? "time " + position.frame() : "slice " + position.slice()).toList();
	}

	/** What was asked about, in words. */
	String description(final ImagePlus image) {
		final List<String> names = names(image);
		final String last = names.get(names.size() - 1);
		final String all = names.size() == 1 ? names.get(0) : names.get(0) + " to " + last + " (" + names.size() + ")";
		final String from = planes.isFollowed() ? ", followed from " + names.get(keyIndex(image)) : "";
		return planes.label() + ": " + all + from;
	}
}

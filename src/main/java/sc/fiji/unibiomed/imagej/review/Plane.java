package sc.fiji.unibiomed.imagej.review;

import java.util.Comparator;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.raw.Position;

/**
 * A plane as the table shows it: sorted by number, not by letter.
 *
 * @param text such as "7" or "z 7, t 2"
 */
record Plane(Position position, String text) implements Comparable<Plane> {

	private static final Comparator<Position> ORDER = Comparator.comparingInt(Position::frame).thenComparingInt(
		Position::slice).thenComparingInt(Position::channel);

	/** Names time points only where there are several. */
	static Plane of(final ImagePlus image, final Position at) {
		if (image.getNFrames() == 1) {
			return new Plane(at, Integer.toString(at.slice()));
		}
		return new Plane(at, image.getNSlices() == 1 ? "t " + at.frame() : "z " + at.slice() + ", t " + at.frame());
	}

	@Override
	public int compareTo(final Plane other) {
		return ORDER.compare(position, other.position);
	}

	@Override
	public String toString() {
		return text;
	}
}

package sc.fiji.unibiomed.imagej.review.table;

import java.util.Comparator;

import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.image.raw.Dimensions;

/**
 * A plane as the table shows it: sorted by number, not by letter.
 *
 * @param slice from 1
 * @param time from 1
 * @param text such as "7" or "z 7, t 2"
 */
record Plane(int slice, int time, String text) implements Comparable<Plane> {

	private static final Comparator<Plane> ORDER = Comparator.comparingInt(Plane::time).thenComparingInt(Plane::slice);

	/** Names time points only where there are several. */
	static Plane of(final Dimensions size, final MeasuredFinding at) {
		if (size.times() == 1) {
			return new Plane(at.slice(), at.time(), Integer.toString(at.slice()));
		}
		return new Plane(at.slice(), at.time(), size.slices() == 1 ? "t " + at.time() : "z " + at.slice() + ", t " +
			at.time());
	}

	@Override
	public int compareTo(final Plane other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return text;
	}
}

package sc.fiji.unibiomed.imagej.review;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.imagej.result.FindingRow;

/** Recognizes findings in regions of ImageJ, which copies regions whenever it selects or stores them. */
final class RegionMatch {

	private RegionMatch() {
	}

	/** Whether two regions are copies of each other: of one name, outline and plane. */
	static boolean same(final Roi one, final Roi other) {
		return one != null && other != null && (one == other || Objects.equals(one.getName(), other.getName()) && one.getBounds()
			.equals(other.getBounds()) && one.getType() == other.getType() && samePlane(one, other));
	}

	/** A plain stack's slice and a hyperstack's z are written to different places of a region. */
	private static boolean samePlane(final Roi one, final Roi other) {
		return Math.max(one.getPosition(), one.getZPosition()) == Math.max(other.getPosition(), other.getZPosition()) && one
			.getTPosition() == other.getTPosition();
	}

	/** The finding that a region of an image shows. */
	static Optional<FindingRow> find(final List<FindingRow> rows, final ImagePlus image, final Roi roi) {
		return rows.stream().filter(row -> row.answer().image() == image && same(row.region().roi(), roi)).findFirst();
	}
}

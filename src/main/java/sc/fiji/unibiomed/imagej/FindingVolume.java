package sc.fiji.unibiomed.imagej;

import java.util.List;

import ij.ImagePlus;
import ij.measure.Calibration;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.image.raw.Position;

/** How large findings in volumes are. */
public final class FindingVolume {

	private FindingVolume() {
	}

	/**
	 * Volume of a finding in the image's cubic units: the pixels in all slices of a time point, times the size of a voxel.
	 *
	 * @return NaN if the answer is not about several slices, or there is no such size
	 */
	public static double of(final ImageAnswer answer, final Finding finding, final int time) {
		final double depth = voxelDepth(answer);
		if (finding == null || Double.isNaN(depth)) {
			return Double.NaN;
		}
		long pixels = 0;
		for (int i = 0; i < finding.frames().size(); i++) {
			if (answer.positions().get(i).frame() == time) {
				pixels += finding.frames().get(i).shape().pixels();
			}
		}
		final Calibration calibration = answer.image().getCalibration();
		return pixels * calibration.pixelWidth * calibration.pixelHeight * depth;
	}

	/** From slice to slice in the image's unit; NaN if an answer is not about neighbouring slices of a volume. */
	static double voxelDepth(final ImageAnswer answer) {
		final ImagePlus image = answer.image();
		final double depth = image.getCalibration().pixelDepth;
		final boolean slices = image.getNSlices() > 1 && neighbours(answer.positions());
		return slices && depth > 0 && Double.isFinite(depth) ? depth : Double.NaN;
	}

	/** Slices that were left out would be missing in the sum. */
	private static boolean neighbours(final List<Position> positions) {
		boolean several = false;
		for (int i = 1; i < positions.size(); i++) {
			final Position before = positions.get(i - 1);
			final Position here = positions.get(i);
			if (before.frame() == here.frame()) {
				several = true;
				if (here.slice() != before.slice() + 1) {
					return false;
				}
			}
		}
		return several;
	}
}

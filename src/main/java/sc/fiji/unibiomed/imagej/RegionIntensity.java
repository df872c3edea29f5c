package sc.fiji.unibiomed.imagej;

import java.awt.Rectangle;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import sc.fiji.unibiomed.findings.measure.Intensity;

/** Values of an image's own pixels inside a region, in the image's calibrated unit of density where it has one. */
final class RegionIntensity {

	private RegionIntensity() {
	}

	/**
	 * Measures the plane the region lies in; unknown when the image was closed meanwhile. Looks at the region's bounds only: an
	 * image may have thousands of objects.
	 */
	static Intensity of(final ImagePlus image, final FoundRegion region) {
		if (image.getProcessor() == null) {
			return Intensity.unknown();
		}
		final ImageProcessor plane = image.getStackSize() == 1 ? image.getProcessor() : image.getStack().getProcessor(region
			.position().stackIndex(image));
		plane.setCalibrationTable(image.getCalibration().getCTable());
		final Rectangle bounds = region.roi().getBounds();
		final Rectangle visible = bounds.intersection(new Rectangle(image.getWidth(), image.getHeight()));
		final ImageProcessor inside = region.roi().getMask();
		double sum = 0;
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		int count = 0;
		for (int y = visible.y; y < visible.y + visible.height; y++) {
			for (int x = visible.x; x < visible.x + visible.width; x++) {
				final double value = inside == null || inside.get(x - bounds.x, y - bounds.y) != 0 ? plane.getPixelValue(x, y)
					: Double.NaN;
				if (!Double.isNaN(value)) {
					sum += value;
					min = Math.min(min, value);
					max = Math.max(max, value);
					count++;
				}
			}
		}
		return count == 0 ? Intensity.unknown() : new Intensity(sum / count, min, max);
	}
}

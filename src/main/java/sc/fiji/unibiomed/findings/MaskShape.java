package sc.fiji.unibiomed.findings;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;

/**
 * Where a mask lies.
 *
 * @param pixels number of pixels inside
 * @param bounds the rectangle around them
 * @param centroidX mean x of the pixel centres inside (the centre of pixel 0 is 0.5, as in ImageJ), NaN for an empty mask
 * @param centroidY mean y likewise
 */
public record MaskShape(long pixels, Bounds bounds, double centroidX, double centroidY) {

	/** Measures a mask. */
	public static MaskShape of(final BinaryMask mask) {
		final Bounds bounds = mask.bounds();
		long sumX = 0;
		long sumY = 0;
		for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
			for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
				if (mask.contains(x, y)) {
					sumX += x;
					sumY += y;
				}
			}
		}
		final double pixels = mask.area();
		return pixels == 0 ? new MaskShape(0, bounds, Double.NaN, Double.NaN) : new MaskShape(mask.area(), bounds, sumX /
			pixels + 0.5, sumY / pixels + 0.5);
	}
}

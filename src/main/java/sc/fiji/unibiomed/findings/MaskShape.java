package sc.fiji.unibiomed.findings;

import sc.fiji.unibiomed.image.BinaryMask;

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
		long count = 0;
		long sumX = 0;
		long sumY = 0;
		int left = Integer.MAX_VALUE;
		int right = -1;
		int top = Integer.MAX_VALUE;
		int bottom = -1;
		for (int y = 0; y < mask.height(); y++) {
			for (int x = 0; x < mask.width(); x++) {
				if (mask.get(x, y)) {
					count++;
					sumX += x;
					sumY += y;
					left = Math.min(left, x);
					right = Math.max(right, x);
					top = Math.min(top, y);
					bottom = y;
				}
			}
		}
		if (count == 0) {
			return new MaskShape(0, new Bounds(0, 0, 0, 0), Double.NaN, Double.NaN);
		}
		return new MaskShape(count, new Bounds(left, top, right - left + 1, bottom - top + 1), (double) sumX / count + 0.5,
			(double) sumY / count + 0.5);
	}
}

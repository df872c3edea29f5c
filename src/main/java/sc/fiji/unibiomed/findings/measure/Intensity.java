package sc.fiji.unibiomed.findings.measure;

import java.util.function.IntToDoubleFunction;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * Values of the original image, before any conversion for the model, inside a mask.
 *
 * @param mean NaN when unknown, as the others
 */
public record Intensity(double mean, double min, double max) {

	/** For masks of images whose original values are not at hand. */
	public static Intensity unknown() {
		return new Intensity(Double.NaN, Double.NaN, Double.NaN);
	}

	/**
	 * Measures an image inside a mask. Pixels that are no number, as 32-bit images may have, do not count.
	 *
	 * @param pixels value of the pixel at {@code y * width + x}
	 * @return {@link #unknown()} where no pixel counts
	 */
	public static Intensity within(final BinaryMask mask, final IntToDoubleFunction pixels) {
		double sum = 0;
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		int count = 0;
		for (int y = 0; y < mask.height(); y++) {
			for (int x = 0; x < mask.width(); x++) {
				final double value = mask.get(x, y) ? pixels.applyAsDouble(y * mask.width() + x) : Double.NaN;
				if (!Double.isNaN(value)) {
					sum += value;
					min = Math.min(min, value);
					max = Math.max(max, value);
					count++;
				}
			}
		}
		return count == 0 ? unknown() : new Intensity(sum / count, min, max);
	}
}

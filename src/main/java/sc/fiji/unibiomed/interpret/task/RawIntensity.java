package sc.fiji.unibiomed.interpret.task;

import sc.fiji.unibiomed.findings.measure.Intensity;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.raw.RawPixels;

/**
 * Values of an image's own pixels inside a mask, in what they mean where that is known: those of the channel that is shown,
 * as ImageJ measures them. Of colours, the mean of red, green and blue.
 */
public final class RawIntensity {

	private RawIntensity() {
	}

	/** Measures a plane; looks at the mask's bounds only, as an image may have thousands of objects. */
	public static Intensity of(final RawImage image, final Position position, final BinaryMask mask) {
		final Bounds bounds = mask.bounds();
		if (bounds.isEmpty()) {
			return Intensity.unknown();
		}
		final ImageFacts facts = image.facts();
		final int channel = facts.isColour() ? 1 : Math.max(1, facts.shown().channel());
		final RawPixels pixels = image.part(position, channel, bounds);
		double sum = 0;
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		long count = 0;
		for (int y = 0; y < bounds.height(); y++) {
			final int row = (pixels.y() + y) * pixels.rowLength() + pixels.x();
			for (int x = 0; x < bounds.width(); x++) {
				final double value = mask.contains(bounds.x() + x, bounds.y() + y) ? value(pixels.array(), row + x, facts)
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

	/** ImageJ gives values of pixels as 32-bit numbers. */
	private static double value(final Object pixels, final int index, final ImageFacts facts) {
		if (pixels instanceof final byte[] bytes) {
			return (float) facts.values().of(bytes[index] & 0xff);
		}
		if (pixels instanceof final short[] shorts) {
			return (float) facts.values().of(shorts[index] & 0xffff);
		}
		if (pixels instanceof final float[] floats) {
			return floats[index];
		}
		final int colour = ((int[]) pixels)[index];
		final double third = 1.0 / 3;
		return (float) ((colour >> 16 & 0xff) * third + (colour >> 8 & 0xff) * third + (colour & 0xff) * third);
	}
}

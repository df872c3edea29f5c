package sc.fiji.unibiomed.testing;

import sc.fiji.unibiomed.image.BinaryMask;

/** In how many pixels two masks differ. */
public final class MaskDifference {

	private MaskDifference() {}

	/**
	 * Counts the pixels that only one of the masks has.
	 *
	 * @throws IllegalArgumentException if the masks differ in size
	 */
	public static int pixels(final BinaryMask expected, final BinaryMask actual) {
		if (expected.width() != actual.width() || expected.height() != actual.height())
			throw new IllegalArgumentException("Masks of different sizes: " + expected + " and " + actual);
		final byte[] left = expected.toBytes();
		final byte[] right = actual.toBytes();
		int count = 0;
		for (int i = 0; i < left.length; i++) {
			if (left[i] != right[i]) count++;
		}
		return count;
	}

	/** Overlap of two masks of one size, 2·|A∩B| / (|A| + |B|) (Dice, Ecology 26, 1945); 1 if both are empty. */
	public static double dice(final BinaryMask expected, final BinaryMask actual) {
		final long together = expected.area() + actual.area();
		return together == 0 ? 1 : 1 - (double) pixels(expected, actual) / together;
	}
}

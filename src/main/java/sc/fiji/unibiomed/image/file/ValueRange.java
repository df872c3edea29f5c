package sc.fiji.unibiomed.image.file;

/**
 * From where to where values are shown.
 *
 * @param min may be not-a-number in pixels without numbers
 * @param max likewise
 */
record ValueRange(double min, double max) {

	static final ValueRange BYTES = new ValueRange(0, 255);

	/** The smallest and the largest value of pixels, as ImageJ finds them. */
	static ValueRange of(final Object pixels) {
		if (pixels instanceof final short[] values) {
			int min = 0xffff;
			int max = 0;
			for (final short value : values) {
				min = Math.min(min, value & 0xffff);
				max = Math.max(max, value & 0xffff);
			}
			return new ValueRange(min, max);
		}
		return pixels instanceof final float[] values ? of(values) : BYTES;
	}

	private static ValueRange of(final float[] values) {
		float min = Float.NaN;
		float max = Float.NaN;
		for (final float value : values) {
			// Comparisons with what is not a number are false.
			min = min <= value ? min : Float.isNaN(value) ? min : value;
			max = max >= value ? max : Float.isNaN(value) ? max : value;
		}
		return new ValueRange(min, max);
	}

	/** Both together. */
	ValueRange with(final ValueRange other) {
		return new ValueRange(other.min < min ? other.min : min, other.max > max ? other.max : max);
	}

	/** Whether both are zero, which in ImageJ means that nothing was decided. */
	boolean isZero() {
		return min == 0 && max == 0;
	}

	/** Whether it is a single value. */
	boolean isOneValue() {
		return min == max;
	}
}

package sc.fiji.unibiomed.image;

/** Grey values of any range as a picture that the model can look at. */
public final class GreyPicture {

	private GreyPicture() {
	}

	/**
	 * Scales values so that the smallest finite one becomes black and the largest white, as 16-bit files are read. Where all are
	 * the same, and where a value is not a number, the picture is black.
	 *
	 * @param width in pixels
	 * @param height in pixels
	 * @param values {@code width * height} values row by row
	 * @throws IllegalArgumentException if the picture is too large for one array
	 */
	public static RgbImage scaled(final int width, final int height, final double[] values) {
		final SampleRange range = SampleRange.EMPTY.including(values);
		final byte[] grey = new byte[values.length];
		for (int i = 0; i < grey.length; i++)
			grey[i] = range.grey(values[i]);
		return of(width, height, grey);
	}

	/**
	 * Takes 8-bit values as they are.
	 *
	 * @param width in pixels
	 * @param height in pixels
	 * @param values {@code width * height} unsigned bytes row by row
	 * @throws IllegalArgumentException if the picture is too large for one array
	 */
	public static RgbImage of(final int width, final int height, final byte[] values) {
		final byte[] rgb = new byte[RgbImage.length(width, height)];
		for (int i = 0; i < rgb.length; i++)
			rgb[i] = values[i / RgbImage.CHANNELS];
		return new RgbImage(width, height, rgb);
	}
}

package sc.fiji.unibiomed.image.page;

import sc.fiji.unibiomed.image.RgbImage;

/** Grey values as a picture that the model can look at. */
public final class GreyPicture {

	private GreyPicture() {
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

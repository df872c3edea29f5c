package sc.fiji.unibiomed.imagej.imglib2;

import net.imglib2.RandomAccessibleInterval;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.rendering.PlaneRendering;

/** ImgLib2 images as they look where nothing is said about them; see {@link ImgImage} for the kinds. */
public final class ImgPicture {

	private ImgPicture() {
	}

	/**
	 * Converts an image.
	 *
	 * @throws IllegalArgumentException if it is of no kind that the model can see, or too large for one array
	 */
	public static RgbImage of(final RandomAccessibleInterval<?> image) {
		final ImgImage raw = ImgImage.of(image);
		return PlaneRendering.asDisplayed(raw).plane(raw.facts().shown());
	}
}

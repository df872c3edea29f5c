package sc.fiji.unibiomed.imagej.imglib2;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.unibiomed.image.RgbImage;

/**
 * ImgLib2 images as the model sees them:
 * <ul>
 * <li>two dimensions of {@link ARGBType}: the colours, without transparency;</li>
 * <li>two dimensions of {@link UnsignedByteType}: grey, as it is;</li>
 * <li>two dimensions of any other {@link RealType}: grey, from the smallest finite value as black to the largest as
 * white; not
 * a number is black;</li>
 * <li>three dimensions of {@link UnsignedByteType}, the third of size 3: red, green and blue.</li>
 * </ul>
 * An interval may begin anywhere; its first pixel is the picture's upper left corner.
 */
public final class ImgPicture {

	private ImgPicture() {
	}

	/**
	 * Converts an image.
	 *
	 * @throws IllegalArgumentException if it is none of the kinds above, or too large for one array
	 */
	public static RgbImage of(final RandomAccessibleInterval<?> image) {
		return new ImgLib2Picture(image).frame(0);
	}
}

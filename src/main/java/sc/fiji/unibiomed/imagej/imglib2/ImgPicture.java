package sc.fiji.unibiomed.imagej.imglib2;

import java.util.Arrays;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import sc.fiji.unibiomed.image.GreyPicture;
import sc.fiji.unibiomed.image.RgbImage;

/**
 * ImgLib2 images as the model sees them:
 * <ul>
 * <li>two dimensions of {@link ARGBType}: the colours, without transparency;</li>
 * <li>two dimensions of {@link UnsignedByteType}: grey, as it is;</li>
 * <li>two dimensions of any other {@link RealType}: grey, from the smallest value as black to the largest as white;</li>
 * <li>three dimensions of {@link UnsignedByteType}, the third of size 3: red, green and blue.</li>
 * </ul>
 * An interval may begin anywhere; its first pixel is the picture's upper left corner.
 */
public final class ImgPicture {

	private static final String POSSIBLE = "possible are two dimensions of grey or ARGB values, or a third dimension with the " +
		"8-bit channels red, green and blue";

	private ImgPicture() {
	}

	/**
	 * Converts an image.
	 *
	 * @throws IllegalArgumentException if it is none of the kinds above, or too large for one array
	 */
	public static RgbImage of(final RandomAccessibleInterval<?> image) {
		final int dimensions = image.numDimensions();
		final boolean channels = dimensions == 3 && image.dimension(2) == RgbImage.CHANNELS;
		if (dimensions != 2 && !channels) {
			throw new IllegalArgumentException("An image of size " + Arrays.toString(image.dimensionsAsLongArray()) +
				" cannot be shown to the model; " + POSSIBLE + ".");
		}
		final int width = side(image.dimension(0));
		final int height = side(image.dimension(1));
		// Refuses what is too large before any memory is taken.
		RgbImage.length(width, height);
		final Object type = image.getType();
		if (type instanceof UnsignedByteType) {
			return channels ? channels(image, width, height) : GreyPicture.of(width, height, bytes(image, width * height));
		}
		if (type instanceof ARGBType && !channels) {
			return colours(image, width, height);
		}
		if (type instanceof RealType && !channels) {
			return GreyPicture.scaled(width, height, values(image, width * height));
		}
		throw new IllegalArgumentException("An image of " + dimensions + " dimensions of " + type.getClass().getSimpleName() +
			" cannot be shown to the model; " + POSSIBLE + ".");
	}

	private static int side(final long size) {
		if (size > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("A side of " + size + " pixels is too long.");
		}
		return (int) size;
	}

	private static byte[] bytes(final RandomAccessibleInterval<?> image, final int size) {
		final byte[] bytes = new byte[size];
		final Cursor<?> pixels = Views.flatIterable(image).cursor();
		for (int i = 0; i < size; i++) {
			bytes[i] = (byte) ((UnsignedByteType) pixels.next()).get();
		}
		return bytes;
	}

	/** ImgLib2 has the channels one after the other, the picture has them pixel by pixel. */
	private static RgbImage channels(final RandomAccessibleInterval<?> image, final int width, final int height) {
		final byte[] planes = bytes(image, RgbImage.length(width, height));
		final byte[] rgb = new byte[planes.length];
		final int plane = width * height;
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = planes[i % RgbImage.CHANNELS * plane + i / RgbImage.CHANNELS];
		}
		return new RgbImage(width, height, rgb);
	}

	private static RgbImage colours(final RandomAccessibleInterval<?> image, final int width, final int height) {
		final byte[] rgb = new byte[RgbImage.length(width, height)];
		final Cursor<?> pixels = Views.flatIterable(image).cursor();
		for (int i = 0; i < rgb.length; i += RgbImage.CHANNELS) {
			final int argb = ((ARGBType) pixels.next()).get();
			rgb[i] = (byte) ARGBType.red(argb);
			rgb[i + 1] = (byte) ARGBType.green(argb);
			rgb[i + 2] = (byte) ARGBType.blue(argb);
		}
		return new RgbImage(width, height, rgb);
	}

	private static double[] values(final RandomAccessibleInterval<?> image, final int size) {
		final double[] values = new double[size];
		final Cursor<?> pixels = Views.flatIterable(image).cursor();
		for (int i = 0; i < size; i++) {
			values[i] = ((RealType<?>) pixels.next()).getRealDouble();
		}
		return values;
	}
}

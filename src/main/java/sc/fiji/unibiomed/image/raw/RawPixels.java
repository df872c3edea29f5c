package sc.fiji.unibiomed.image.raw;

/**
 * A part of one channel of a plane, inside of an array that may hold more. The array is not copied and must not be changed.
 *
 * @param array of the type that {@link PixelKind} names, row by row
 * @param rowLength pixels of a row of the array
 * @param x column of the part's first pixel in the array
 * @param y row of the part's first pixel in the array
 */
public record RawPixels(Object array, int rowLength, int x, int y) {

	/** All of an array. */
	public static RawPixels whole(final Object array, final int width) {
		return new RawPixels(array, width, 0, 0);
	}
}

package sc.fiji.unibiomed.image;

import java.util.Arrays;
import java.util.Objects;

/** A region of a picture: for each pixel, whether it is inside. Immutable. */
public final class BinaryMask {

	private final int width;
	private final int height;
	private final byte[] pixels;

	private BinaryMask(final int width, final int height, final byte[] pixels) {
		this.width = width;
		this.height = height;
		this.pixels = pixels;
	}

	/**
	 * Makes a mask.
	 *
	 * @param width in pixels, at least 1
	 * @param height in pixels, at least 1
	 * @param nonZeroIsInside {@code width * height} values row by row; copied
	 * @throws IllegalArgumentException if a side is not positive, or the array has another length
	 */
	public static BinaryMask of(final int width, final int height, final byte[] nonZeroIsInside) {
		if (width < 1 || height < 1)
			throw new IllegalArgumentException("A mask cannot have " + width + " x " + height + " pixels");
		if (nonZeroIsInside.length != (long) width * height) throw new IllegalArgumentException("A mask of " + width +
			" x " + height + " pixels has " + (long) width * height + " values, not " + nonZeroIsInside.length);
		final byte[] pixels = new byte[nonZeroIsInside.length];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (byte) (nonZeroIsInside[i] == 0 ? 0 : 1);
		return new BinaryMask(width, height, pixels);
	}

	/** The number of columns. */
	public int width() {
		return width;
	}

	/** The number of rows. */
	public int height() {
		return height;
	}

	/**
	 * Whether a pixel is inside.
	 *
	 * @param x column, from 0
	 * @param y row, from 0
	 * @throws IndexOutOfBoundsException if there is no such pixel
	 */
	public boolean get(final int x, final int y) {
		return pixels[Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width)] != 0;
	}

	/** The number of pixels inside. */
	public int area() {
		int area = 0;
		for (final byte pixel : pixels)
			area += pixel;
		return area;
	}

	/** A copy of the mask as {@code width * height} values row by row, 1 inside and 0 outside. */
	public byte[] toBytes() {
		return pixels.clone();
	}

	/** Two masks are equal when their sizes and all their pixels are. */
	@Override
	public boolean equals(final Object other) {
		return other instanceof BinaryMask that && width == that.width && height == that.height && //
			Arrays.equals(pixels, that.pixels);
	}

	@Override
	public int hashCode() {
		return 31 * (31 * width + height) + Arrays.hashCode(pixels);
	}

	@Override
	public String toString() {
		return "BinaryMask[" + width + " x " + height + ", " + area() + " inside]";
	}
}

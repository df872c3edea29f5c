package sc.fiji.unibiomed.image;

/**
 * An upright rectangle of pixels: the smallest one around a mask, or a part of a picture. Width and height are 0 for an empty
 * one.
 *
 * @param x left column
 * @param y top row
 */
public record Bounds(int x, int y, int width, int height) {

	/** Nothing. */
	public static final Bounds EMPTY = new Bounds(0, 0, 0, 0);

	/** What both have in common; {@link #EMPTY} for nothing. */
	public Bounds intersection(final Bounds other) {
		final int left = Math.max(x, other.x);
		final int top = Math.max(y, other.y);
		final int right = Math.min(x + width, other.x + other.width);
		final int bottom = Math.min(y + height, other.y + other.height);
		return left < right && top < bottom ? new Bounds(left, top, right - left, bottom - top) : EMPTY;
	}

	/** Whether a pixel is inside. */
	public boolean contains(final int column, final int row) {
		return column >= x && column - x < width && row >= y && row - y < height;
	}

	public boolean isEmpty() {
		return width == 0 || height == 0;
	}
}

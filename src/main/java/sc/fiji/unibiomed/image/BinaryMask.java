/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.image;

import java.util.Arrays;
import java.util.Objects;

/**
 * A region of a picture: for each pixel, whether it is inside. Immutable. Only the rectangle around the region is kept,
 * a bit a pixel, so that thousands of small objects of a large image, or of masks of a long stack, fit into memory.
 *
 * <pre>{@code
 * BinaryMask liver = answer.findings().get(0).frames().get(0).mask();
 * long pixels = liver.area();
 * }</pre>
 */
public final class BinaryMask {

	private final int width;
	private final int height;
	private final Bounds bounds;
	private final long[] bits;
	private final long area;

	private BinaryMask(final int width, final int height, final Bounds bounds, final long[] bits) {
		this.width = width;
		this.height = height;
		this.bounds = bounds;
		this.bits = bits;
		long count = 0;
		for (final long word : bits)
			count += Long.bitCount(word);
		this.area = count;
	}

	/**
	 * Makes a mask.
	 *
	 * @param width in pixels, at least 1
	 * @param height in pixels, at least 1
	 * @param nonZeroIsInside {@code width * height} values row by row
	 * @throws IllegalArgumentException if a side is not positive, or the array has another length
	 */
	public static BinaryMask of(final int width, final int height, final byte[] nonZeroIsInside) {
		checkSize(width, height);
		if (nonZeroIsInside.length != (long) width * height)
			throw new IllegalArgumentException("A mask of " + width + " x " + height + " pixels has " +
				(long) width * height + " values, not " + nonZeroIsInside.length);
		return of(width, height, (x, y) -> nonZeroIsInside[y * width + x] != 0);
	}

	/**
	 * Makes a mask.
	 *
	 * @param width in pixels, at least 1
	 * @param height in pixels, at least 1
	 * @param inside says of each pixel whether it is inside; asked row by row
	 * @throws IllegalArgumentException if a side is not positive
	 */
	public static BinaryMask of(final int width, final int height, final Pixels inside) {
		return within(width, height, new Bounds(0, 0, width, height), inside);
	}

	/**
	 * Makes a mask of which nothing is inside but pixels of one rectangle.
	 *
	 * @param rectangle only its pixels are asked for; parts outside of the picture are left out
	 * @throws IllegalArgumentException if a side is not positive
	 */
	public static BinaryMask within(final int width, final int height, final Bounds rectangle, final Pixels inside) {
		checkSize(width, height);
		final Bounds visible = rectangle.intersection(new Bounds(0, 0, width, height));
		final long[] bits = new long[words(visible)];
		int left = Integer.MAX_VALUE;
		int right = -1;
		int top = Integer.MAX_VALUE;
		int bottom = -1;
		long at = 0;
		for (int y = visible.y(); y < visible.y() + visible.height(); y++) {
			for (int x = visible.x(); x < visible.x() + visible.width(); x++, at++) {
				if (inside.contains(x, y)) {
					bits[(int) (at >> 6)] |= 1L << at;
					left = Math.min(left, x);
					right = Math.max(right, x);
					top = Math.min(top, y);
					bottom = y;
				}
			}
		}
		if (right < 0) return new BinaryMask(width, height, Bounds.EMPTY, new long[0]);
		final Bounds tight = new Bounds(left, top, right - left + 1, bottom - top + 1);
		return new BinaryMask(width, height, tight, tight.equals(visible) ? bits : cropped(bits, visible, tight));
	}

	/**
	 * A smaller mask, each pixel of which is a square of this one's; at the right and bottom border, what is there of
	 * it. It is inside if any of them is, so that nothing gets lost.
	 *
	 * @param factor side of the square, at least 1
	 */
	public BinaryMask shrunk(final int factor) {
		final int smallWidth = (width - 1) / factor + 1;
		final int smallHeight = (height - 1) / factor + 1;
		if (bounds.isEmpty()) return empty(smallWidth, smallHeight);
		final int left = bounds.x() / factor;
		final int top = bounds.y() / factor;
		final Bounds around = new Bounds(left, top, (bounds.x() + bounds.width() - 1) / factor - left + 1,
			(bounds.y() + bounds.height() - 1) / factor - top + 1);
		final boolean[] inside = new boolean[Math.multiplyExact(around.width(), around.height())];
		for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
			for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++)
				inside[(y / factor - top) * around.width() + x / factor - left] |= contains(x, y);
		}
		return within(smallWidth, smallHeight, around, (x, y) -> inside[(y - top) * around.width() + x - left]);
	}

	/** A mask with nothing inside. */
	public static BinaryMask empty(final int width, final int height) {
		checkSize(width, height);
		return new BinaryMask(width, height, Bounds.EMPTY, new long[0]);
	}

	private static void checkSize(final int width, final int height) {
		if (width < 1 || height < 1)
			throw new IllegalArgumentException("A mask cannot have " + width + " x " + height + " pixels");
	}

	private static int words(final Bounds of) {
		return Math.toIntExact(((long) of.width() * of.height() + 63) / 64);
	}

	private static long[] cropped(final long[] bits, final Bounds from, final Bounds to) {
		final long[] part = new long[words(to)];
		long at = 0;
		for (int y = to.y(); y < to.y() + to.height(); y++) {
			long source = (long) (y - from.y()) * from.width() + to.x() - from.x();
			for (int x = 0; x < to.width(); x++, at++, source++)
				part[(int) (at >> 6)] |= (bits[(int) (source >> 6)] >>> source & 1) << at;
		}
		return part;
	}

	/** Pixels by column and row. */
	@FunctionalInterface
	public interface Pixels {

		/** Whether a pixel is inside. */
		boolean contains(int x, int y);
	}

	/** The number of columns. */
	public int width() {
		return width;
	}

	/** The number of rows. */
	public int height() {
		return height;
	}

	/** The smallest rectangle around the pixels inside. */
	public Bounds bounds() {
		return bounds;
	}

	/**
	 * Whether a pixel is inside.
	 *
	 * @param x column, from 0
	 * @param y row, from 0
	 * @throws IndexOutOfBoundsException if there is no such pixel
	 */
	public boolean get(final int x, final int y) {
		return contains(Objects.checkIndex(x, width), Objects.checkIndex(y, height));
	}

	/** Whether a pixel is inside; false outside of the picture. */
	public boolean contains(final int x, final int y) {
		final int column = x - bounds.x();
		final int row = y - bounds.y();
		if (column < 0 || row < 0 || column >= bounds.width() || row >= bounds.height()) return false;
		final long at = (long) row * bounds.width() + column;
		return (bits[(int) (at >> 6)] >>> at & 1) != 0;
	}

	/** The number of pixels inside. */
	public long area() {
		return area;
	}

	/** Number of pixels that are inside of both masks; what lies beyond the smaller one does not count. */
	public long areaShared(final BinaryMask other) {
		final Bounds common = bounds().intersection(other.bounds());
		long both = 0;
		for (int y = common.y(); y < common.y() + common.height(); y++) {
			for (int x = common.x(); x < common.x() + common.width(); x++) {
				if (contains(x, y) && other.contains(x, y)) {
					both++;
				}
			}
		}
		return both;
	}

	/**
	 * The number of pixels inside in a part of a row.
	 *
	 * @param y row, from 0
	 * @param from first column
	 * @param to column after the last one
	 */
	public int areaInRow(final int y, final int from, final int to) {
		final int left = Math.max(from, bounds.x()) - bounds.x();
		final int right = Math.min(to, bounds.x() + bounds.width()) - bounds.x();
		final int row = y - bounds.y();
		if (row < 0 || row >= bounds.height() || left >= right) return 0;
		final long first = (long) row * bounds.width() + left;
		final long last = (long) row * bounds.width() + right - 1;
		int count = 0;
		for (int word = (int) (first >> 6); word <= (int) (last >> 6); word++) {
			long part = bits[word];
			if (word == first >> 6) part &= -1L << first;
			if (word == last >> 6) part &= -1L >>> 63 - (last & 63);
			count += Long.bitCount(part);
		}
		return count;
	}

	/**
	 * The same region in another picture.
	 *
	 * @param x where this picture's left column lies in the other one; may be negative
	 * @param y where its top row lies
	 * @param otherWidth of the other picture
	 * @param otherHeight of the other picture
	 * @return without what lies outside of the other picture
	 */
	public BinaryMask movedTo(final int x, final int y, final int otherWidth, final int otherHeight) {
		checkSize(otherWidth, otherHeight);
		final Bounds moved = new Bounds(bounds.x() + x, bounds.y() + y, bounds.width(), bounds.height());
		if (!bounds.isEmpty() && moved.intersection(new Bounds(0, 0, otherWidth, otherHeight)).equals(moved))
			return new BinaryMask(otherWidth, otherHeight, moved, bits);
		return within(otherWidth, otherHeight, moved, (column, row) -> contains(column - x, row - y));
	}

	/**
	 * A copy of the mask as {@code width * height} values row by row, 1 inside and 0 outside.
	 *
	 * @throws ArithmeticException if an array cannot be as large
	 */
	public byte[] toBytes() {
		final byte[] pixels = new byte[Math.multiplyExact(width, height)];
		for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
			for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++)
				pixels[y * width + x] = (byte) (contains(x, y) ? 1 : 0);
		}
		return pixels;
	}

	/** Two masks are equal when their sizes and all their pixels are. */
	@Override
	public boolean equals(final Object other) {
		return other instanceof BinaryMask that && width == that.width && height == that.height && //
			bounds.equals(that.bounds) && Arrays.equals(bits, that.bits);
	}

	@Override
	public int hashCode() {
		return 31 * (31 * width + height) + Arrays.hashCode(bits);
	}

	@Override
	public String toString() {
		return "BinaryMask[" + width + " x " + height + ", " + area + " inside]";
	}
}

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

/** A mask in the making: a rectangle of a picture, a bit a pixel, into which pixels and other masks are drawn. */
public final class MaskCanvas {

	private final int width;
	private final int height;
	private final Bounds area;
	private final long[] bits;

	/** An empty canvas as large as the picture. */
	public MaskCanvas(final int width, final int height) {
		this(width, height, new Bounds(0, 0, width, height));
	}

	/**
	 * An empty canvas for a part of a picture.
	 *
	 * @param area inside of the picture; nothing can be drawn outside of it
	 */
	public MaskCanvas(final int width, final int height, final Bounds area) {
		if (!area.isEmpty() && !area.intersection(new Bounds(0, 0, width, height)).equals(area))
			throw new IllegalArgumentException(area + " is not inside " + width + " x " + height + " pixels");
		this.width = width;
		this.height = height;
		this.area = area;
		this.bits = new long[Math.toIntExact(((long) area.width() * area.height() + 63) / 64)];
	}

	/** Draws a run of pixels of a row. */
	public void fill(final int y, final int startX, final int endX) {
		for (int x = startX; x < endX; x++)
			set(x, y);
	}

	/**
	 * Draws one pixel.
	 *
	 * @throws IndexOutOfBoundsException if it is not part of the canvas
	 */
	public void set(final int x, final int y) {
		final long at = index(x, y);
		bits[(int) (at >> 6)] |= 1L << at;
	}

	/**
	 * Removes one pixel.
	 *
	 * @throws IndexOutOfBoundsException if it is not part of the canvas
	 */
	public void clear(final int x, final int y) {
		final long at = index(x, y);
		bits[(int) (at >> 6)] &= ~(1L << at);
	}

	/** Draws a mask, moved by some pixels; what lies outside of the canvas is left out. */
	public void add(final BinaryMask mask, final int moveX, final int moveY) {
		final Bounds from = mask.bounds();
		final Bounds target = new Bounds(from.x() + moveX, from.y() + moveY, from.width(), from.height())
			.intersection(area);
		for (int y = target.y(); y < target.y() + target.height(); y++) {
			for (int x = target.x(); x < target.x() + target.width(); x++) {
				if (mask.contains(x - moveX, y - moveY)) set(x, y);
			}
		}
	}

	/** Whether a pixel was drawn; false outside of the canvas. */
	public boolean contains(final int x, final int y) {
		final int column = x - area.x();
		final int row = y - area.y();
		if (column < 0 || row < 0 || column >= area.width() || row >= area.height()) return false;
		final long at = (long) row * area.width() + column;
		return (bits[(int) (at >> 6)] >>> at & 1) != 0;
	}

	private long index(final int x, final int y) {
		final int column = x - area.x();
		final int row = y - area.y();
		if (column < 0 || row < 0 || column >= area.width() || row >= area.height())
			throw new IndexOutOfBoundsException("Pixel (" + x + ", " + y + ") is not in " + area);
		return (long) row * area.width() + column;
	}

	/** What was drawn so far. */
	public BinaryMask toMask() {
		return BinaryMask.within(width, height, area, this::contains);
	}
}

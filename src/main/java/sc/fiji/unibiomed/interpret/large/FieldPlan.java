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
package sc.fiji.unibiomed.interpret.large;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.interpret.question.PromptException;

/**
 * In which fields of view a large image is looked at: rectangles of one size, square in reality, row by row, evenly
 * spread over the image so that the last one ends at its border, and overlapping.
 *
 * <p>Every pixel has one <em>owner</em>: the field in which it lies deepest, that is farthest from the field's inner
 * borders, where objects are cut and the model lacks their surroundings. The image's own border is no inner border. The
 * pixels that a field owns are a rectangle, whose sides halve the overlaps: the depth in a field is the smaller one of
 * those in x and y, and the column and the row that are deepest each for itself make the smaller one as large as it can
 * be.
 */
public final class FieldPlan {

	/**
	 * Overlap of neighbouring fields, as a part of their side, where nobody asks for another: an object smaller than it
	 * lies whole in one of the fields. One fifth is what sliced inference mostly works with (SAHI, Supervision: 0.2;
	 * Cellpose, whose tiles are smaller in objects: 0.1), and makes a field of 1024 pixels share 205, five nuclei at
	 * 0.25 µm per pixel. It costs 1 / 0.8² = 1.56 times the fields that lie side by side.
	 */
	public static final double DEFAULT_OVERLAP = 0.2;

	/** Fields that share more than half would show every pixel more than four times, for nothing. */
	public static final double MAX_OVERLAP = 0.5;

	/** How much of a region's longer side is shown around it, on each side: enough to see what it lies in. */
	private static final double MARGIN = 0.25;
	/** The part around a region that is too small is as many times as long: then the region covers several tokens. */
	private static final int ZOOM = 4;
	/** Less shows no surroundings. */
	private static final int SMALLEST_PART = 64;

	private final FieldAxis x;
	private final FieldAxis y;

	private FieldPlan(final FieldAxis x, final FieldAxis y) {
		this.x = x;
		this.y = y;
	}

	/**
	 * Plans the fields of an image.
	 *
	 * @param width of the image in pixels, at least 1
	 * @param height of the image in pixels, at least 1
	 * @param side of a field in pixels along x, at least 1; along y it has as many as make it square in reality
	 * @param overlap part of a field that it shares with the next one at least, from 0 to {@link #MAX_OVERLAP}
	 * @param pixelAspect height of a pixel divided by its width, above 0
	 * @throws PromptException if side or overlap is out of range
	 */
	public static FieldPlan of(final int width, final int height, final int side, final double overlap,
		final double pixelAspect)
	{
		if (side < 1) {
			throw new PromptException("A field cannot have a side of " + side + " pixels; it needs at least 1.");
		}
		if (!(overlap >= 0 && overlap <= MAX_OVERLAP)) {
			throw new PromptException(
				"Fields can share from 0 to " + MAX_OVERLAP + " of their side, not " + overlap + ".");
		}
		return new FieldPlan(FieldAxis.of(width, side, overlap),
			FieldAxis.of(height, rows(side, pixelAspect), overlap));
	}

	/**
	 * The field in which a region of a large image is best described: centred on the region, as far as the image
	 * reaches.
	 *
	 * @param region the rectangle around it, inside of the image, not empty
	 * @param width of the image in pixels
	 * @param height of the image in pixels
	 * @param side that the field has at least, in pixels along x; more if the region is larger
	 * @param pixelAspect height of a pixel divided by its width, above 0
	 * @return with the whole region; square in reality unless the image is too small
	 */
	public static Bounds around(final Bounds region, final int width, final int height, final int side,
		final double pixelAspect)
	{
		final double longer = Math.max(region.width(), region.height() * pixelAspect);
		final double wanted = Math.max(side, Math.ceil(longer * (1 + 2 * MARGIN)));
		final int fieldWidth = (int) Math.min(width, wanted);
		final int fieldHeight = Math.max(region.height(), Math.min(height, rows(wanted, pixelAspect)));
		return new Bounds(centred(region.x(), region.width(), fieldWidth, width),
			centred(region.y(), region.height(), fieldHeight, height), fieldWidth, fieldHeight);
	}

	/**
	 * The part of an image that shows a region larger, where it is too small to be seen in the whole image.
	 *
	 * @param region the rectangle around it, inside of the image, not empty
	 * @param width of the image in pixels
	 * @param height of the image in pixels
	 * @param pixelAspect height of a pixel divided by its width, above 0
	 * @return some times as long as the region; square in reality unless the image is too small
	 */
	public static Bounds closeUp(final Bounds region, final int width, final int height, final double pixelAspect) {
		return around(region, width, height, Math.max(SMALLEST_PART, ZOOM * Math.max(region.width(), region.height())),
			pixelAspect);
	}

	private static int rows(final double side, final double pixelAspect) {
		return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(side / pixelAspect)));
	}

	private static int centred(final int from, final int length, final int field, final int image) {
		final int start = (int) (from + ((long) length - field) / 2);
		return Math.max(0, Math.min(start, image - field));
	}

	/** Width of the image in pixels. */
	public int width() {
		return x.length();
	}

	/** Height of the image in pixels. */
	public int height() {
		return y.length();
	}

	/** Number of fields. */
	public int count() {
		return Math.multiplyExact(x.count(), y.count());
	}

	/** A field, from 0, row by row. */
	public Bounds field(final int index) {
		return new Bounds(x.start(column(index)), y.start(row(index)), x.side(), y.side());
	}

	/** The pixels that a field owns, inside of the field. */
	public Bounds owned(final int index) {
		final int left = x.ownedFrom(column(index));
		final int top = y.ownedFrom(row(index));
		return new Bounds(left, top, x.ownedFrom(column(index) + 1) - left, y.ownedFrom(row(index) + 1) - top);
	}

	/** The field that owns a pixel. */
	public int owner(final int pixelX, final int pixelY) {
		return y.owner(pixelY) * x.count() + x.owner(pixelX);
	}

	/**
	 * The fields that own pixels of a rectangle, in order.
	 *
	 * @param rectangle inside of the image, may be empty
	 */
	List<Integer> ownersOf(final Bounds rectangle) {
		final List<Integer> owners = new ArrayList<>();
		if (!rectangle.isEmpty()) {
			for (int row = y.owner(rectangle.y()); row <= y.owner(rectangle.y() + rectangle.height() - 1); row++) {
				for (int column = x.owner(rectangle.x()); column <= x
					.owner(rectangle.x() + rectangle.width() - 1); column++)
				{
					owners.add(row * x.count() + column);
				}
			}
		}
		return owners;
	}

	/**
	 * Whether a rectangle reaches, or reaches beyond, a border of a field that lies inside of the image.
	 *
	 * @param rectangle in the image's pixels, not empty
	 * @param within pixels of the border count as reaching it; 1 for those next to it only
	 */
	boolean goesBeyond(final int index, final Bounds rectangle, final int within) {
		final Bounds field = field(index);
		final int left = rectangle.x() - field.x();
		final int top = rectangle.y() - field.y();
		final int right = field.width() - left - rectangle.width();
		final int bottom = field.height() - top - rectangle.height();
		return column(index) > 0 && left < within || column(index) < x.count() - 1 && right < within ||
			row(index) > 0 && top < within || row(index) < y.count() - 1 && bottom < within;
	}

	private int column(final int index) {
		return index % x.count();
	}

	private int row(final int index) {
		return index / x.count();
	}
}

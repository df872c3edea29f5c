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
package sc.fiji.unibiomed.evaluate.metric;

import java.util.List;
import java.util.function.IntUnaryOperator;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * For each voxel of a box, the distance to the nearest voxel inside of a stack of masks: the exact Euclidean distance
 * transform in linear time (Felzenszwalb and Huttenlocher: "Distance Transforms of Sampled Functions", Theory of
 * Computing 8, 2012), one axis after the other. Voxels are cubes of side 1. All numbers are whole: squared distances,
 * and the first place at which one parabola is below another, so that nothing is rounded.
 * <p>
 * Takes {@value #BYTES_PER_VOXEL} bytes per voxel of the box, and as much per voxel of one plane.
 */
final class DistanceTransform {

	/** What the distances take. */
	static final int BYTES_PER_VOXEL = Integer.BYTES;

	/** How often every voxel is looked at: once for each axis. */
	static final int PASSES = 3;

	/** Nothing is inside as far as was looked. */
	private static final int NONE = Integer.MAX_VALUE;

	private final VoxelBox box;
	private final int[] squares;

	private DistanceTransform(final VoxelBox box) {
		this.box = box;
		this.squares = new int[Math.toIntExact(box.size())];
	}

	/**
	 * Measures the distances.
	 *
	 * @param box around all that is inside of the masks; may be larger. Its squared diagonal must be an {@code int}
	 * @param masks a mask per slice of the volume, of which at least one has something inside
	 * @param step told after each plane of each pass
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	static DistanceTransform to(final List<BinaryMask> masks, final VoxelBox box, final Runnable step,
		final Cancellation cancellation)
	{
		final DistanceTransform transform = new DistanceTransform(box);
		for (int z = 0; z < box.depth(); z++) {
			cancellation.check();
			transform.alongRows(masks.get(box.z() + z), z);
			step.run();
		}
		final Envelope columns = transform.new Envelope(box.height());
		for (int z = 0; z < box.depth(); z++) {
			cancellation.check();
			final int first = z * box.height();
			columns.lower(row -> first + row);
			step.run();
		}
		final Envelope depths = transform.new Envelope(box.depth());
		for (int y = 0; y < box.height(); y++) {
			cancellation.check();
			final int row = y;
			depths.lower(slice -> slice * box.height() + row);
		}
		for (int z = 0; z < box.depth(); z++) {
			step.run();
		}
		return transform;
	}

	/**
	 * The square of the distance of a voxel; 0 inside of the masks.
	 *
	 * @param x column of the volume, in the box
	 * @param y row of the volume, in the box
	 * @param z slice of the volume, in the box
	 */
	int squared(final int x, final int y, final int z) {
		return squares[((z - box.z()) * box.height() + y - box.y()) * box.width() + x - box.x()];
	}

	private void alongRows(final BinaryMask mask, final int slice) {
		int at = slice * box.height() * box.width();
		for (int y = box.y(); y < box.y() + box.height(); y++, at += box.width()) {
			int last = NONE;
			for (int x = 0; x < box.width(); x++) {
				last = mask.contains(box.x() + x, y) ? 0 : last == NONE ? NONE : last + 1;
				squares[at + x] = last;
			}
			last = NONE;
			for (int x = box.width() - 1; x >= 0; x--) {
				last = squares[at + x] == 0 ? 0 : last == NONE ? NONE : last + 1;
				final int nearest = Math.min(last, squares[at + x]);
				squares[at + x] = nearest == NONE ? NONE : nearest * nearest;
			}
		}
	}

	/** The lower envelope of parabolas along a second or third axis; in both, rows of x lie one after the other. */
	private final class Envelope {

		private final int length;
		/** The rows that are worked on, copied to be close to each other in memory. */
		private final int[] plane;
		/** The parabolas that are the lowest somewhere: their lowest points, how low these are, and from where on. */
		private final int[] places;
		private final int[] heights;
		private final long[] begins;

		Envelope(final int length) {
			this.length = length;
			this.plane = new int[Math.multiplyExact(length, box.width())];
			this.places = new int[length];
			this.heights = new int[length];
			this.begins = new long[length];
		}

		/** @param rows which row of the box is the n-th along the axis */
		void lower(final IntUnaryOperator rows) {
			final int width = box.width();
			for (int i = 0; i < length; i++) {
				System.arraycopy(squares, rows.applyAsInt(i) * width, plane, i * width, width);
			}
			for (int x = 0; x < width; x++) {
				lowerColumn(x);
			}
			for (int i = 0; i < length; i++) {
				System.arraycopy(plane, i * width, squares, rows.applyAsInt(i) * width, width);
			}
		}

		private void lowerColumn(final int x) {
			final int parabolas = parabolas(x);
			int current = 0;
			for (int place = 0; parabolas > 0 && place < length; place++) {
				while (current + 1 < parabolas && begins[current + 1] <= place) {
					current++;
				}
				final int apart = place - places[current];
				plane[place * box.width() + x] = heights[current] + apart * apart;
			}
		}

		/** Finds the parabolas that are the lowest somewhere, from the first place on. Returns how many there are. */
		private int parabolas(final int x) {
			int count = 0;
			for (int place = 0; place < length; place++) {
				final int height = plane[place * box.width() + x];
				if (height == NONE) {
					continue;
				}
				long begin = 0;
				while (count > 0) {
					begin = firstBelow(place, height, places[count - 1], heights[count - 1]);
					if (begin > begins[count - 1]) {
						break;
					}
					count--;
					begin = 0;
				}
				if (begin < length) {
					places[count] = place;
					heights[count] = height;
					begins[count] = begin;
					count++;
				}
			}
			return count;
		}

		/** The first whole place at which a parabola is below another one that has its lowest point before. */
		private static long firstBelow(final int place, final int height, final int otherPlace, final int otherHeight) {
			final long own = height + (long) place * place;
			final long other = otherHeight + (long) otherPlace * otherPlace;
			return Math.floorDiv(own - other, 2L * (place - otherPlace)) + 1;
		}
	}
}

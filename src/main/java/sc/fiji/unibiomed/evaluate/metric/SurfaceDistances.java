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

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongUnaryOperator;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

/**
 * How far two masks of a volume are from each other, as {@code cal_3d_metrics.py} of UniBiomed measures it; in voxels,
 * which count as cubes of side 1, whatever their true size is.
 * <p>
 * Only the box around both masks is looked at: what is measured is distances between their voxels, and a voxel at the
 * border of the box has nothing of its own mask behind it, be there more of the volume or not.
 *
 * @param hausdorff95 95th percentile of those distances above 0 that voxels of one mask have to the nearest voxel of
 *           the other one; 0 if there is none, as the masks are equal
 * @param surfaceDice share of both masks' surface voxels that are at most {@link #TOLERANCE} voxels from the other
 *           mask, from 0 to 1
 */
public record SurfaceDistances(double hausdorff95, double surfaceDice) {

	/** How far from the other mask a surface may be, in voxels. */
	public static final int TOLERANCE = 2;

	/** Which percentile, as a share. */
	private static final double PERCENTILE = 0.95;

	private static final double GIBIBYTE = 1L << 30;

	/**
	 * Measures the distances.
	 *
	 * @param predicted a mask per slice, all of one size; at least one has something inside
	 * @param truth as many, likewise
	 * @param freeBytes is told how many bytes of memory are wanted, and says how many there are. Wanted are
	 *           {@value DistanceTransform#BYTES_PER_VOXEL} bytes for each voxel of the box around both masks, for each
	 *           one of a plane of it, and for each one that is inside of one mask only: at most 12 per voxel of the box
	 * @param progress told how far it is
	 * @throws IllegalArgumentException if one of the masks has nothing inside, or they differ in number or size
	 * @throws VolumeSizeException if it takes more memory
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public static SurfaceDistances of(final List<BinaryMask> predicted, final List<BinaryMask> truth,
		final LongUnaryOperator freeBytes, final Progress progress, final Cancellation cancellation)
		throws VolumeSizeException
	{
		final VolumeOverlap overlap = VolumeOverlap.of(predicted, truth);
		if (overlap.hasEmptyMask()) {
			throw new IllegalArgumentException("There is no distance to an empty mask");
		}
		final VoxelBox box = VoxelBox.around(predicted, truth);
		checkSize(box, overlap.different(), freeBytes);
		final Measurement measurement = new Measurement(box, (int) overlap.different(), progress, cancellation);
		measurement.add(predicted, truth);
		measurement.add(truth, predicted);
		return measurement.result();
	}

	private static void checkSize(final VoxelBox box, final long distances, final LongUnaryOperator freeBytes)
		throws VolumeSizeException
	{
		final long needed = DistanceTransform.BYTES_PER_VOXEL * (box.size() + box.planeSize() + distances);
		final String size = "the box around both masks has " + box.width() + " x " + box.height() + " x " +
			box.depth() + " voxels";
		// Arrays of Java have fewer than 2^31 elements, and squared distances are kept as int.
		if (Math.max(box.size(), box.squaredDiagonal()) > Integer.MAX_VALUE - Byte.SIZE) {
			throw new VolumeSizeException("too large to measure distances: " + size + ", more than can be counted");
		}
		final long free = freeBytes.applyAsLong(needed);
		if (needed > free) {
			throw new VolumeSizeException("too large to measure distances: " + size + " and needs " +
				gibibytes(needed) + " of memory, but Java has " + gibibytes(free) + " free; give it more");
		}
	}

	private static String gibibytes(final long bytes) {
		return String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
	}

	/** Adds up both directions. */
	private static final class Measurement {

		private final VoxelBox box;
		private final int[] squares;
		private final Progress progress;
		private final Cancellation cancellation;
		private int distances;
		private long surface;
		private long near;
		private long steps;

		Measurement(final VoxelBox box, final int distances, final Progress progress, final Cancellation cancellation) {
			this.box = box;
			this.squares = new int[distances];
			this.progress = progress;
			this.cancellation = cancellation;
		}

		/** Measures from each voxel of a mask to another mask. */
		void add(final List<BinaryMask> from, final List<BinaryMask> to) {
			final DistanceTransform nearest = DistanceTransform.to(to, box, this::step, cancellation);
			for (int z = box.z(); z < box.z() + box.depth(); z++) {
				cancellation.check();
				add(from, z, nearest);
				step();
			}
		}

		private void step() {
			steps++;
			progress.report(steps, 2L * (DistanceTransform.PASSES + 1) * box.depth());
		}

		private void add(final List<BinaryMask> from, final int z, final DistanceTransform nearest) {
			final Bounds bounds = from.get(z).bounds();
			for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
				for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
					if (from.get(z).contains(x, y)) {
						final int squared = nearest.squared(x, y, z);
						if (squared > 0) {
							squares[distances++] = squared;
						}
						if (isSurface(from, x, y, z)) {
							surface++;
							near += squared <= TOLERANCE * TOLERANCE ? 1 : 0;
						}
					}
				}
			}
		}

		/**
		 * Whether one of the six voxels around is not inside; outside of the volume none is. These are the voxels that
		 * an erosion with the six neighbours takes away.
		 */
		private static boolean isSurface(final List<BinaryMask> mask, final int x, final int y, final int z) {
			final BinaryMask slice = mask.get(z);
			return !slice.contains(x - 1, y) || !slice.contains(x + 1, y) || !slice.contains(x, y - 1) ||
				!slice.contains(x, y + 1) || z == 0 || !mask.get(z - 1).contains(x, y) || z == mask.size() - 1 ||
				!mask.get(z + 1).contains(x, y);
		}

		SurfaceDistances result() {
			Arrays.sort(squares);
			final double farthest = distances == 0
				? 0
				: Quantile.of(distances, place -> Math.sqrt(squares[place]), PERCENTILE);
			return new SurfaceDistances(farthest, (double) near / surface);
		}
	}
}

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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.Progress;

/** Values by hand, as {@code cal_3d_metrics.py} of UniBiomed calculates them. */
@Timeout(60)
class SurfaceDistancesTest {

	private static final double TINY = 1e-12;
	/** Of the volumes of most tests. */
	private static final int SIDE = 12;

	/** Two cubes of 4 x 4 x 4 = 64 voxels, of which 3 x 4 x 4 = 48 are in both. */
	@ParameterizedTest
	@ValueSource(strings = { "x", "y", "z" })
	void cubesThatAreOneVoxelApart(final String axis) throws VolumeSizeException {
		final List<BinaryMask> moved = cube(axis, 1);

		assertEquals(2.0 * 48 / (64 + 64), VolumeOverlap.of(cube(axis, 0), moved).dice(), TINY);
		// 16 voxels of each cube are outside of the other one, each 1 away; all surfaces are within 2.
		assertEquals(new SurfaceDistances(1, 1), measured(cube(axis, 0), moved));
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "y", "z" })
	void cubesThatAreTwoVoxelsApart(final String axis) throws VolumeSizeException {
		final List<BinaryMask> moved = cube(axis, 2);

		assertEquals(2.0 * 32 / (64 + 64), VolumeOverlap.of(cube(axis, 0), moved).dice(), TINY);
		// 32 distances of 1 and 32 of 2: place 0.95 * 63 = 59.85 is among the twos.
		assertEquals(new SurfaceDistances(2, 1), measured(cube(axis, 0), moved));
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "y", "z" })
	void cubesThatAreThreeVoxelsApart(final String axis) throws VolumeSizeException {
		final List<BinaryMask> moved = cube(axis, 3);

		assertEquals(2.0 * 16 / (64 + 64), VolumeOverlap.of(cube(axis, 0), moved).dice(), TINY);
		// 32 distances each of 1, 2 and 3: place 0.95 * 95 = 90.25 is among the threes.
		// Of 64 - 8 surface voxels of a cube, 16 are 3 away: (40 + 40) / (56 + 56).
		assertEquals(new SurfaceDistances(3, 80.0 / 112), measured(cube(axis, 0), moved));
	}

	/** Squared distance 3 * 3 + 4 * 4 = 5 * 5. */
	@Test
	void twoVoxelsAreAsFarApartAsPythagorasSays() throws VolumeSizeException {
		assertEquals(new SurfaceDistances(5, 0), measured(voxels(1, 1, 1), voxels(4, 5, 1)));
		assertEquals(new SurfaceDistances(5, 0), measured(voxels(1, 1, 1), voxels(1, 4, 5)));
		assertEquals(0, VolumeOverlap.of(voxels(1, 1, 1), voxels(4, 5, 1)).dice());
	}

	@Test
	void twoVoxelsAreWithinTheTolerance() throws VolumeSizeException {
		assertEquals(new SurfaceDistances(2, 1), measured(voxels(1, 1, 1), voxels(1, 1, 3)));
		// One column and two slices away: the root of 5 is more than 2.
		assertEquals(new SurfaceDistances(Math.sqrt(5), 0), measured(voxels(1, 1, 1), voxels(2, 1, 3)));
	}

	/** As {@code numpy.percentile([1, 1, 3], 95)}: place 0.95 * 2 = 1.9, so 1 + 0.9 * (3 - 1). */
	@Test
	void thePercentileLiesBetweenTwoDistances() throws VolumeSizeException {
		// From the one voxel 1; from the two voxels 1 and 3. Of three surface voxels, two are within 2.
		final SurfaceDistances distances = measured(voxels(0, 0, 0), voxels(1, 0, 0, 3, 0, 0));

		assertEquals(2.8, distances.hausdorff95(), TINY);
		assertEquals(2.0 / 3, distances.surfaceDice(), TINY);
	}

	/** {0, 0, 4} of which the zeros are left out; else the percentile would be 3.6. */
	@Test
	void distancesOfNothingDoNotCount() throws VolumeSizeException {
		assertEquals(4, measured(voxels(0, 0, 0), voxels(0, 0, 0, 4, 0, 0)).hausdorff95(), TINY);
	}

	@Test
	void equalMasksHaveNoDistance() throws VolumeSizeException {
		assertEquals(new SurfaceDistances(0, 1), measured(cube("x", 0), cube("x", 0)));
		assertEquals(1, VolumeOverlap.of(cube("x", 0), cube("x", 0)).dice());
	}

	@Test
	void emptyMasksHaveNoDistanceEither() {
		final List<BinaryMask> nothing = VoxelVolumes.of(SIDE, SIDE, SIDE, (x, y, z) -> false);

		assertThrows(IllegalArgumentException.class, () -> measured(nothing, cube("x", 0)));
		assertThrows(IllegalArgumentException.class, () -> measured(cube("x", 0), nothing));
		assertEquals(0, VolumeOverlap.of(nothing, cube("x", 0)).dice());
		assertEquals(0, VolumeOverlap.of(cube("x", 0), nothing).dice());
		assertEquals(Double.NaN, VolumeOverlap.of(nothing, nothing).dice());
	}

	/** Slice 1 alone has Dice 1, slice 2 alone 0: their mean is 0.5, but the volume has 2 * 4 / (4 + 8). */
	@Test
	void aVolumeIsNotTheMeanOfItsSlices() {
		final List<BinaryMask> predicted = VoxelVolumes.of(4, 4, 2, (x, y, z) -> x < 2 && y < 2 && z == 0);
		final List<BinaryMask> truth = VoxelVolumes.of(4, 4, 2, (x, y, z) -> x < 2 && y < 2);

		assertEquals(new VolumeOverlap(4, 4, 8), VolumeOverlap.of(predicted, truth));
		assertEquals(8.0 / 12, VolumeOverlap.of(predicted, truth).dice(), TINY);
	}

	/**
	 * Of a mask that fills the volume of 5 x 5 x 5, 125 - 27 voxels are surface: outside of the volume nothing is
	 * inside. Six of them, in the middle of the faces, are 2 from the voxel in the centre; the other edges are farther.
	 */
	@Test
	void theBorderOfTheVolumeIsASurface() throws VolumeSizeException {
		final SurfaceDistances distances = measured(VoxelVolumes.of(5, 5, 5, (x, y, z) -> true),
			VoxelVolumes.of(5, 5, 5, (x, y, z) -> x == 2 && y == 2 && z == 2));

		assertEquals((6.0 + 1) / (98 + 1), distances.surfaceDice(), TINY);
	}

	@Test
	void anyVolumesHaveTheNumbersThatLookingAtAllVoxelsFindsAndTheSameInALargerVolume() throws VolumeSizeException {
		final Random random = new Random(3);
		for (int round = 0; round < 200; round++) {
			final int width = 1 + random.nextInt(8);
			final int height = 1 + random.nextInt(8);
			final int depth = 1 + random.nextInt(8);
			final List<BinaryMask> predicted = VoxelVolumes.random(width, height, depth, random);
			final List<BinaryMask> truth = VoxelVolumes.random(width, height, depth, random);

			final SurfaceDistances measured = measured(predicted, truth);

			assertEquals(slowHausdorff95(predicted, truth), measured.hausdorff95(), TINY, "round " + round);
			assertEquals(slowSurfaceDice(predicted, truth), measured.surfaceDice(), TINY, "round " + round);
			assertEquals(measured, measured(within(predicted), within(truth)), "round " + round);
		}
	}

	/** The box of cubes one voxel apart has 5 x 4 x 4 = 80 voxels, its plane 20, and 32 are in one of them only. */
	@Test
	void memoryIsAskedForBeforeItIsTaken() throws VolumeSizeException {
		final long needed = 4 * (80 + 20 + 32);

		assertEquals(new SurfaceDistances(1, 1), SurfaceDistances.of(cube("x", 0), cube("x", 1), wanted -> {
			assertEquals(needed, wanted);
			return needed;
		}, Progress.NONE, new Cancellation()));
		assertEquals(
			"too large to measure distances: the box around both masks has 5 x 4 x 4 voxels and needs 0.0 GiB of " +
				"memory, but Java has 0.0 GiB free; give it more",
			assertThrows(VolumeSizeException.class, () -> SurfaceDistances.of(cube("x", 0), cube("x", 1),
				wanted -> needed - 1, Progress.NONE, new Cancellation())).getMessage());
	}

	@Test
	void moreVoxelsThanAnArrayHasAreRefused() {
		final List<BinaryMask> here = List
			.of(BinaryMask.within(50_000, 50_000, new Bounds(0, 0, 1, 1), (x, y) -> true));
		final List<BinaryMask> there = List
			.of(BinaryMask.within(50_000, 50_000, new Bounds(49_999, 49_999, 1, 1), (x, y) -> true));

		assertEquals(
			"too large to measure distances: the box around both masks has 50000 x 50000 x 1 voxels, more than can " +
				"be counted",
			assertThrows(VolumeSizeException.class, () -> measured(here, there)).getMessage());
	}

	@Test
	void itTellsHowFarItIsAndStopsWhenItIsCancelled() throws VolumeSizeException {
		final List<Long> told = new ArrayList<>();
		SurfaceDistances.of(cube("z", 0), cube("z", 1), wanted -> wanted, (done, total) -> {
			assertTrue(done <= total);
			told.add(done);
		}, new Cancellation());
		// In both directions, each of 5 slices is looked at along three axes and once for its surface.
		assertEquals(2 * 5 * 4, told.size());
		assertEquals(2 * 5 * 4, told.get(told.size() - 1));

		final Cancellation cancellation = new Cancellation();
		assertThrows(CancelledException.class, () -> SurfaceDistances.of(cube("z", 0), cube("z", 1), wanted -> wanted,
			(done, total) -> cancellation.cancel(), cancellation));
	}

	private static SurfaceDistances measured(final List<BinaryMask> predicted, final List<BinaryMask> truth)
		throws VolumeSizeException
	{
		return SurfaceDistances.of(predicted, truth, wanted -> Long.MAX_VALUE, Progress.NONE, new Cancellation());
	}

	/** 4 x 4 x 4 voxels, moved along an axis. */
	private static List<BinaryMask> cube(final String axis, final int shift) {
		final int left = axis.equals("x") ? 3 + shift : 3;
		final int top = axis.equals("y") ? 3 + shift : 3;
		final int front = axis.equals("z") ? 3 + shift : 3;
		return VoxelVolumes.of(SIDE, SIDE, SIDE,
			(x, y, z) -> x >= left && x < left + 4 && y >= top && y < top + 4 && z >= front && z < front + 4);
	}

	/** Single voxels by column, row and slice. */
	private static List<BinaryMask> voxels(final int... places) {
		return VoxelVolumes.of(SIDE, SIDE, SIDE, (x, y, z) -> {
			for (int i = 0; i < places.length; i += 3) {
				if (x == places[i] && y == places[i + 1] && z == places[i + 2]) {
					return true;
				}
			}
			return false;
		});
	}

	/** The same in a volume that has more on all sides. */
	private static List<BinaryMask> within(final List<BinaryMask> mask) {
		return VoxelVolumes.of(mask.get(0).width() + 3, mask.get(0).height() + 4, mask.size() + 2,
			(x, y, z) -> contains(mask, x - 2, y - 1, z - 1));
	}

	private static boolean contains(final List<BinaryMask> mask, final int x, final int y, final int z) {
		return z >= 0 && z < mask.size() && mask.get(z).contains(x, y);
	}

	private static double slowHausdorff95(final List<BinaryMask> predicted, final List<BinaryMask> truth) {
		final List<Double> distances = new ArrayList<>();
		for (final double distance : distances(predicted, truth, false)) {
			distances.add(distance);
		}
		for (final double distance : distances(truth, predicted, false)) {
			distances.add(distance);
		}
		final double[] sorted = distances.stream().mapToDouble(Double::doubleValue).filter(distance -> distance > 0)
			.sorted().toArray();
		if (sorted.length == 0) {
			return 0;
		}
		// NumPy's definition: of n values the place (n - 1) * 95 / 100, from 0, between two values in proportion.
		final double place = (sorted.length - 1) * 95.0 / 100;
		final int below = (int) place;
		final int above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] * (1 - (place - below)) + sorted[above] * (place - below);
	}

	private static double slowSurfaceDice(final List<BinaryMask> predicted, final List<BinaryMask> truth) {
		final double[] one = distances(predicted, truth, true);
		final double[] other = distances(truth, predicted, true);
		final long near = Arrays.stream(one).filter(distance -> distance <= 2).count() +
			Arrays.stream(other).filter(distance -> distance <= 2).count();
		return (double) near / (one.length + other.length);
	}

	private static double[] distances(final List<BinaryMask> from, final List<BinaryMask> to,
		final boolean surfaceOnly)
	{
		final List<Double> distances = new ArrayList<>();
		for (int z = 0; z < from.size(); z++) {
			for (int y = 0; y < from.get(0).height(); y++) {
				for (int x = 0; x < from.get(0).width(); x++) {
					final boolean deep = contains(from, x - 1, y, z) && contains(from, x + 1, y, z) &&
						contains(from, x, y - 1, z) && contains(from, x, y + 1, z) && contains(from, x, y, z - 1) &&
						contains(from, x, y, z + 1);
					if (contains(from, x, y, z) && !(surfaceOnly && deep)) {
						distances.add(Math.sqrt(VoxelVolumes.nearest(to, x, y, z)));
					}
				}
			}
		}
		return distances.stream().mapToDouble(Double::doubleValue).toArray();
	}
}

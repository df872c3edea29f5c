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

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

@Timeout(60)
class DistanceTransformTest {

	private static final Runnable NOBODY = () -> {};

	@Test
	void everyVoxelOfAnyVolumeHasTheDistanceThatLookingAtAllOthersFinds() {
		final Random random = new Random(7);
		for (int round = 0; round < 300; round++) {
			final int width = 1 + random.nextInt(9);
			final int height = 1 + random.nextInt(9);
			final int depth = 1 + random.nextInt(9);
			final List<BinaryMask> mask = VoxelVolumes.random(width, height, depth, random);

			final DistanceTransform distances = DistanceTransform.to(mask, new VoxelBox(0, 0, 0, width, height, depth),
				NOBODY, new Cancellation());

			for (int z = 0; z < depth; z++) {
				for (int y = 0; y < height; y++) {
					for (int x = 0; x < width; x++) {
						assertEquals(VoxelVolumes.nearest(mask, x, y, z), distances.squared(x, y, z),
							"round " + round + " at " + x + " " + y + " " + z);
					}
				}
			}
		}
	}

	@Test
	void aBoxHasPlacesOfTheVolume() {
		final List<BinaryMask> mask = VoxelVolumes.of(20, 20, 20, (x, y, z) -> x == 10 && y == 11 && z == 12);

		final DistanceTransform distances = DistanceTransform.to(mask, new VoxelBox(9, 8, 7, 3, 4, 8), NOBODY,
			new Cancellation());

		assertEquals(0, distances.squared(10, 11, 12));
		// 1 column, 3 rows and 5 slices away: 1 + 9 + 25.
		assertEquals(35, distances.squared(9, 8, 7));
	}

	/** A long row has distances whose squares are large: 40,000 voxels are 1.6 billion squared. */
	@Test
	void longDistancesAreExact() {
		final int far = 40_000;
		final List<BinaryMask> row = VoxelVolumes.of(far + 1, 1, 1, (x, y, z) -> x == 0);
		assertEquals(far * far,
			DistanceTransform.to(row, VoxelBox.around(row, VoxelVolumes.of(far + 1, 1, 1, (x, y, z) -> x == far)),
				NOBODY, new Cancellation()).squared(far, 0, 0));
		final List<BinaryMask> column = VoxelVolumes.of(1, far + 1, 1, (x, y, z) -> y == 0 || y == far);
		assertEquals(far / 2 * (far / 2), DistanceTransform
			.to(column, VoxelBox.around(column, column), NOBODY, new Cancellation()).squared(0, far / 2, 0));
	}

	@Test
	void itStopsWhenItIsCancelled() {
		final List<BinaryMask> mask = VoxelVolumes.of(3, 3, 3, (x, y, z) -> x == y);
		final Cancellation cancellation = new Cancellation();

		assertThrows(CancelledException.class,
			() -> DistanceTransform.to(mask, VoxelBox.around(mask, mask), cancellation::cancel, cancellation));
	}
}

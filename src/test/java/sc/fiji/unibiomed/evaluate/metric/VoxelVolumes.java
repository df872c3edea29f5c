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

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import sc.fiji.unibiomed.image.BinaryMask;

/** Small volumes for tests: a mask per slice. */
public final class VoxelVolumes {

	/** Voxels by column, row and slice. */
	@FunctionalInterface
	public interface Voxels {

		/** Whether a voxel is inside. */
		boolean contains(int x, int y, int z);
	}

	private VoxelVolumes() {}

	/** A volume of which these voxels are inside. */
	public static List<BinaryMask> of(final int width, final int height, final int depth, final Voxels inside) {
		final List<BinaryMask> slices = new ArrayList<>();
		for (int z = 0; z < depth; z++) {
			final int slice = z;
			slices.add(BinaryMask.of(width, height, (x, y) -> inside.contains(x, y, slice)));
		}
		return slices;
	}

	/** A volume of single voxels that are inside, drawn by lot; at least one. */
	static List<BinaryMask> random(final int width, final int height, final int depth, final Random random) {
		final double share = random.nextDouble();
		final boolean[] inside = new boolean[width * height * depth];
		for (int i = 0; i < inside.length; i++) {
			inside[i] = random.nextDouble() < share * share;
		}
		inside[random.nextInt(inside.length)] = true;
		return of(width, height, depth, (x, y, z) -> inside[(z * height + y) * width + x]);
	}

	/** Squared distance of a voxel to the nearest one inside, found by looking at every one. */
	static int nearest(final List<BinaryMask> mask, final int x, final int y, final int z) {
		int nearest = Integer.MAX_VALUE;
		for (int slice = 0; slice < mask.size(); slice++) {
			for (int row = 0; row < mask.get(0).height(); row++) {
				for (int column = 0; column < mask.get(0).width(); column++) {
					if (mask.get(slice).contains(column, row)) {
						nearest = Math.min(nearest,
							(x - column) * (x - column) + (y - row) * (y - row) + (z - slice) * (z - slice));
					}
				}
			}
		}
		return nearest;
	}
}

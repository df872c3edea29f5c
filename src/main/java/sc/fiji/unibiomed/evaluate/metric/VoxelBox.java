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

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;

/**
 * An upright box of voxels: the smallest one around what is inside of masks that lie on each other, slice by slice.
 *
 * @param x left column
 * @param y top row
 * @param z first slice, from 0
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param depth slices, at least 1
 */
record VoxelBox(int x, int y, int z, int width, int height, int depth) {

	/**
	 * The box around two stacks of masks of one size.
	 *
	 * @throws IllegalArgumentException if nothing is inside of any mask
	 */
	static VoxelBox around(final List<BinaryMask> first, final List<BinaryMask> second) {
		int left = Integer.MAX_VALUE;
		int top = Integer.MAX_VALUE;
		int front = Integer.MAX_VALUE;
		int right = -1;
		int bottom = -1;
		int back = -1;
		for (int slice = 0; slice < first.size(); slice++) {
			for (final BinaryMask mask : List.of(first.get(slice), second.get(slice))) {
				final Bounds bounds = mask.bounds();
				if (!bounds.isEmpty()) {
					left = Math.min(left, bounds.x());
					top = Math.min(top, bounds.y());
					front = Math.min(front, slice);
					right = Math.max(right, bounds.x() + bounds.width());
					bottom = Math.max(bottom, bounds.y() + bounds.height());
					back = slice + 1;
				}
			}
		}
		if (back < 0) {
			throw new IllegalArgumentException("There is no box around empty masks");
		}
		return new VoxelBox(left, top, front, right - left, bottom - top, back - front);
	}

	/** The number of voxels. */
	long size() {
		return (long) width * height * depth;
	}

	/** The number of voxels of the larger of the planes that have whole rows. */
	long planeSize() {
		return (long) width * Math.max(height, depth);
	}

	/** More than the square of any distance between two of its voxels. */
	double squaredDiagonal() {
		return (double) width * width + (double) height * height + (double) depth * depth;
	}
}

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
package sc.fiji.unibiomed.image.resize;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * Which image tokens a region prompt stands for. The tokens of the last tile form a square grid; those under the region
 * are repeated in the prompt.
 */
public final class RegionTokens {

	private RegionTokens() {}

	/**
	 * The tokens under a region: the mask at the size of the grid, by PyTorch's nearest neighbour. Small regions may
	 * lie between all sampled pixels; the result is empty then.
	 *
	 * @param region mask at the size of the picture
	 * @param gridSize tokens on a side of a tile; 16 when a tile has 256 tokens
	 * @return a mask of {@code gridSize} by {@code gridSize}, row by row in the order of the tokens; its area is the
	 *           number of tokens
	 * @throws IllegalArgumentException if the grid size is not positive
	 */
	public static BinaryMask under(final BinaryMask region, final int gridSize) {
		final int[] rows = TorchInterpolation.nearestPositions(region.height(), gridSize);
		final int[] columns = TorchInterpolation.nearestPositions(region.width(), gridSize);
		return BinaryMask.of(gridSize, gridSize, (x, y) -> region.get(columns[x], rows[y]));
	}
}

package sc.fiji.unibiomed.image.resize;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * Which image tokens a region prompt stands for. The tokens of the last tile form a square grid; those under the region
 * are repeated in the prompt.
 */
public final class RegionTokens {

	private RegionTokens() {}

	/**
	 * The tokens under a region: the mask at the size of the grid, by PyTorch's nearest neighbour. Small regions may lie
	 * between all sampled pixels; the result is empty then.
	 *
	 * @param region mask at the size of the picture
	 * @param gridSize tokens on a side of a tile; 16 when a tile has 256 tokens
	 * @return a mask of {@code gridSize} by {@code gridSize}, row by row in the order of the tokens; its area is the number
	 *         of tokens
	 * @throws IllegalArgumentException if the grid size is not positive
	 */
	public static BinaryMask under(final BinaryMask region, final int gridSize) {
		final int[] rows = TorchInterpolation.nearestPositions(region.height(), gridSize);
		final int[] columns = TorchInterpolation.nearestPositions(region.width(), gridSize);
		return BinaryMask.of(gridSize, gridSize, (x, y) -> region.get(columns[x], rows[y]));
	}
}

package sc.fiji.unibiomed.network;

import sc.fiji.unibiomed.network.sam2.SinePosition;

/** SAM 2's sine encoding of positions as the reference records it: opens this package's encoding to other packages. */
public final class SinePositions {

	private SinePositions() {
	}

	/** Channels × rows × columns of a square grid. */
	public static float[] channelsFirst(final int side, final int channels) {
		final float[] grid = SinePosition.grid(side, channels);
		final int pixels = side * side;
		final float[] result = new float[grid.length];
		for (int i = 0; i < grid.length; i++) {
			result[i % channels * pixels + i / channels] = grid[i];
		}
		return result;
	}
}

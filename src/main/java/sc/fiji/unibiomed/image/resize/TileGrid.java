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

import java.util.List;

/**
 * Into how many square tiles a picture is cut.
 *
 * @param columns tiles in a row, at least 1
 * @param rows tiles in a column, at least 1
 */
public record TileGrid(int columns, int rows) {

	/**
	 * Every grid of 1 to 12 tiles, by number of tiles. The order of grids with the same number decides ties, and is the
	 * one in which the reference happens to enumerate its set of grids.
	 */
	private static final List<TileGrid> CANDIDATES = List.of(grid(1, 1), grid(1, 2), grid(2, 1), grid(3, 1), grid(1, 3),
		grid(2, 2), grid(4, 1), grid(1, 4), grid(5, 1), grid(1, 5), grid(1, 6), grid(6, 1), grid(3, 2), grid(2, 3),
		grid(7, 1), grid(1, 7), grid(4, 2), grid(2, 4), grid(1, 8), grid(8, 1), grid(1, 9), grid(3, 3), grid(9, 1),
		grid(2, 5), grid(5, 2), grid(10, 1), grid(1, 10), grid(11, 1), grid(1, 11), grid(12, 1), grid(3, 4), grid(4, 3),
		grid(1, 12), grid(6, 2), grid(2, 6));

	/**
	 * @throws IllegalArgumentException if a side is not positive
	 */
	public TileGrid {
		if (columns < 1 || rows < 1)
			throw new IllegalArgumentException("A grid cannot have " + columns + " x " + rows + " tiles");
	}

	/**
	 * The grid of at most 12 tiles whose aspect ratio is closest to a picture's, as InternVL's
	 * {@code find_closest_aspect_ratio} chooses it. Of two grids equally close the later one wins only if the picture
	 * has more than half as many pixels as its tiles.
	 *
	 * @param width of the picture in pixels, at least 1
	 * @param height of the picture in pixels, at least 1
	 * @param tileSize side of a tile in pixels, at least 1
	 * @throws IllegalArgumentException if a length is not positive
	 */
	public static TileGrid closestTo(final int width, final int height, final int tileSize) {
		return closestTo(width, height, 1, tileSize);
	}

	/**
	 * The same for pixels that need not be square: the aspect ratio is that of the picture in reality, while the number
	 * of pixels, which decides between grids equally close, is that of the pixels there are.
	 *
	 * @param width of the picture in pixels, at least 1
	 * @param height of the picture in pixels, at least 1
	 * @param pixelAspect height of a pixel divided by its width, above 0
	 * @param tileSize side of a tile in pixels, at least 1
	 * @throws IllegalArgumentException if a length is not positive
	 */
	public static TileGrid closestTo(final int width, final int height, final double pixelAspect, final int tileSize) {
		if (width < 1 || height < 1 || tileSize < 1)
			throw new IllegalArgumentException(
				"Cannot cut " + width + " x " + height + " pixels into tiles of " + tileSize + " pixels");
		if (!(pixelAspect > 0 && pixelAspect < Double.POSITIVE_INFINITY))
			throw new IllegalArgumentException("A pixel cannot be " + pixelAspect + " times as high as wide");
		final double aspect = width / (height * pixelAspect);
		final double area = (double) width * height;
		final double halfTile = 0.5 * tileSize * tileSize;
		TileGrid best = CANDIDATES.get(0);
		double bestDifference = Double.POSITIVE_INFINITY;
		for (final TileGrid candidate : CANDIDATES) {
			final double difference = Math.abs(aspect - (double) candidate.columns / candidate.rows);
			final boolean closer = difference < bestDifference;
			final boolean tieWon = difference == bestDifference && area > halfTile * candidate.count();
			if (!closer && !tieWon) continue;
			best = candidate;
			bestDifference = difference;
		}
		return best;
	}

	/** The number of tiles. */
	public int count() {
		return columns * rows;
	}

	private static TileGrid grid(final int columns, final int rows) {
		return new TileGrid(columns, rows);
	}
}

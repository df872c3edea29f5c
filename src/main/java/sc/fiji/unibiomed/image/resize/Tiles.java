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

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.image.RgbImage;

/** Cuts a picture into the square tiles that the vision encoder looks at. */
public final class Tiles {

	private Tiles() {}

	/**
	 * The tiles of a picture: it is stretched to the {@linkplain TileGrid#closestTo closest grid} and cut row by row.
	 * When there is more than one tile, the whole picture at tile size follows as the last one.
	 *
	 * @param image any picture
	 * @param tileSize side of a tile in pixels, at least 1
	 * @return 1 to 13 pictures of {@code tileSize} by {@code tileSize} pixels
	 */
	public static List<RgbImage> cut(final RgbImage image, final int tileSize) {
		return cut(image, 1, tileSize);
	}

	/**
	 * The same for pixels that need not be square: the grid is the one closest to the picture as it is in reality.
	 *
	 * @param image any picture
	 * @param pixelAspect height of a pixel divided by its width, above 0
	 * @param tileSize side of a tile in pixels, at least 1
	 * @return 1 to 13 pictures of {@code tileSize} by {@code tileSize} pixels
	 */
	public static List<RgbImage> cut(final RgbImage image, final double pixelAspect, final int tileSize) {
		final TileGrid grid = TileGrid.closestTo(image.width(), image.height(), pixelAspect, tileSize);
		final RgbImage stretched = PillowBicubic.resize(image, tileSize * grid.columns(), tileSize * grid.rows());
		if (grid.count() == 1) return List.of(stretched);

		final List<RgbImage> tiles = new ArrayList<>(grid.count() + 1);
		for (int row = 0; row < grid.rows(); row++) {
			for (int column = 0; column < grid.columns(); column++)
				tiles.add(stretched.crop(column * tileSize, row * tileSize, tileSize, tileSize));
		}
		tiles.add(PillowBicubic.resize(image, tileSize, tileSize));
		return List.copyOf(tiles);
	}
}

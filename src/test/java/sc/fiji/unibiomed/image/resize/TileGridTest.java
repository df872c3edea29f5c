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

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.unibiomed.testing.Reference;

class TileGridTest {

	@Test
	void isTheRecordedOneForEverySize() {
		final JsonObject recorded = Reference.json("goldens/aux/tiling.json").getAsJsonObject();
		final int tileSize = recorded.get("image_size").getAsInt();
		for (final JsonElement element : recorded.getAsJsonArray("rows")) {
			final JsonArray row = element.getAsJsonArray();
			final TileGrid grid = TileGrid.closestTo(row.get(0).getAsInt(), row.get(1).getAsInt(), tileSize);

			assertEquals(new TileGrid(row.get(2).getAsInt(), row.get(3).getAsInt()), grid, row::toString);
			assertEquals(row.get(4).getAsInt(), grid.count() == 1 ? 1 : grid.count() + 1, row::toString);
		}
	}

	@Test
	void aSquarePictureGetsMoreTilesTheMorePixelsItHas() {
		assertAll(() -> assertEquals(new TileGrid(1, 1), TileGrid.closestTo(633, 633, 448)),
			() -> assertEquals(new TileGrid(2, 2), TileGrid.closestTo(634, 634, 448)),
			() -> assertEquals(new TileGrid(3, 3), TileGrid.closestTo(951, 951, 448)));
	}

	@Test
	void highPixelsMakeAPictureHigherThanItsPixelsAreMany() {
		assertAll(() -> assertEquals(new TileGrid(1, 1), TileGrid.closestTo(200, 100, 2, 448)),
			() -> assertEquals(new TileGrid(2, 1), TileGrid.closestTo(200, 100, 448)),
			() -> assertEquals(new TileGrid(1, 2), TileGrid.closestTo(200, 100, 4, 448)),
			// 1000 x 500 pixels = 500,000 are more than half of 4 tiles (401,408), but not more than half of 9
			// (903,168).
			() -> assertEquals(new TileGrid(2, 2), TileGrid.closestTo(1000, 500, 2, 448)));
	}

	@Test
	void anAspectThatIsNoneIsRefused() {
		for (final double aspect : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
			assertThrows(IllegalArgumentException.class, () -> TileGrid.closestTo(10, 10, aspect, 448));
	}

	@Test
	void hugeSidesDoNotOverflow() {
		assertEquals(new TileGrid(3, 3), TileGrid.closestTo(Integer.MAX_VALUE, Integer.MAX_VALUE, 448));
		assertEquals(new TileGrid(12, 1), TileGrid.closestTo(Integer.MAX_VALUE, 1, 448));
	}

	@Test
	void lengthsMustBePositive() {
		assertThrows(IllegalArgumentException.class, () -> TileGrid.closestTo(0, 10, 448));
		assertThrows(IllegalArgumentException.class, () -> TileGrid.closestTo(10, 10, 0));
		assertThrows(IllegalArgumentException.class, () -> new TileGrid(0, 1));
	}
}

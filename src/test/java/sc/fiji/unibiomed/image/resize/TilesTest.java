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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sc.fiji.unibiomed.image.Pictures;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.testing.Reference;
import sc.fiji.unibiomed.testing.Sha256;

class TilesTest {

	static Stream<String> casesWithPictures() {
		return Pictures.casesWithPictures();
	}

	@ParameterizedTest
	@MethodSource("casesWithPictures")
	void areTheRecordedOnes(final String caseId) throws IOException {
		assertEquals(Pictures.strings(Reference.recordedCase(caseId).getAsJsonArray("tile_sha256")),
			Pictures.tiles(caseId).stream().map(tile -> Sha256.of(tile.pixels())).toList());
	}

	@Test
	void aPictureOfOneTileHasNoThumbnail() {
		final RgbImage image = Pictures.constant(8, 8, 1, 2, 3);
		assertEquals(List.of(image), Tiles.cut(image, 8));
	}

	@Test
	void tilesComeRowByRowAndTheWholePictureLast() {
		final byte[] pixels = new byte[RgbImage.length(4, 2)];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (byte) (i / 3);
		final RgbImage image = new RgbImage(4, 2, pixels);

		final List<RgbImage> tiles = Tiles.cut(image, 2);

		assertEquals(List.of(image.crop(0, 0, 2, 2), image.crop(2, 0, 2, 2), PillowBicubic.resize(image, 2, 2)), tiles);
	}

	@Test
	void aWidePictureOfHighPixelsIsSquareInReality() {
		final RgbImage image = Pictures.constant(200, 100, 7, 8, 9);

		assertEquals(1, Tiles.cut(image, 2, 128).size());
		// 2 x 1 tiles and the whole picture.
		assertEquals(3, Tiles.cut(image, 1, 128).size());
	}

	@Test
	void aTileMustHaveASize() {
		assertThrows(IllegalArgumentException.class, () -> Tiles.cut(Pictures.constant(4, 4, 0, 0, 0), 0));
	}
}

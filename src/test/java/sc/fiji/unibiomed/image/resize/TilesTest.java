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
		assertEquals(
			Pictures.strings(Reference.recordedCase(caseId).getAsJsonArray("tile_sha256")),
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

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
package sc.fiji.unibiomed.evaluate.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;

/** Pictures of reports: small files, and outlines that can be seen. */
class OutlinedPictureTest {

	@Test
	void outlinesRunAlongTheEdgesOfPixelsInPixelsOfTheImage() throws IOException {
		final BinaryMask known = square(64, 64, 10, 20, 30);
		final BinaryMask found = BinaryMask.empty(64, 64);

		final OutlinedPicture picture = OutlinedPicture.of(grey(64, 64), known, found);

		assertFalse(picture.isPart());
		assertEquals("M10 20h30v30h-30z", picture.known());
		assertEquals("", picture.found());
	}

	@Test
	void ofALargeImageThePartAroundSmallOutlinesIsShown() throws IOException {
		final BinaryMask known = square(3000, 2000, 1500, 1000, 20);
		final BinaryMask found = square(3000, 2000, 1510, 1000, 20);

		final OutlinedPicture picture = OutlinedPicture.of(grey(3000, 2000), known, found);

		assertTrue(picture.isPart());
		assertEquals(new Bounds(1515 - 96, 1010 - 96, 192, 192), picture.part());
		assertEquals("M81 86h20v20h-20z", picture.known());
		assertEquals(192, read(picture).getWidth());
	}

	@Test
	void aPartAtTheBorderStaysInside() throws IOException {
		final OutlinedPicture picture = OutlinedPicture.of(grey(1000, 100), square(1000, 100, 995, 0, 5),
			BinaryMask.empty(1000, 100));

		assertEquals(new Bounds(808, 0, 192, 100), picture.part());
	}

	@Test
	void aLargeImageWithLargeOutlinesIsMadeSmall() throws IOException {
		final OutlinedPicture picture = OutlinedPicture.of(grey(3000, 2000), square(3000, 2000, 0, 0, 1999),
			BinaryMask.empty(3000, 2000));

		assertFalse(picture.isPart());
		assertEquals(480, read(picture).getWidth());
		assertEquals(320, read(picture).getHeight());
		assertTrue(picture.jpeg().length < 60_000, picture.jpeg().length + " bytes");
	}

	private static BufferedImage read(final OutlinedPicture picture) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(picture.jpeg()));
	}

	private static BinaryMask square(final int width, final int height, final int x, final int y, final int side) {
		return BinaryMask.within(width, height, new Bounds(x, y, side, side), (column, row) -> true);
	}

	private static RgbImage grey(final int width, final int height) {
		return new RgbImage(width, height, new byte[RgbImage.length(width, height)]);
	}
}

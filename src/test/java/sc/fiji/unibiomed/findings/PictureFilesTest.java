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
package sc.fiji.unibiomed.findings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;

/** Masks and overlay pictures as files, read back. */
class PictureFilesTest {

	@TempDir
	private Path folder;

	@Test
	void aMaskComesBackAsItWas() throws IOException {
		final BinaryMask mask = random(37, 23, 1);
		final Path file = folder.resolve("mask-1.png");
		MaskFiles.writePng(mask, file);

		assertEquals(mask, ImageFiles.readMask(file));
		final BufferedImage picture = ImageIO.read(file.toFile());
		assertEquals(BufferedImage.TYPE_BYTE_GRAY, picture.getType());
		assertEquals(mask.get(5, 6) ? 255 : 0, picture.getRaster().getSample(5, 6, 0));
	}

	@Test
	void aStackHasOnePagePerFrame() throws IOException {
		final List<BinaryMask> masks = List.of(random(9, 5, 1), random(9, 5, 2), random(9, 5, 3));
		final Path file = folder.resolve("mask-1.tif");
		MaskFiles.writeTiff(masks, file);

		final List<RgbImage> pages = ImageFiles.readStack(file);
		assertEquals(3, pages.size());
		for (int page = 0; page < 3; page++) {
			final byte[] inside = masks.get(page).toBytes();
			for (int i = 0; i < inside.length; i++) {
				assertEquals(inside[i] == 0 ? 0 : -1, pages.get(page).pixels()[3 * i]);
			}
		}
	}

	@Test
	void anOverlayTintsTheInsideAndDrawsTheBorderInTheFindingsColour() {
		final RgbImage black = new RgbImage(5, 5, new byte[75]);
		final byte[] square = new byte[25];
		for (int y = 1; y < 4; y++) {
			for (int x = 1; x < 4; x++) {
				square[5 * y + x] = 1;
			}
		}
		final RgbImage drawn = OverlayPicture.draw(black, List.of(finding(BinaryMask.of(5, 5, square))), 0);

		final FindingColor colour = FindingColor.of(1);
		assertArrayEquals(new int[] { 0, 0, 0 }, pixel(drawn, 0, 0));
		assertArrayEquals(new int[] { colour.red(), colour.green(), colour.blue() }, pixel(drawn, 1, 2));
		assertArrayEquals(new int[] { 69, 48, 0 }, pixel(drawn, 2, 2));
		assertArrayEquals(new byte[75], black.pixels(), "the image itself stays as it is");
	}

	/** A line of three pixels, since the image is 801 pixels wide. */
	@Test
	void theBorderIsWhatLiesNearAPixelOutsideAlongRowOrColumn() {
		final RgbImage grey = new RgbImage(801, 24, filled(3 * 801 * 24, 100));
		final Random random = new Random(5);
		final BinaryMask mask = BinaryMask.of(801, 24,
			(x, y) -> x > 7 && (x < 300 || y > 4 && y < 12) && random.nextInt(50) > 0);
		final FindingColor colour = FindingColor.of(1);
		final RgbImage drawn = OverlayPicture.draw(grey, List.of(finding(mask)), 0);

		for (int y = 0; y < 24; y++) {
			for (int x = 0; x < 801; x++) {
				boolean border = false;
				for (int d = -3; d <= 3; d++) {
					border |= !mask.contains(x + d, y) || !mask.contains(x, y + d);
				}
				final int red = !mask.get(x, y)
					? 100
					: border ? colour.red() : (int) Math.round(70 + 0.3 * colour.red());
				assertEquals(red, pixel(drawn, x, y)[0], x + ", " + y);
			}
		}
	}

	private static byte[] filled(final int length, final int value) {
		final byte[] bytes = new byte[length];
		Arrays.fill(bytes, (byte) value);
		return bytes;
	}

	@Test
	void anotherFileIsReplacedAsAWhole() throws IOException {
		final Path file = folder.resolve("mask-1.tif");
		MaskFiles.writeTiff(List.of(random(90, 50, 1), random(90, 50, 2)), file);
		final long two = Files.size(file);
		MaskFiles.writeTiff(List.of(random(9, 5, 1)), file);
		assertTrue(Files.size(file) < two / 2);
	}

	@Test
	void anOverlayIsWrittenInItsColours() throws IOException {
		final byte[] pixels = new byte[3 * 6];
		new Random(4).nextBytes(pixels);
		final RgbImage image = new RgbImage(3, 2, pixels);
		OverlayPicture.writePng(image, folder.resolve("overlay.png"));
		assertArrayEquals(pixels, ImageFiles.read(folder.resolve("overlay.png")).pixels());
	}

	private static Finding finding(final BinaryMask mask) {
		return new Finding(1, "square", List.of(new FindingMask(mask, MaskExtent.of(mask), 0.9, 0.9, 1)));
	}

	private static int[] pixel(final RgbImage image, final int x, final int y) {
		final int at = 3 * (y * image.width() + x);
		return new int[] { image.pixels()[at] & 0xff, image.pixels()[at + 1] & 0xff, image.pixels()[at + 2] & 0xff };
	}

	private static BinaryMask random(final int width, final int height, final long seed) {
		final byte[] pixels = new byte[width * height];
		final Random random = new Random(seed);
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (byte) random.nextInt(2);
		}
		return BinaryMask.of(width, height, pixels);
	}
}

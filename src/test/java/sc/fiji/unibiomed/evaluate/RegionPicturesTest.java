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
package sc.fiji.unibiomed.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.evaluate.answer.MaskResize;
import sc.fiji.unibiomed.evaluate.answer.RegionBox;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;

/** Boxes and resized masks as OpenCV 4.6 draws and calculates them. */
class RegionPicturesTest {

	@Test
	void aBoxIsDrawnAsByTheScript() {
		// cv2.rectangle(image, (4, 4), (4 + 8, 4 + 6), (0, 255, 0), 2) for a part of 8 x 6 pixels.
		assertEquals(List.of( //
			"....................", //
			"....................", //
			"....................", //
			"....#########.......", //
			"...###########......", //
			"...###########......", //
			"...###.....###......", //
			"...###.....###......", //
			"...###.....###......", //
			"...###########......", //
			"...###########......", //
			"....#########.......", //
			"....................", //
			"...................."), green(RegionBox.drawn(black(20, 14), part(20, 14, 4, 4, 8, 6))));
	}

	@Test
	void aBoxAroundASinglePixelIsFilled() {
		assertEquals(List.of( //
			"........", //
			"..##....", //
			".####...", //
			".####...", //
			"..##....", //
			"........"), green(RegionBox.drawn(black(8, 6), part(8, 6, 2, 2, 1, 1))));
	}

	@Test
	void aBoxAtTheBorderIsCutOff() {
		assertEquals(List.of( //
			"########", //
			"########", //
			"##.....#", //
			"##.....#", //
			"##.....#", //
			"########"), green(RegionBox.drawn(black(8, 6), part(8, 6, 0, 0, 8, 6))));
	}

	@Test
	void theBoxIsAroundTheLargestPart() {
		final BinaryMask twoParts = BinaryMask.of(20, 14,
			(x, y) -> x == 17 && y == 1 || x >= 4 && x < 12 && y >= 4 && y < 10);

		assertEquals(green(RegionBox.drawn(black(20, 14), part(20, 14, 4, 4, 8, 6))),
			green(RegionBox.drawn(black(20, 14), twoParts)));
	}

	@Test
	void anEmptyMaskHasNoBox() {
		final RgbImage image = black(5, 5);
		assertSame(image, RegionBox.drawn(image, BinaryMask.empty(5, 5)));
	}

	@Test
	void aMaskBecomesLargerAsOpenCvsDo() {
		// cv2.resize of one pixel at (1, 1) of 4 x 3 pixels to 8 x 6, and what is above 0.
		assertEquals(List.of("........", ".####...", ".####...", ".####...", ".####...", "........"),
			rows(MaskResize.to(part(4, 3, 1, 1, 1, 1), 8, 6)));
	}

	@Test
	void aMaskBecomesSmallerAsOpenCvsDo() {
		// cv2.resize gives [[32, 0], [32, 0]] for 2 x 2 pixels.
		assertEquals(List.of("#.", "#."), rows(MaskResize.to(part(4, 3, 1, 1, 1, 1), 2, 2)));
	}

	@Test
	void aMaskOfTheRightSizeStays() {
		final BinaryMask mask = part(4, 3, 1, 1, 1, 1);
		assertSame(mask, MaskResize.to(mask, 4, 3));
	}

	private static RgbImage black(final int width, final int height) {
		return new RgbImage(width, height, new byte[RgbImage.length(width, height)]);
	}

	private static BinaryMask part(final int width, final int height, final int x, final int y, final int partWidth,
		final int partHeight)
	{
		return BinaryMask.within(width, height, new Bounds(x, y, partWidth, partHeight), (column, row) -> true);
	}

	private static List<String> green(final RgbImage image) {
		return rows(BinaryMask.of(image.width(), image.height(),
			(x, y) -> image.pixels()[RgbImage.CHANNELS * (y * image.width() + x) + 1] == (byte) 255));
	}

	private static List<String> rows(final BinaryMask mask) {
		return IntStream.range(0, mask.height()).mapToObj(y -> {
			final StringBuilder row = new StringBuilder();
			for (int x = 0; x < mask.width(); x++) {
				row.append(mask.get(x, y) ? '#' : '.');
			}
			return row.toString();
		}).toList();
	}
}

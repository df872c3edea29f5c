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
package sc.fiji.unibiomed.interpret.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.SingleImage;

class ReducedFrameTest {

	@Test
	void aUsualPictureStaysAsItIs() {
		final RgbImage image = new RgbImage(2, 1, new byte[] { 1, 2, 3, 4, 5, 6 });
		final Picture picture = Picture.of(image);
		assertEquals(1, ReducedFrame.factor(picture));
		assertSame(image, ReducedFrame.of(picture, 0, 1));
	}

	/** 20,000 / 4,096 is more than 4, so squares of 5 become one. */
	@Test
	void aWholeSlideIsReadInStripsAndMadeSmaller() {
		final Slide slide = new Slide(20_000, 5003, new ArrayList<>());
		final int factor = ReducedFrame.factor(slide);
		assertEquals(5, factor);
		final RgbImage small = ReducedFrame.of(slide, 0, factor);
		assertEquals("RgbImage[4000 x 1001]", small.toString());
		// 5003 rows in strips of 510, which are 102 rows of squares.
		assertEquals(10, slide.read.size());
		assertEquals(new Bounds(0, 4590, 20_000, 413), slide.read.get(9));
		// The columns 5 to 9 have 5 … 9, with the mean 7.
		assertEquals(7, small.pixels()[RgbImage.CHANNELS]);
		// The last row is of 3 rows only: 5000, 5001 and 5002, whose low bytes are 136, 137 and 138.
		assertEquals(137, small.pixels()[RgbImage.CHANNELS * 1000 * 4000 + 1] & 0xff);
	}

	/** Red is the column, green is the row; both modulo 256. */
	private record Slide(int width, int height, List<Bounds> read) implements SingleImage {

		@Override
		public RgbImage frame(final int index) {
			throw new AssertionError("A whole slide does not fit into memory.");
		}

		@Override
		public RgbImage part(final int index, final Bounds part) {
			read.add(part);
			final byte[] pixels = new byte[RgbImage.length(part.width(), part.height())];
			for (int y = 0; y < part.height(); y++) {
				for (int x = 0; x < part.width(); x++) {
					pixels[RgbImage.CHANNELS * (y * part.width() + x)] = (byte) (part.x() + x);
					pixels[RgbImage.CHANNELS * (y * part.width() + x) + 1] = (byte) (part.y() + y);
				}
			}
			return new RgbImage(part.width(), part.height(), pixels);
		}
	}
}

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
package sc.fiji.unibiomed.imagej.imglib2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import sc.fiji.unibiomed.image.RgbImage;

class ImgPictureTest {

	@Test
	void eightBitGreyIsTakenAsItIs() {
		final RgbImage picture = ImgPicture.of(ArrayImgs.unsignedBytes(new byte[] { 10, 20, (byte) 200, 40 }, 2, 2));
		assertEquals(new RgbImage(2, 2, bytes(10, 10, 10, 20, 20, 20, 200, 200, 200, 40, 40, 40)), picture);
	}

	@Test
	void sixteenBitGreyIsScaledFromItsSmallestToItsLargestValue() {
		final RgbImage picture = ImgPicture.of(ArrayImgs.unsignedShorts(new short[] { 1000, 1051, 1255 }, 3, 1));
		assertEquals(new RgbImage(3, 1, bytes(0, 0, 0, 51, 51, 51, 255, 255, 255)), picture);
	}

	@Test
	void notANumberIsBlackAndDoesNotChangeTheScale() {
		final RgbImage picture = ImgPicture.of(ArrayImgs.floats(new float[] { -1, Float.NaN, 1 }, 3, 1));
		assertEquals(new RgbImage(3, 1, bytes(0, 0, 0, 0, 0, 0, 255, 255, 255)), picture);
	}

	@Test
	void anImageOfOneValueIsBlack() {
		assertEquals(new RgbImage(2, 1, new byte[6]), ImgPicture.of(ArrayImgs.floats(new float[] { 7, 7 }, 2, 1)));
	}

	@Test
	void coloursLoseTheirTransparency() {
		final Img<ARGBType> image = ArrayImgs.argbs(new int[] { 0x00102030, 0xff405060 }, 2, 1);
		assertEquals(new RgbImage(2, 1, bytes(0x10, 0x20, 0x30, 0x40, 0x50, 0x60)), ImgPicture.of(image));
	}

	@Test
	void threeEightBitChannelsAreRedGreenAndBlue() {
		final Img<UnsignedByteType> image = ArrayImgs.unsignedBytes(bytes(1, 2, 11, 12, 21, 22), 2, 1, 3);
		assertEquals(new RgbImage(2, 1, bytes(1, 11, 21, 2, 12, 22)), ImgPicture.of(image));
	}

	@Test
	void anIntervalMayBeginAnywhere() {
		final Img<UnsignedByteType> image = ArrayImgs.unsignedBytes(bytes(1, 2, 3, 4), 2, 2);
		final RandomAccessibleInterval<UnsignedByteType> lowerRight = Views.interval(image, new long[] { 1, 1 },
			new long[] { 1, 1 });
		assertEquals(new RgbImage(1, 1, bytes(4, 4, 4)), ImgPicture.of(lowerRight));
	}

	@Test
	void stacksAndLinesAreRefusedWithTheirSize() {
		assertTrue(refusal(ArrayImgs.unsignedBytes(4, 4, 5)).contains("[4, 4, 5]"));
		assertTrue(refusal(ArrayImgs.unsignedBytes(4)).contains("[4]"));
	}

	@Test
	void threeChannelsOfAnotherTypeAreRefusedWithItsName() {
		assertTrue(refusal(ArrayImgs.floats(4, 4, 3)).contains("FloatType"));
	}

	private static String refusal(final RandomAccessibleInterval<?> image) {
		return assertThrows(IllegalArgumentException.class, () -> ImgPicture.of(image)).getMessage();
	}

	private static byte[] bytes(final int... values) {
		final byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}
}

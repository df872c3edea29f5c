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

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.Localizable;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.interpret.view.ShownImage;

class ImgLib2PictureTest {

	@Test
	void aPartReadsNoPixelOutsideIt() {
		final AtomicLong reads = new AtomicLong();
		final AtomicBoolean made = new AtomicBoolean();
		final Interval allowed = Intervals.createMinSize(15, 26, 4, 3);
		final RandomAccessibleInterval<UnsignedByteType> lazy = Views
			.interval(new FunctionRandomAccessible<>(2, (final Localizable at, final UnsignedByteType value) -> {
				if (made.get() && !Intervals.contains(allowed, at)) {
					throw new IllegalStateException("read at " + at);
				}
				reads.incrementAndGet();
				value.set((int) (at.getLongPosition(0) + 10 * at.getLongPosition(1)) & 0xff);
			}, UnsignedByteType::new), Intervals.createMinSize(10, 20, 20_000, 20_000));
		final Picture picture = picture(lazy);
		assertEquals(20_000, picture.width());
		// A few, to see whether there is anything to see; of 400 million.
		assertTrue(reads.get() < 1_000_000, reads + " pixels read");
		made.set(true);
		reads.set(0);
		final RgbImage part = picture.part(0, new Bounds(5, 6, 4, 3));
		assertEquals(12, reads.get());
		// The part's first pixel is at 15, 26: 15 + 260 = 275, of which 8 bits are 19.
		assertEquals(19, part.pixels()[0]);
		assertEquals(22, part.pixels()[9]);
		assertEquals(29, part.pixels()[12]);
		assertThrows(IllegalStateException.class, () -> picture.part(0, new Bounds(4, 6, 4, 3)));
	}

	@Test
	void aPartIsScaledInTheRangeOfTheWholeImage() {
		final AtomicLong reads = new AtomicLong();
		final RandomAccessibleInterval<UnsignedShortType> lazy = Views
			.interval(new FunctionRandomAccessible<>(2, (final Localizable at, final UnsignedShortType value) -> {
				reads.incrementAndGet();
				value.set((int) (1000 + at.getLongPosition(0) + 100 * at.getLongPosition(1)));
			}, UnsignedShortType::new), new FinalInterval(100, 51));
		final Picture picture = picture(lazy);
		// Once for the range, 1000 to 1000 + 99 + 5000; and some rows, to see whether there is anything to see.
		final long before = reads.get();
		assertTrue(before >= 5100 && before < 2 * 5100, before + " pixels read");
		final RgbImage part = picture.part(0, new Bounds(99, 0, 1, 51));
		assertEquals(51, reads.get() - before);
		// 99 * 255 / 5099 + 0.5 = 5.45, (99 + 100) * 255 / 5099 + 0.5 = 10.45
		assertEquals(5, part.pixels()[0]);
		assertEquals(10, part.pixels()[3]);
		assertEquals((byte) 255, part.pixels()[150]);
	}

	@Test
	void aPartIsTheFrameCroppedForEveryKind() {
		final byte[] bytes = new byte[9 * 7 * 3];
		new Random(1).nextBytes(bytes);
		final int[] colours = new Random(2).ints(9 * 7).toArray();
		final float[] floats = new float[9 * 7];
		for (int i = 0; i < floats.length; i++) {
			floats[i] = i % 5 == 0 ? Float.NaN : i % 7 == 0 ? Float.NEGATIVE_INFINITY : i;
		}
		for (final RandomAccessibleInterval<?> image : List.of(ArrayImgs.unsignedBytes(bytes, 9, 7, 3),
			ArrayImgs.unsignedBytes(bytes, 9, 21), ArrayImgs.argbs(colours, 9, 7), ArrayImgs.floats(floats, 9, 7)))
		{
			final Picture picture = picture(image);
			assertEquals(picture.frame(0).crop(2, 3, 5, 4), picture.part(0, new Bounds(2, 3, 5, 4)));
			assertEquals(ImgPicture.of(image), picture.frame(0));
		}
	}

	private static Picture picture(final RandomAccessibleInterval<?> image) {
		return ShownImage.of(ImgImage.of(image), PlaneSelection.of(Planes.CURRENT), InputChoice.NONE, "What is it?")
			.picture();
	}
}

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
package sc.fiji.unibiomed.fiji.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imagej.display.ColorTables;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.raw.ValueCalibration;

class ImgPlusImageTest {

	private static final AxisType[] ALL = { Axes.X, Axes.Y, Axes.CHANNEL, Axes.Z, Axes.TIME };

	/**
	 * Whatever the order of the axes and the type of the pixels, every pixel is where it was and has the value that it
	 * had.
	 */
	@RepeatedTest(20)
	void noPixelMovesAndNoValueChanges(final org.junit.jupiter.api.RepetitionInfo repetition) {
		final Random random = new Random(repetition.getCurrentRepetition());
		final AxisType[] axes = ALL.clone();
		java.util.Collections.shuffle(java.util.Arrays.asList(axes), random);
		final long[] size = random.longs(axes.length, 1, 5).toArray();
		final Img<? extends RealType<?>> img = random(random, size);
		final RawImage image = ImgPlusImage.of(new ImgPlus<>(img, "random", axes), false);
		final var pixel = img.randomAccess();
		final ImgPlusAxes at = ImgPlusAxes.of(new ImgPlus<>(img, "random", axes));
		for (int c = 0; c < size[at.channel()]; c++) {
			for (int z = 0; z < size[at.slice()]; z++) {
				for (int t = 0; t < size[at.time()]; t++) {
					final Object plane = image.pixels(new Position(0, z + 1, t + 1), c + 1);
					for (int x = 0; x < size[at.x()]; x++) {
						for (int y = 0; y < size[at.y()]; y++) {
							pixel.setPosition(c, at.channel());
							pixel.setPosition(z, at.slice());
							pixel.setPosition(t, at.time());
							pixel.setPosition(x, at.x());
							pixel.setPosition(y, at.y());
							final double value = image.facts().values()
								.of(raw(plane, y * image.facts().size().width() + x));
							assertEquals((float) pixel.get().getRealDouble(), (float) value);
						}
					}
				}
			}
		}
	}

	private static double raw(final Object pixels, final int index) {
		if (pixels instanceof final byte[] bytes) {
			return bytes[index] & 0xff;
		}
		return pixels instanceof final short[] shorts ? shorts[index] & 0xffff : ((float[]) pixels)[index];
	}

	private static Img<? extends RealType<?>> random(final Random random, final long[] size) {
		final Img<? extends RealType<?>> img = switch (random.nextInt(6)) {
			case 0 -> ArrayImgs.unsignedBytes(size);
			case 1 -> ArrayImgs.unsignedShorts(size);
			case 2 -> ArrayImgs.shorts(size);
			case 3 -> ArrayImgs.ints(size);
			case 4 -> ArrayImgs.doubles(size);
			default -> ArrayImgs.floats(size);
		};
		for (final RealType<?> pixel : img) {
			pixel
				.setReal(Math.rint(pixel.getMinValue() < 0 ? random.nextDouble(-100, 100) : random.nextDouble(0, 200)));
		}
		return img;
	}

	@Test
	void channelsKeepTheirColoursAndRanges() {
		final ImgPlus<?> img = new ImgPlus<>(ArrayImgs.unsignedShorts(4, 4, 2), "cells",
			new AxisType[] { Axes.X, Axes.Y, Axes.CHANNEL });
		img.initializeColorTables(2);
		img.setColorTable(ColorTables.MAGENTA, 0);
		img.setColorTable(ColorTables.CYAN, 1);
		img.setChannelMinimum(0, 100);
		img.setChannelMaximum(0, 1000);
		final Display display = ImgPlusImage.of(img, false).display();
		assertTrue(display.isMerged());
		assertEquals(0xff00ff, display.channel(1).own()[255]);
		assertEquals(0x00ffff, display.channel(2).own()[255]);
		assertEquals("100.0 1000.0", display.channel(1).min() + " " + display.channel(1).max());
	}

	@Test
	void mergedChannelsAreOneColourPicture() {
		final ImgPlus<?> img = new ImgPlus<>(ArrayImgs.unsignedBytes(new byte[] { 10, (byte) 200, 30 }, 1, 1, 3), "rgb",
			new AxisType[] { Axes.X, Axes.Y, Axes.CHANNEL });
		final RawImage image = ImgPlusImage.of(img, true);
		assertEquals(PixelKind.COLOUR, image.facts().kind());
		assertEquals(1, image.facts().size().channels());
		assertArrayEquals(new int[] { 10 << 16 | 200 << 8 | 30 }, (int[]) image.pixels(Position.FIRST, 1));
	}

	@Test
	void valuesOfManyBitsAreShownFromTheSmallestToTheLargestOfAllPlanes() {
		final RawImage image = ImgPlusImage.of(new ImgPlus<>(ArrayImgs.shorts(new short[] { -5, 3, 700, 2 }, 2, 1, 2),
			"deep", new AxisType[] { Axes.X, Axes.Y, Axes.Z }), false);
		final ValueCalibration values = image.facts().values();
		assertEquals("-5.0 700.0",
			values.of(image.display().channel(1).min()) + " " + values.of(image.display().channel(1).max()));
	}

	@Test
	void lengthsAreKept() {
		final PixelSpacing spacing = ImgPlusImage
			.of(new ImgPlus<>(ArrayImgs.unsignedBytes(2, 2, 2), "mm", new AxisType[] { Axes.X, Axes.Y, Axes.Z },
				new double[] { 0.5, 0.75, 3 }, new String[] { "mm", "mm", "mm" }), false)
			.facts().spacing();
		assertEquals(PixelSpacing.of(0.5, 0.75, 3, "mm"), spacing);
	}

	@Test
	void aSingleChannelIsShownInItsColoursAndAxesOfOnePositionDoNotCount() {
		final ImgPlus<?> img = new ImgPlus<>(ArrayImgs.unsignedBytes(new byte[] { 1, 2, 3, 4, 5, 6 }, 1, 3, 2), "gfp",
			new AxisType[] { Axes.get("Lifetime"), Axes.Y, Axes.X });
		img.initializeColorTables(1);
		img.setColorTable(ColorTables.GREEN, 0);
		final RawImage image = ImgPlusImage.of(img, false);
		assertFalse(image.display().isMerged());
		assertEquals("0.0 255.0", image.display().channel(1).min() + " " + image.display().channel(1).max());
		assertEquals(0x008000, image.display().channel(1).own()[128]);
		assertArrayEquals(new byte[] { 1, 4, 2, 5, 3, 6 }, (byte[]) image.pixels(Position.FIRST, 1));
	}

	@Test
	void moreChannelsThanImageJMergesAreShownOneAtATime() {
		final RawImage image = ImgPlusImage.of(
			new ImgPlus<>(ArrayImgs.unsignedBytes(2, 2, 9), "many", new AxisType[] { Axes.X, Axes.Y, Axes.CHANNEL }),
			false);
		assertFalse(image.display().isMerged());
		assertEquals(0xffffff, image.display().channel(9).own()[255]);
	}
}

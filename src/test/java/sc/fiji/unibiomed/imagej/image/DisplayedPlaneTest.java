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
package sc.fiji.unibiomed.imagej.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.raw.Position;

class DisplayedPlaneTest {

	private static final Position FIRST = new Position(0, 1, 1);

	@Test
	void grey8BitIsShownThroughItsInvertedLookUpTable() {
		final ImagePlus image = new ImagePlus("grey", new ByteProcessor(2, 1, new byte[] { 10, (byte) 200 }));
		image.getProcessor().invertLut();
		assertSame(grey(2, 1, 245, 55), DisplayedPlane.of(image, FIRST));
	}

	@Test
	void grey16BitIsShownInItsDisplayRange() {
		final ImagePlus image = new ImagePlus("grey", new ShortProcessor(3, 1, new short[] { 50, 1000, 5000 }, null));
		image.setDisplayRange(100, 1000);
		assertSame(grey(3, 1, 0, 255, 255), DisplayedPlane.of(image, FIRST));
	}

	@Test
	void everySliceIsShownInTheDisplayRangeOfTheStack() {
		final ImageStack slices = new ImageStack(2, 1);
		slices.addSlice(new ShortProcessor(2, 1, new short[] { 0, 10 }, null));
		slices.addSlice(new ShortProcessor(2, 1, new short[] { 100, 200 }, null));
		final ImagePlus image = new ImagePlus("stack", slices);
		image.setDisplayRange(0, 255);
		assertSame(grey(2, 1, 0, 10), DisplayedPlane.of(image, FIRST));
		assertSame(grey(2, 1, 100, 200), DisplayedPlane.of(image, new Position(0, 2, 1)));
		assertEquals(1, image.getSlice());
	}

	@Test
	void coloursAreTakenAsTheyAre() {
		final ImagePlus image = new ImagePlus("colour", new ColorProcessor(1, 1, new int[] { 0xff102030 }));
		assertEquals(new RgbImage(1, 1, new byte[] { 0x10, 0x20, 0x30 }), DisplayedPlane.of(image, FIRST));
	}

	@Test
	void overlayAndSelectionAreLeftOut() {
		final ImagePlus image = IJ.createImage("white", "8-bit white", 8, 8, 1);
		image.setOverlay(new Overlay(new Roi(1, 1, 4, 4)));
		image.setRoi(2, 2, 3, 3);
		final int[] white = new int[64];
		Arrays.fill(white, 255);
		assertSame(grey(8, 8, white), DisplayedPlane.of(image, FIRST));
	}

	@Test
	void channelsAreMergedAsImageJMergesThem() {
		final CompositeImage image = composite(1);
		assertSame(DisplayedPlane.of((ColorProcessor) image.flatten().getProcessor()), DisplayedPlane.of(image, FIRST));
	}

	@Test
	void anotherPlaneIsMergedWithoutMovingTheImage() {
		final CompositeImage image = composite(2);
		final RgbImage second = DisplayedPlane.of(image, new Position(0, 2, 1));
		assertEquals(1, image.getZ());
		image.setPosition(1, 2, 1);
		// Without a window ImageJ does not do this by itself.
		image.updateImage();
		assertSame(DisplayedPlane.of((ColorProcessor) image.flatten().getProcessor()), second);
	}

	/** Two channels, whose values differ from plane to plane. */
	private static CompositeImage composite(final int slices) {
		final ImageStack planes = new ImageStack(3, 2);
		for (int plane = 0; plane < 2 * slices; plane++) {
			final ImageProcessor values = new ByteProcessor(3, 2);
			for (int i = 0; i < 6; i++) {
				values.set(i, 40 * i + 10 * plane);
			}
			planes.addSlice(values);
		}
		final ImagePlus image = new ImagePlus("channels", planes);
		image.setDimensions(2, slices, 1);
		return new CompositeImage(image, IJ.COMPOSITE);
	}

	/** Tells the values where pictures differ. */
	private static void assertSame(final RgbImage expected, final RgbImage actual) {
		assertArrayEquals(expected.pixels(), actual.pixels());
		assertEquals(expected, actual);
	}

	private static RgbImage grey(final int width, final int height, final int... values) {
		final byte[] rgb = new byte[3 * values.length];
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = (byte) values[i / 3];
		}
		return new RgbImage(width, height, rgb);
	}
}

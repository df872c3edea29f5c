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
package sc.fiji.unibiomed.imagej.intensity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.rendering.PlaneRendering;
import sc.fiji.unibiomed.imagej.image.ImagePosition;
import sc.fiji.unibiomed.imagej.image.OpenImage;

/** ImageJ's own rendering is the measure. */
class DisplayedLooksTest {

	private static final Position FIRST = new Position(0, 1, 1);

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 24, 32 })
	void plainImagesLookAsImageJShowsThem(final int bitDepth) {
		for (int seed = 0; seed < 20; seed++) {
			assertLikeImageJ(SampleImages.plain(bitDepth, 6, 5, new Random(seed)), "seed " + seed);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void channelsLookAsImageJShowsThemInEveryMode(final int bitDepth) {
		for (int channels = 1; channels <= 7; channels++) {
			for (final int mode : SampleImages.modes()) {
				final CompositeImage image = SampleImages.composite(bitDepth, channels, 1, mode, new Random(channels));
				final String which = channels + " channels in mode " + mode;
				assertLikeImageJ(image, which);
				image.setC(channels);
				assertLikeImageJ(image, which + ", last one");
			}
		}
	}

	@Test
	void moreThanEightChannelsLookAsImageJShowsThem() {
		final CompositeImage image = SampleImages.composite(16, 9, 1, IJ.COMPOSITE, new Random(1));
		assertLikeImageJ(image, "nine channels");
		image.setC(9);
		assertLikeImageJ(image, "nine channels, last one");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sum", "max", "min", "invert" })
	void channelsAreMergedByTheImagesOwnRule(final String projection) {
		for (final int bitDepth : new int[] { 8, 16, 32 }) {
			final CompositeImage image = SampleImages.composite(bitDepth, 3, 1, IJ.COMPOSITE, new Random(5));
			image.setProp("CompositeProjection", projection);
			assertLikeImageJ(image, projection + " of " + bitDepth + " bits");
		}
	}

	@Test
	void channelsThatAreSwitchedOffAreNotSeen() {
		final CompositeImage image = SampleImages.composite(16, 4, 1, IJ.COMPOSITE, new Random(2));
		image.getActiveChannels()[0] = false;
		image.getActiveChannels()[2] = false;
		assertLikeImageJ(image, "channels 2 and 4");
		assertEquals("as displayed: channel 2: 10 to 720, channel 4: 20 to 740",
			PlaneRendering.asDisplayed(OpenImage.of(image)).description());
	}

	@Test
	void channelsOfAPlainHyperstackAreSeenOneAtATime() {
		final ImagePlus image = SampleImages.image(8, 4, 3, 3, 2, new Random(3));
		image.setOpenAsHyperStack(true);
		image.setDisplayRange(30, 90);
		image.setPosition(2, 2, 1);
		assertLikeImageJ(image, "channel 2 of slice 2");
	}

	@Test
	void anotherChannelIsSeenInItsOwnColours() {
		final CompositeImage image = SampleImages.composite(16, 3, 1, IJ.COLOR, new Random(7));
		final Position third = new Position(3, 1, 1);
		final byte[] seen = PlaneRendering.asDisplayed(OpenImage.of(image), List.of(third)).plane(third).pixels();
		assertEquals(1, image.getC());
		image.setC(3);
		assertArrayEquals(flattened(image), seen);
	}

	@Test
	void aChangedRangeAndTableAreSeenBeforeAndAfterTheyAreDrawn() {
		final CompositeImage image = SampleImages.composite(16, 3, 1, IJ.COMPOSITE, new Random(4));
		image.updateImage();
		image.setC(2);
		image.setDisplayRange(50, 300);
		assertLikeImageJ(image, "new range");
		image.setMode(IJ.COLOR);
		assertLikeImageJ(image, "one channel of them");
		image.setMode(IJ.COMPOSITE);
		assertLikeImageJ(image, "all again");
	}

	@Test
	void anotherSliceIsSeenWithoutMovingTheImage() {
		for (final int mode : SampleImages.modes()) {
			final CompositeImage image = SampleImages.composite(16, 3, 4, mode, new Random(6));
			final byte[] third = PlaneRendering.asDisplayed(OpenImage.of(image)).plane(new Position(0, 3, 1)).pixels();
			assertEquals(1, image.getZ());
			image.setPosition(1, 3, 1);
			assertArrayEquals(flattened(image), third, "mode " + mode);
		}
	}

	@Test
	void aSliceOfAnAllBlackRangeLooksAsImageJShowsIt() {
		// The range of the first slice, 0 to 0, which every value of the second exceeds.
		final ImagePlus image = SampleImages.image(16, 2, 1, 1, 2, new Random(1));
		image.getStack().setProcessor(new ShortProcessor(2, 1), 1);
		image.getStack().setProcessor(new ShortProcessor(2, 1, new short[] { 0, 3 }, null), 2);
		image.setStack(image.getStack());
		image.getProcessor().resetMinAndMax();
		final byte[] second = PlaneRendering.asDisplayed(OpenImage.of(image)).plane(new Position(0, 2, 1)).pixels();
		image.setSlice(2);
		assertArrayEquals(flattened(image), second);
		assertArrayEquals(new byte[] { 0, 0, 0, -1, -1, -1 }, second);
	}

	@Test
	void imagesWithoutNumbersAreBlack() {
		final ImagePlus image = new ImagePlus("nothing",
			new FloatProcessor(2, 1, new float[] { Float.NaN, Float.NaN }));
		assertLikeImageJ(image, "nothing");
		assertEquals("as displayed: no number to no number",
			PlaneRendering.asDisplayed(OpenImage.of(image)).description());
	}

	@Test
	void thresholdColoursAreLeftOut() {
		final ImagePlus image = SampleImages.plain(8, 4, 4, new Random(8));
		final byte[] before = pixels(image);
		image.getProcessor().setThreshold(50, 100, ImageProcessor.RED_LUT);
		assertArrayEquals(before, pixels(image));
	}

	@Test
	void theDescriptionHasCalibratedValues() {
		final ImagePlus image = new ImagePlus("signed",
			new ShortProcessor(2, 1, new short[] { (short) 32668, (short) 33168 }, null));
		image.getLocalCalibration().setSigned16BitCalibration();
		// 32668 - 32768 = -100, 33168 - 32768 = 400
		assertEquals("as displayed: \u2212100 to 400", PlaneRendering.asDisplayed(OpenImage.of(image)).description());
	}

	@Test
	void laterChangesOfTheDisplayDoNotCount() {
		final ImagePlus image = SampleImages.plain(16, 4, 4, new Random(9));
		final PlaneRendering rendering = PlaneRendering.of(OpenImage.of(image), List.of(FIRST),
			IntensityChoice.AS_DISPLAYED, Optional.empty(), List.of());
		final byte[] before = rendering.plane(FIRST).pixels();
		image.setDisplayRange(1, 3);
		image.getProcessor().invertLut();
		assertArrayEquals(before, rendering.plane(FIRST).pixels());
	}

	/** Twice: ImageJ moves ranges and tables about when it draws. */
	private static void assertLikeImageJ(final ImagePlus image, final String which) {
		final byte[] undrawn = pixels(image);
		final byte[] expected = flattened(image);
		assertArrayEquals(expected, undrawn, which);
		assertArrayEquals(expected, pixels(image), which + ", drawn");
	}

	private static byte[] pixels(final ImagePlus image) {
		return PlaneRendering.asDisplayed(OpenImage.of(image)).plane(ImagePosition.current(image)).pixels();
	}

	private static byte[] flattened(final ImagePlus image) {
		// Without a window ImageJ does not do this by itself.
		image.updateImage();
		final int[] colours = (int[]) ((ColorProcessor) image.flatten().getProcessor()).getPixels();
		final byte[] rgb = new byte[3 * colours.length];
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = (byte) (colours[i / 3] >> 16 - 8 * (i % 3));
		}
		return rgb;
	}
}

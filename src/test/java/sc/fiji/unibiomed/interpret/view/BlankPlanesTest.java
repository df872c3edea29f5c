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
package sc.fiji.unibiomed.interpret.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.image.OpenImage;

/** Images in which there is nothing to see. */
class BlankPlanesTest {

	private static final int SIDE = 40;

	private static ImageProcessor filled(final ImageProcessor pixels, final double value) {
		for (int i = 0; i < pixels.getPixelCount(); i++) {
			pixels.setf(i, (float) value);
		}
		return pixels;
	}

	private static ImageProcessor bytes(final int value) {
		return filled(new ByteProcessor(SIDE, SIDE), value);
	}

	private static ImageProcessor floats(final double value) {
		return filled(new FloatProcessor(SIDE, SIDE), value);
	}

	private static List<String> notes(final ImagePlus image, final Planes planes) {
		return ShownImage.of(OpenImage.of(image), PlaneSelection.of(planes), InputChoice.NONE, "").notes();
	}

	private static List<String> notes(final ImageProcessor pixels) {
		return notes(new ImagePlus("image.tif", pixels), Planes.CURRENT);
	}

	private static ImagePlus stack(final ImageProcessor... planes) {
		final ImageStack stack = new ImageStack(SIDE, SIDE);
		Arrays.stream(planes).forEach(stack::addSlice);
		final ImagePlus image = new ImagePlus("stack.tif", stack);
		image.setDimensions(1, planes.length, 1);
		return image;
	}

	private static ImageProcessor corner() {
		final ImageProcessor pixels = bytes(7);
		pixels.set(0, 0, 200);
		return pixels;
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 7, 255 })
	void oneValueEverywhereIsSaid(final int value) {
		final List<String> said = List
			.of("The image has one value everywhere (" + value + "); there is nothing to see.");
		assertEquals(said, notes(bytes(value)));
		assertEquals(said, notes(filled(new ShortProcessor(SIDE, SIDE), value)));
		assertEquals(said, notes(floats(value)));
	}

	@Test
	void valuesAreThoseThatTheImageShows() {
		final ImagePlus image = new ImagePlus("ct.tif", filled(new ShortProcessor(SIDE, SIDE), 24));
		final Calibration calibration = image.getCalibration();
		calibration.setFunction(Calibration.STRAIGHT_LINE, new double[] { -1024, 1 }, "HU");
		assertEquals(List.of("The image has one value everywhere (\u22121000); there is nothing to see."),
			notes(image, Planes.CURRENT));
	}

	@Test
	void oneColourEverywhereIsSaid() {
		final ColorProcessor red = new ColorProcessor(SIDE, SIDE);
		red.setColor(0xff0000);
		red.fill();
		assertEquals(List.of("The image has one value everywhere (255, 0, 0); there is nothing to see."), notes(red));
	}

	@Test
	void valuesThatAllLookAlikeAreSaid() {
		final ImageProcessor pixels = corner();
		pixels.setMinAndMax(250, 255);
		assertEquals(
			List.of("The image is shown in one colour everywhere; there is nothing to see. Choose another intensity."),
			notes(pixels));
	}

	@Test
	void onePixelIsSomethingToSee() {
		assertEquals(List.of(), notes(corner()));
		final ImageProcessor number = floats(Float.NaN);
		number.setf(3, 3, 1);
		number.setf(4, 4, 2);
		number.setMinAndMax(0, 2);
		assertEquals(List.of(), notes(number));
	}

	@Test
	void imagesWithoutANumberAreRefused() {
		assertEquals("'image.tif' is blank: all its values are not-a-number.",
			assertThrows(InputException.class, () -> notes(floats(Float.NaN))).getMessage());
		final ImageProcessor infinite = floats(Float.NaN);
		infinite.setf(0, 0, Float.POSITIVE_INFINITY);
		infinite.setf(1, 0, Float.NEGATIVE_INFINITY);
		assertEquals("'image.tif' is blank: none of its values is a finite number.",
			assertThrows(InputException.class, () -> notes(infinite)).getMessage());
		assertEquals("'stack.tif' is blank: all its values are not-a-number.", assertThrows(InputException.class,
			() -> notes(stack(floats(Float.NaN), floats(Float.NaN)), Planes.EACH_PLANE)).getMessage());
	}

	/** Fields are read in their turn, but nobody should wait for the answer to an image that has no number. */
	@Test
	void largeImagesWithoutANumberAreRefusedToo() {
		final FloatProcessor large = new FloatProcessor(2100, 30);
		large.add(Double.NaN);
		assertThrows(InputException.class, () -> notes(large));
		assertEquals(List.of(), notes(new ByteProcessor(2100, 30)), "fields tell by themselves");
	}

	@Test
	void planesOfAStackAreNamed() {
		assertEquals(
			List.of("Slice 2\u2013slice 3 have one value everywhere (0); there is nothing to see.",
				"Slice 5 has one value everywhere (9); there is nothing to see."),
			notes(stack(corner(), bytes(0), bytes(0), corner(), bytes(9)), Planes.EACH_PLANE));
		assertEquals(List.of("All planes have one value everywhere (0); there is nothing to see."),
			notes(stack(bytes(0), bytes(0)), Planes.VOLUME));
		final ImageProcessor seen = floats(1);
		seen.setf(1, 1, 5);
		assertEquals(List.of("Slice 2 is blank: all its values are not-a-number."),
			notes(stack(seen, floats(Float.NaN)), Planes.EACH_PLANE));
	}

	@Test
	void onlyThePlaneThatIsAskedAboutCounts() {
		final ImagePlus image = stack(bytes(0), corner());
		assertEquals(2, notes(image, Planes.CURRENT).size());
		assertEquals("Slice 1 has one value everywhere (0); there is nothing to see.",
			notes(image, Planes.CURRENT).get(1));
		image.setSlice(2);
		assertEquals(1, notes(image, Planes.CURRENT).size());
	}

	@Test
	void channelsThatAreShownCountTogether() {
		final ImageStack stack = new ImageStack(SIDE, SIDE);
		stack.addSlice(bytes(0));
		stack.addSlice(corner());
		final ImagePlus channels = new ImagePlus("channels.tif", stack);
		channels.setDimensions(2, 1, 1);
		assertEquals(List.of(), notes(new CompositeImage(channels, CompositeImage.COMPOSITE), Planes.CURRENT));
	}
}

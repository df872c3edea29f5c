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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.intensity.IntensityWindow;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.rendering.PlaneRendering;
import sc.fiji.unibiomed.imagej.image.OpenImage;

class PlaneRenderingTest {

	private static final Position FIRST = new Position(0, 1, 1);
	private static final Position SECOND = new Position(0, 2, 1);

	@Test
	void hounsfieldUnitsAreTakenFromASigned16BitImage() {
		final ImagePlus image = signed(-1000, -150, 0, 50, 250, 3000);
		final PlaneRendering rendering = rendering(image, IntensityChoice.CT_ABDOMEN);
		// (0 + 150) / 400 * 255 = 95.6, (50 + 150) / 400 * 255 = 127.5
		assertGrey(rendering, 0, 0, 95, 127, 255, 255);
		assertEquals("CT abdomen: \u2212150 to 250 HU", rendering.description());
	}

	@Test
	void hounsfieldUnitsAreRescaledAsTheImageIsCalibrated() {
		// As ImageJ opens a signed DICOM file: stored value + 32768, then slope 0.5 and intercept -1024 in one line.
		final ImagePlus image = new ImagePlus("ct", new ShortProcessor(3, 1,
			new short[] { (short) (32768 + 2048), (short) (32768 + 2128), (short) (32768 + 2208) }, null));
		image.getLocalCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { -32768 * 0.5 - 1024, 0.5 },
			"HU");
		// 2048 * 0.5 - 1024 = 0 HU, 2128 * 0.5 - 1024 = 40 HU, 2208 * 0.5 - 1024 = 80 HU; 40 / 80 * 255 = 127.5
		assertGrey(rendering(image, IntensityChoice.CT_BRAIN), 0, 127, 255);
	}

	@Test
	void boneStaysWhiteThroughAnInvertedTable() {
		final ImagePlus image = signed(-1000, 1300);
		image.getProcessor().invertLut();
		assertGrey(rendering(image, IntensityChoice.CT_BONE), 0, 255);
	}

	@Test
	void valuesWithoutCalibrationCountAsHounsfieldUnitsAndThatIsSaid() {
		final ImagePlus image = new ImagePlus("floats",
			new FloatProcessor(5, 1, new float[] { -1000, 0, 1000, Float.NaN, Float.POSITIVE_INFINITY }));
		final PlaneRendering rendering = rendering(image, IntensityChoice.CT_LUNG);
		// (0 + 1000) / 2000 * 255 = 127.5
		assertGrey(rendering, 0, 127, 255, 0, 255);
		assertEquals(
			"CT lung: \u22121000 to 1000 HU (pixel values taken as HU: the image has no calibration of values)",
			rendering.description());
	}

	@Test
	void aWindowOfTheUsersOwnIsApplied() {
		final PlaneRendering rendering = PlaneRendering.of(OpenImage.of(signed(-160, 40, 240)), List.of(FIRST),
			IntensityChoice.CT_CUSTOM, Optional.of(IntensityWindow.ofLevelAndWidth(40, 400)), List.of());
		// (40 + 160) / 400 * 255 = 127.5
		assertGrey(rendering, 0, 127, 255);
		assertEquals("CT custom: \u2212160 to 240 HU", rendering.description());
		assertEquals("intensity", refusal(signed(0), IntensityChoice.CT_CUSTOM).field());
	}

	@Test
	void imagesThatCannotHaveHounsfieldUnitsAreRefused() {
		final InputException colours = refusal(new ImagePlus("rgb", new ColorProcessor(1, 1)),
			IntensityChoice.CT_LIVER);
		assertEquals("intensity", colours.field());
		assertTrue(colours.getMessage().contains("RGB image has no Hounsfield units"));
		final InputException bytes = refusal(new ImagePlus("grey", new ByteProcessor(1, 1)), IntensityChoice.CT_LIVER);
		assertTrue(bytes.getMessage().contains("8-bit image without calibration has no Hounsfield units"));
	}

	@Test
	void aCalibrated8BitImageHasHounsfieldUnits() {
		final ImagePlus image = new ImagePlus("ct", new ByteProcessor(3, 1, new byte[] { 0, 50, 100 }));
		image.getLocalCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { -125, 3.5 }, "HU");
		// -125, 50 and 225 HU; (50 + 125) / 350 * 255 = 127.5
		assertGrey(rendering(image, IntensityChoice.CT_MEDIASTINUM), 0, 127, 255);
	}

	@Test
	void percentilesLeaveOutZerosAndKeepThemBlack() {
		final short[] values = new short[402];
		for (int i = 0; i <= 200; i++) {
			values[i] = (short) (1000 + 10 * i);
		}
		final PlaneRendering rendering = rendering(new ImagePlus("mr", new ShortProcessor(402, 1, values, null)),
			IntensityChoice.MRI);
		// 201 values above 0: rank 200 * 0.005 = 1 is 1010, rank 200 * 0.995 = 199 is 2990.
		assertEquals("MRI percentiles 0.5\u201399.5: 1010 to 2990", rendering.description());
		// (2000 - 1010) / 1980 * 255 = 127.5
		final byte[] rgb = rendering.plane(FIRST).pixels();
		assertArrayEquals(new int[] { 0, 0, 127, 255, 255, 0 }, new int[] { rgb[0] & 0xff, rgb[3] & 0xff,
			rgb[300] & 0xff, rgb[597] & 0xff, rgb[600] & 0xff, rgb[1000] & 0xff });
	}

	@Test
	void percentilesAreThoseOfAllPlanesAskedAbout() {
		final ImageStack slices = new ImageStack(1, 1);
		slices.addSlice(new FloatProcessor(1, 1, new float[] { 100 }));
		slices.addSlice(new FloatProcessor(1, 1, new float[] { 300 }));
		slices.addSlice(new FloatProcessor(1, 1, new float[] { Float.NaN }));
		final ImagePlus image = new ImagePlus("mr", slices);
		final PlaneRendering both = PlaneRendering.of(OpenImage.of(image),
			List.of(FIRST, SECOND, new Position(0, 3, 1)), IntensityChoice.MRI, Optional.empty(), List.of());
		// 100 + 200 * 0.005 = 101, 300 - 200 * 0.005 = 299
		assertEquals("MRI percentiles 0.5\u201399.5: 101 to 299", both.description());
		assertEquals(grey(0), both.plane(FIRST));
		assertEquals(grey(255), both.plane(SECOND));
	}

	@Test
	void aVirtualStackIsReadPlaneByPlane() {
		final AtomicInteger reads = new AtomicInteger();
		final ImagePlus image = new ImagePlus("virtual", new VirtualStack(2, 1, 500) {

			@Override
			public ImageProcessor getProcessor(final int n) {
				reads.incrementAndGet();
				return new ShortProcessor(2, 1, new short[] { 0, (short) n }, null);
			}

			@Override
			public int getBitDepth() {
				return 16;
			}
		});
		final List<Position> all = IntStream.rangeClosed(1, 500).mapToObj(slice -> new Position(0, slice, 1)).toList();
		final int before = reads.get();
		final PlaneRendering rendering = PlaneRendering.of(OpenImage.of(image), all, IntensityChoice.MRI,
			Optional.empty(), List.of());
		assertEquals(500, reads.get() - before);
		// 1 + 499 * 0.005 = 3.495, 500 - 499 * 0.005 = 497.505
		assertEquals("MRI percentiles 0.5\u201399.5: 3.495 to 497.505", rendering.description());
		// (250 - 3.495) / 494.01 * 255 = 127.2
		assertEquals(grey(0, 127), rendering.plane(new Position(0, 250, 1)));
		assertEquals(501, reads.get() - before);
	}

	@Test
	void anInvertedTableInvertsAMagneticResonanceImage() {
		final ImagePlus image = new ImagePlus("mr", new ByteProcessor(3, 1, new byte[] { 0, 10, 20 }));
		image.getProcessor().invertLut();
		final PlaneRendering rendering = rendering(image, IntensityChoice.MRI);
		// 10 + 10 * 0.005 = 10.05, 20 - 10 * 0.005 = 19.95
		assertEquals("MRI percentiles 0.5\u201399.5: 10.05 to 19.95, inverted", rendering.description());
		assertGrey(rendering, 255, 255, 0);
	}

	@Test
	void aMaskStaysAMaskAndNothingStaysBlack() {
		assertGrey(rendering(new ImagePlus("mask", new ByteProcessor(2, 1, new byte[] { 0, (byte) 200 })),
			IntensityChoice.MRI), 0, 255);
		final PlaneRendering nothing = rendering(
			new ImagePlus("nothing", new FloatProcessor(2, 1, new float[] { 0, Float.NaN })), IntensityChoice.MRI);
		assertGrey(nothing, 0, 0);
		assertEquals("MRI percentiles 0.5\u201399.5: no value above 0", nothing.description());
	}

	@Test
	void channelsAreStretchedAndAddedInTheirColours() {
		final PlaneRendering rendering = rendering(cells(), IntensityChoice.FLUORESCENCE);
		// Channel 1: 100 + 1000 * 0.01 = 110, 1100 - 1000 * 0.002 = 1098; channel 2: 10.5 and 59.9 likewise.
		assertEquals("fluorescence percentiles 1\u201399.8: channel 1: 110 to 1098, channel 2: 10.5 to 59.9",
			rendering.description());
		// Red is 0 and 255, yellow is 255 and 0; red of both is at most 255.
		assertEquals(new RgbImage(2, 1, new byte[] { -1, -1, 0, -1, 0, 0 }), rendering.plane(FIRST));
	}

	@Test
	void onlyChosenChannelsAreSeen() {
		final PlaneRendering first = fluorescence(cells(), 1);
		assertEquals(new RgbImage(2, 1, new byte[] { 0, 0, 0, -1, 0, 0 }), first.plane(FIRST));
		assertEquals("fluorescence percentiles 1\u201399.8: channel 1: 110 to 1098", first.description());
		final InputException refusal = assertThrows(InputException.class, () -> fluorescence(cells(), 3));
		assertEquals("channels", refusal.field());
		assertEquals("There is no channel 3; the image has the channels 1 to 2.", refusal.getMessage());
	}

	@Test
	void oneGreyChannelStaysGrey() {
		// 1 + 2 * 0.01 = 1.02, 3 - 1 * 0.004 = 2.996; (2 - 1.02) / 1.976 * 255 = 126.5
		assertGrey(rendering(new ImagePlus("grey", new FloatProcessor(3, 1, new float[] { 1, 2, 3 })),
			IntensityChoice.FLUORESCENCE), 0, 126, 255);
	}

	@Test
	void anRgbImageHasThreeChannels() {
		final ImagePlus image = new ImagePlus("rgb", new ColorProcessor(2, 1, new int[] { 0x102030, 0x202030 }));
		// Red lies between 16.16 and 31.968; green and blue are the same everywhere and show nothing.
		assertEquals(new RgbImage(2, 1, new byte[] { 0, 0, 0, -1, 0, 0 }), fluorescence(image).plane(FIRST));
		assertEquals(new RgbImage(2, 1, new byte[6]), fluorescence(image, 2, 3).plane(FIRST));
		assertEquals("channels", assertThrows(InputException.class, () -> fluorescence(image, 4)).field());
	}

	@Test
	void aClosedImageIsRefusedInOneSentence() {
		final ImagePlus image = signed(1, 2);
		final PlaneRendering rendering = rendering(image, IntensityChoice.AS_DISPLAYED);
		image.getProcessor().setPixels(null);
		assertEquals("image", assertThrows(InputException.class, () -> rendering.plane(FIRST)).field());
		image.flush();
		assertEquals("The image was closed.", refusal(image, IntensityChoice.AS_DISPLAYED).getMessage());
	}

	/** Red with values 100 and 1100, yellow with values 60 and 10. */
	private static ImagePlus cells() {
		final ImageStack channels = new ImageStack(2, 1);
		channels.addSlice(new ShortProcessor(2, 1, new short[] { 100, 1100 }, null));
		channels.addSlice(new ShortProcessor(2, 1, new short[] { 60, 10 }, null));
		final ImagePlus image = new ImagePlus("cells", channels);
		image.setDimensions(2, 1, 1);
		final CompositeImage composite = new CompositeImage(image, IJ.COMPOSITE);
		composite.setChannelLut(LUT.createLutFromColor(Color.RED), 1);
		composite.setChannelLut(LUT.createLutFromColor(Color.YELLOW), 2);
		return composite;
	}

	/** A 16-bit image as ImageJ keeps values below 0. */
	private static ImagePlus signed(final int... values) {
		final ImageProcessor pixels = new ShortProcessor(values.length, 1);
		for (int i = 0; i < values.length; i++) {
			pixels.set(i, values[i] + 32768);
		}
		final ImagePlus image = new ImagePlus("signed", pixels);
		image.getLocalCalibration().setSigned16BitCalibration();
		return image;
	}

	private static PlaneRendering rendering(final ImagePlus image, final IntensityChoice choice) {
		return PlaneRendering.of(OpenImage.of(image), List.of(FIRST), choice, Optional.empty(), List.of());
	}

	private static PlaneRendering fluorescence(final ImagePlus image, final Integer... channels) {
		return PlaneRendering.of(OpenImage.of(image), List.of(FIRST), IntensityChoice.FLUORESCENCE, Optional.empty(),
			List.of(channels));
	}

	private static InputException refusal(final ImagePlus image, final IntensityChoice choice) {
		return assertThrows(InputException.class, () -> rendering(image, choice));
	}

	private static void assertGrey(final PlaneRendering rendering, final int... values) {
		assertArrayEquals(grey(values).pixels(), rendering.plane(FIRST).pixels());
	}

	private static RgbImage grey(final int... values) {
		final byte[] rgb = new byte[3 * values.length];
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = (byte) values[i / 3];
		}
		return new RgbImage(values.length, 1, rgb);
	}

	@Test
	void aPlaneOfAVirtualStackIsReadOnceForAllItsParts() {
		final AtomicInteger reads = new AtomicInteger();
		final ImageStack virtual = new VirtualStack(64, 64, 2) {

			@Override
			public ImageProcessor getProcessor(final int n) {
				reads.incrementAndGet();
				return new ByteProcessor(64, 64);
			}
		};
		final ImagePlus image = new ImagePlus("virtual", virtual);
		final PlaneRendering rendering = PlaneRendering.asDisplayed(OpenImage.of(image));
		reads.set(0);
		for (int y = 0; y < 64; y += 16) {
			rendering.part(new Position(0, 2, 1), new Bounds(0, y, 64, 16));
		}

		assertEquals(1, reads.get());
	}
}

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
package sc.fiji.unibiomed.image.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sc.fiji.unibiomed.image.file.LikeImageJ.assertLikeImageJ;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import sc.fiji.unibiomed.image.intensity.ColourMerge;

/** Files that ImageJ has saved look here as they look in ImageJ. */
class ImageJTiffTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 24, 32 })
	void singleImagesAreAsImageJOpensThem(final int bitDepth) throws IOException {
		for (int seed = 0; seed < 30; seed++) {
			final Random random = new Random(seed);
			assertLikeImageJ(save(decorated(image(bitDepth, 1, 1, 1, random), random), "single" + seed));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 24, 32 })
	void stacksAreAsImageJOpensThem(final int bitDepth) throws IOException {
		for (int seed = 0; seed < 20; seed++) {
			final Random random = new Random(seed);
			assertLikeImageJ(
				save(decorated(image(bitDepth, 1, 1 + random.nextInt(3), 2, random), random), "stack" + seed));
		}
	}

	static Stream<int[]> sizes() {
		return Stream.of(new int[] { 2, 1, 1 }, new int[] { 3, 1, 1 }, new int[] { 4, 3, 1 }, new int[] { 3, 2, 2 },
			new int[] { 8, 1, 2 }, new int[] { 9, 1, 1 }, new int[] { 2, 1, 3 });
	}

	@ParameterizedTest
	@MethodSource("sizes")
	void compositesAreAsImageJOpensThemInEveryMode(final int[] size) throws IOException {
		for (final int bitDepth : new int[] { 8, 16, 32 }) {
			for (final int mode : new int[] { IJ.COMPOSITE, IJ.COLOR, IJ.GRAYSCALE }) {
				for (int seed = 0; seed < 3; seed++) {
					final Random random = new Random(seed);
					final CompositeImage image = new CompositeImage(image(bitDepth, size[0], size[1], size[2], random),
						mode);
					for (int channel = 1; channel <= size[0] && seed > 0; channel++) {
						image.setChannelLut(lut(random, bitDepth), channel);
					}
					assertLikeImageJ(save(decorated(image, random), "composite"));
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("sizes")
	void hyperstacksAreAsImageJOpensThem(final int[] size) throws IOException {
		for (final int bitDepth : new int[] { 8, 16, 24, 32 }) {
			for (final boolean isHyperstack : new boolean[] { true, false }) {
				final Random random = new Random(bitDepth);
				final ImagePlus image = image(bitDepth, size[0], size[1], size[2], random);
				image.setOpenAsHyperStack(isHyperstack);
				assertLikeImageJ(save(decorated(image, random), "hyper"));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void aBlankFirstPlaneDoesNotMakeTheOthersWhite(final int bitDepth) throws IOException {
		final ImagePlus image = image(bitDepth, 1, 3, 1, new Random(1));
		image.getStack().setProcessor(image.getStack().getProcessor(1).createProcessor(7, 5), 1);
		assertLikeImageJ(save(new ImagePlus("blank", image.getStack()), "blank"));
	}

	@Test
	void colourImagesOf48BitsHaveThreeChannels() throws IOException {
		for (final int mode : new int[] { IJ.COMPOSITE, IJ.COLOR, IJ.GRAYSCALE }) {
			final CompositeImage image = new CompositeImage(image(16, 3, 1, 1, new Random(3)), mode);
			final String[] names = { "Red", "Green", "Blue" };
			for (int i = 0; i < 3; i++) {
				image.getStack().setSliceLabel(names[i], i + 1);
			}
			assertEquals(List.of(names), assertLikeImageJ(save(image, "rgb48")).facts().channelNames());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16 })
	void valuesMeanWhatImageJSays(final int bitDepth) throws IOException {
		for (int formula = Calibration.STRAIGHT_LINE; formula <= Calibration.EXP_RECOVERY; formula++) {
			for (final boolean zeroClip : new boolean[] { false, true }) {
				final ImagePlus image = image(bitDepth, 1, 1, 1, new Random(formula));
				image.getCalibration().setFunction(formula, new double[] { 0.5, -0.25, 100, 3, 1e-3 }, "OD", zeroClip);
				assertEquals("OD", assertLikeImageJ(save(image, "calibrated")).facts().values().unit());
			}
		}
		final ImagePlus image = image(bitDepth, 1, 1, 1, new Random(9));
		image.getCalibration().setFunction(Calibration.UNCALIBRATED_OD, null, "Uncalibrated OD");
		assertLikeImageJ(save(image, "od"));
		image.getProcessor().invertLut();
		assertLikeImageJ(save(image, "od-inverted"));
	}

	@Test
	void signedValuesAreCalibrated() throws IOException {
		final ImagePlus image = image(16, 1, 2, 1, new Random(9));
		image.getLocalCalibration().setSigned16BitCalibration();
		assertEquals(-32768, assertLikeImageJ(save(image, "signed")).facts().values().of(0));
	}

	@Test
	void calibrationsOfWhatImageJDoesNotSaveAreNone() throws IOException {
		final ImagePlus image = image(8, 1, 1, 1, new Random(2));
		image.getCalibration().setCTable(new float[256], "mine");
		assertLikeImageJ(save(image, "custom"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "mm", "um", "cm", "inch", "pixel", "\u00b5m", "\u00c5", "nm", "light years", "micron",
		"microns", "\u00b5m^2" })
	void pixelsAreAsLargeAsImageJSays(final String unit) throws IOException {
		for (final double size : new double[] { 1, 0.25, 1e-5, 0.00005, 5e-9, 37.2 }) {
			final ImagePlus image = image(8, 1, 3, 2, new Random(2));
			final Calibration calibration = image.getCalibration();
			calibration.setUnit(unit);
			calibration.pixelWidth = size;
			calibration.pixelHeight = 2 * size;
			calibration.pixelDepth = 3 * size;
			calibration.xOrigin = 2.5;
			calibration.yOrigin = -3;
			calibration.zOrigin = 1;
			calibration.frameInterval = 0.5;
			calibration.setTimeUnit("min");
			assertLikeImageJ(save(image, "size"));
		}
	}

	@Test
	void otherUnitsOfDepthAreConvertedOrNotKnown() throws IOException {
		final ImagePlus image = image(8, 1, 3, 1, new Random(2));
		image.getCalibration().setUnit("mm");
		image.getCalibration().pixelDepth = 500;
		image.getCalibration().setZUnit("um");
		assertEquals(0.5, FileImage.open(save(image, "um"), FilePlanes.ALL).facts().spacing().depth(), 1e-12);
		image.getCalibration().setZUnit("s");
		assertEquals(Double.NaN, FileImage.open(save(image, "s"), FilePlanes.ALL).facts().spacing().depth());
	}

	@Test
	void dicomTagsAreThoseOfThePlane() throws IOException {
		final ImagePlus image = image(16, 1, 3, 1, new Random(2));
		image.setProperty("Info", "0008,0060  Modality: CT\n0018,0015  Body Part Examined: HEAD");
		image.getStack().setSliceLabel("second.dcm\n0008,0060  Modality: MR", 2);
		final Path file = save(image, "dicom");
		assertEquals("CT", FileImage.open(file, FilePlanes.FIRST).facts().tags().modality());
		assertEquals("MR", FileImage.open(file, FilePlanes.one(2)).facts().tags().modality());
		assertEquals("HEAD", FileImage.open(file, FilePlanes.one(2)).facts().tags().bodyPartExamined());
		assertEquals("CT", FileImage.open(file, FilePlanes.ALL).facts().tags().modality());
	}

	@Test
	void channelsAreCalledAsTheFirstPlaneSays() throws IOException {
		final CompositeImage image = new CompositeImage(image(8, 2, 2, 1, new Random(2)), IJ.COMPOSITE);
		image.getStack().setSliceLabel("DAPI\nmore", 1);
		image.getStack().setSliceLabel("GFP", 2);
		image.getStack().setSliceLabel("DAPI again", 3);
		assertEquals(List.of("DAPI", "GFP"), assertLikeImageJ(save(image, "names")).facts().channelNames());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Max", "min", "Invert" })
	void channelsAreMergedByTheImagesOwnRule(final String projection) throws IOException {
		final CompositeImage image = new CompositeImage(image(8, 3, 1, 1, new Random(2)), IJ.COMPOSITE);
		image.setProp("CompositeProjection", projection);
		assertEquals(ColourMerge.valueOf(projection.toUpperCase()),
			FileImage.open(save(image, "merge"), FilePlanes.ALL).display().merge());
	}

	private Path save(final ImagePlus image, final String name) {
		final Path file = folder.resolve(name + ".tif");
		final FileSaver saver = new FileSaver(image);
		assertEquals(true,
			image.getStackSize() > 1 ? saver.saveAsTiffStack(file.toString()) : saver.saveAsTiff(file.toString()));
		return file;
	}

	/** Colours, ranges, properties and labels at random. */
	private static ImagePlus decorated(final ImagePlus image, final Random random) {
		if (image.getBitDepth() != 24 && !image.isComposite()) {
			if (random.nextBoolean()) {
				image.setLut(lut(random, 0));
			}
			if (random.nextInt(3) == 0) {
				image.getProcessor().invertLut();
			}
			if (random.nextBoolean()) {
				image.setDisplayRange(random.nextInt(100), 100 + random.nextInt(image.getBitDepth() == 8 ? 150 : 5000));
			}
		}
		if (random.nextBoolean()) {
			image.setProp("key", "a value\nof lines");
			image.setProp("unibiomed.intensity", "\u03b1");
		}
		if (random.nextBoolean()) {
			image.getStack().setSliceLabel("label", image.getStackSize());
		}
		if (random.nextBoolean()) {
			image.setProperty("Info", "something");
		}
		return image;
	}

	private static LUT lut(final Random random, final int bitDepth) {
		final byte[][] bands = new byte[3][256];
		for (final byte[] band : bands) {
			random.nextBytes(band);
		}
		final LUT lut = random.nextBoolean()
			? new LUT(bands[0], bands[1], bands[2])
			: LUT.createLutFromColor(new Color(random.nextInt(0x1000000)));
		if (bitDepth > 0) {
			lut.min = bitDepth == 32 ? -random.nextDouble() : random.nextInt(100);
			lut.max = bitDepth == 8 ? 100 + random.nextInt(100) : 200 + random.nextInt(5000);
		}
		return lut;
	}

	static ImagePlus image(final int bitDepth, final int channels, final int slices, final int times,
		final Random random)
	{
		final ImageStack stack = new ImageStack(7, 5);
		for (int i = 0; i < channels * slices * times; i++) {
			stack.addSlice(plane(bitDepth, random));
		}
		final ImagePlus image = new ImagePlus("image", stack);
		image.setDimensions(channels, slices, times);
		return image;
	}

	private static ImageProcessor plane(final int bitDepth, final Random random) {
		final int[] values = IntStream.range(0, 35).map(i -> random.nextInt(1 << (random.nextBoolean() ? 16 : 8)))
			.toArray();
		return switch (bitDepth) {
			case 8 -> {
				final byte[] bytes = new byte[35];
				random.nextBytes(bytes);
				yield new ByteProcessor(7, 5, bytes);
			}
			case 16 -> {
				final short[] shorts = new short[35];
				for (int i = 0; i < 35; i++) {
					shorts[i] = (short) values[i];
				}
				yield new ShortProcessor(7, 5, shorts, null);
			}
			case 24 -> new ColorProcessor(7, 5, random.ints(35).toArray());
			default -> {
				final float[] floats = new float[35];
				for (int i = 0; i < 35; i++) {
					floats[i] = i == 3
						? Float.NaN
						: i == 4 && values[0] > 60000 ? Float.POSITIVE_INFINITY : (values[i] - 300) / 7f;
				}
				yield new FloatProcessor(7, 5, floats);
			}
		};
	}
}

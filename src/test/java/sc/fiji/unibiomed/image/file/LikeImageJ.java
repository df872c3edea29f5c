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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.io.Opener;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.raw.ChannelDisplay;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.image.raw.Position;

/** Opens a file in ImageJ as well as here, and compares everything. ImageJ is the measure. */
final class LikeImageJ {

	private LikeImageJ() {}

	static FileImage assertLikeImageJ(final Path file) throws ImageReadException {
		final ImagePlus expected = new Opener().openImage(file.toString());
		assertNotNull(expected, file.toString());
		final FileImage all = FileImage.open(file, FilePlanes.ALL);
		assertFacts(expected, all);
		assertPixels(expected, all);
		assertDisplay(expected, all.display());
		assertLooks(expected, all);
		final int planes = all.facts().size().planes();
		for (final int number : planes == 1 ? new int[] { 1 } : new int[] { 1, 2, planes }) {
			final FileImage one = FileImage.open(file, FilePlanes.one(number));
			assertDisplay(expected, one.display());
			final Position shown = all.facts().size().plane(number - 1);
			assertEquals(new Position(1, shown.slice(), shown.frame()), one.facts().shown());
			assertEquals(all.facts().size(), one.facts().size());
			for (int channel = 1; channel <= all.facts().size().channels(); channel++) {
				assertTrue(Arrays.deepEquals(new Object[] { all.pixels(shown, channel) },
					new Object[] { one.pixels(shown, channel) }));
			}
		}
		return all;
	}

	private static void assertFacts(final ImagePlus expected, final FileImage image) {
		assertEquals(expected.getTitle(), image.facts().names().title());
		final int[] size = expected.getDimensions();
		assertArrayEquals(size, new int[] { image.facts().size().width(), image.facts().size().height(),
			image.facts().size().channels(), image.facts().size().slices(), image.facts().size().times() });
		assertEquals(expected.getBitDepth(), image.facts().kind().bits());
		final Calibration calibration = expected.getCalibration();
		final PixelSpacing spacing = image.facts().spacing();
		if (calibration.getUnit().isBlank()) {
			assertEquals(PixelSpacing.UNKNOWN.width(), spacing.width());
		}
		else {
			assertEquals(calibration.getUnit(), spacing.unit());
			assertEquals(calibration.pixelWidth, spacing.width(), 1e-12 * calibration.pixelWidth);
			assertEquals(calibration.pixelHeight, spacing.height(), 1e-12 * calibration.pixelHeight);
			if (size[3] > 1 && !Double.isNaN(spacing.depth())) {
				assertEquals(calibration.pixelDepth, spacing.depth());
			}
		}
		assertArrayEquals(
			new double[] { calibration.xOrigin, calibration.yOrigin, calibration.zOrigin, calibration.frameInterval },
			new double[] { spacing.originX(), spacing.originY(), spacing.originZ(), spacing.interval() });
		assertEquals(calibration.getTimeUnit(), spacing.timeUnit().isEmpty() ? "sec" : spacing.timeUnit());
		if (expected.getBitDepth() == 8 || expected.getBitDepth() == 16) {
			assertEquals(calibration.calibrated(), image.facts().values().isCalibrated());
			for (int raw = 0; raw < image.facts().kind().levels(); raw++) {
				assertEquals(calibration.getCValue((double) raw), image.facts().values().of(raw), "meaning of " + raw);
			}
		}
		final Properties properties = expected.getImageProperties();
		final Map<String, String> texts = new HashMap<>();
		if (properties != null) {
			properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
		}
		// The label of a single picture is no property of the file.
		texts.remove("Slice_Label");
		assertEquals(texts, image.facts().properties());
	}

	private static void assertPixels(final ImagePlus expected, final FileImage image) {
		for (int plane = 0; plane < image.facts().size().planes(); plane++) {
			final Position position = image.facts().size().plane(plane);
			for (int channel = 1; channel <= image.facts().size().channels(); channel++) {
				final int index = expected.getStackIndex(channel, position.slice(), position.frame());
				final Object truth = expected.getStackSize() == 1
					? expected.getProcessor().getPixels()
					: expected.getStack().getPixels(index);
				final Object pixels = image.pixels(position, channel);
				if (image.facts().kind() == PixelKind.COLOUR) {
					assertArrayEquals(Arrays.stream((int[]) truth).map(pixel -> pixel & 0xffffff).toArray(),
						(int[]) pixels);
				}
				else {
					assertTrue(Arrays.deepEquals(new Object[] { truth }, new Object[] { pixels }),
						"channel " + channel + " of " + position);
				}
			}
		}
	}

	private static void assertDisplay(final ImagePlus expected, final Display display) {
		if (expected.getBitDepth() == 24) {
			assertEquals(List.of(), display.channels());
			return;
		}
		final boolean isMerged = expected.isComposite() && ((CompositeImage) expected).getMode() == IJ.COMPOSITE;
		assertEquals(isMerged, display.isMerged());
		assertEquals(expected.getNChannels(), display.channels().size());
		for (int channel = 1; channel <= expected.getNChannels(); channel++) {
			final ChannelDisplay shown = display.channel(channel);
			final String which = "channel " + channel;
			assertTrue(shown.isVisible());
			if (!expected.isComposite()) {
				final ImageProcessor processor = expected.getProcessor();
				assertEquals(processor.getMin(), shown.min(), which);
				assertEquals(processor.getMax(), shown.max(), which);
				// Indices above the last colour do not occur, and may have any.
				final int size = ((IndexColorModel) processor.getColorModel()).getMapSize();
				assertArrayEquals(Arrays.copyOf(colours(processor.getColorModel()), size),
					Arrays.copyOf(shown.shown(), size), which);
				assertArrayEquals(shown.shown(), shown.own(), which);
				continue;
			}
			final LUT lut = expected.getLuts()[channel - 1];
			if (lut.min != 0 || lut.max != 0) {
				assertEquals(lut.min, shown.min(), which);
				assertEquals(lut.max, shown.max(), which);
			}
			assertArrayEquals(colours(lut), shown.own(), which);
			assertArrayEquals(
				((CompositeImage) expected).getMode() == IJ.GRAYSCALE ? LookUpTables.grey() : colours(lut),
				shown.shown(), which);
		}
	}

	private static int[] colours(final ColorModel model) {
		final int[] colours = LookUpTables.grey();
		final IndexColorModel table = (IndexColorModel) model;
		for (int i = 0; i < table.getMapSize(); i++) {
			colours[i] = table.getRGB(i) & 0xffffff;
		}
		return colours;
	}

	/** What is to be seen, by ImageJ's own drawing. */
	private static void assertLooks(final ImagePlus expected, final FileImage image) {
		expected.updateImage();
		final int[] truth = (int[]) ((ColorProcessor) expected.flatten().getProcessor()).getPixels();
		assertArrayEquals(Arrays.stream(truth).map(pixel -> pixel & 0xffffff).toArray(), render(image));
	}

	/** The first plane by ImageJ's rules. */
	static int[] render(final FileImage image) {
		if (image.facts().isColour()) {
			return (int[]) image.pixels(Position.FIRST, 1);
		}
		final Display display = image.display();
		final int[] seen = new int[image.facts().size().width() * image.facts().size().height()];
		Arrays.fill(seen, display.merge().ground());
		for (int channel = 1; channel <= (display.isMerged() ? image.facts().size().channels() : 1); channel++) {
			final Object pixels = image.pixels(Position.FIRST, channel);
			final ChannelDisplay shown = display.channel(channel);
			for (int i = 0; i < seen.length; i++) {
				seen[i] = display.merge().with(seen[i], colour(pixels, i, shown));
			}
		}
		return seen;
	}

	private static int colour(final Object pixels, final int index, final ChannelDisplay shown) {
		if (pixels instanceof final byte[] bytes) {
			final int[] rgb = shown.shown();
			final byte[][] bands = new byte[3][256];
			for (int i = 0; i < 256; i++) {
				for (int band = 0; band < 3; band++) {
					bands[band][i] = (byte) (rgb[i] >> 16 - 8 * band);
				}
			}
			final ByteProcessor one = new ByteProcessor(1, 1, new byte[1], new LUT(bands[0], bands[1], bands[2]));
			one.setMinAndMax(shown.min(), shown.max());
			return one.getCurrentColorModel().getRGB(bytes[index] & 0xff) & 0xffffff;
		}
		if (pixels instanceof final short[] values) {
			final int min = (int) shown.min();
			final double scale = 256.0 / ((int) shown.max() - min + 1);
			return shown.shown()[tone((values[index] & 0xffff) - min, scale)];
		}
		return shown.shown()[tone(((float[]) pixels)[index] - shown.min(), 255 / (shown.max() - shown.min()))];
	}

	private static int tone(final double above, final double scale) {
		return Math.min((int) (Math.max(above, 0) * scale + 0.5), 255) & 0xff;
	}
}

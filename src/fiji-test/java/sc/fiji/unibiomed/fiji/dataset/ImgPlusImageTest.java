package sc.fiji.unibiomed.fiji.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import ij.CompositeImage;
import ij.ImagePlus;
import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imagej.display.ColorTables;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

class ImgPlusImageTest {

	private static final AxisType[] ALL = { Axes.X, Axes.Y, Axes.CHANNEL, Axes.Z, Axes.TIME };

	/** Whatever the order of the axes and the type of the pixels, every pixel is where it was and has the value that it had. */
	@RepeatedTest(20)
	void noPixelMovesAndNoValueChanges(final org.junit.jupiter.api.RepetitionInfo repetition) {
		final Random random = new Random(repetition.getCurrentRepetition());
		final AxisType[] axes = ALL.clone();
		java.util.Collections.shuffle(java.util.Arrays.asList(axes), random);
		final long[] size = random.longs(axes.length, 1, 5).toArray();
		final Img<? extends RealType<?>> img = random(random, size);
		final ImagePlus image = ImgPlusImage.of(new ImgPlus(img, "random", axes), false);
		final var pixel = img.randomAccess();
		final ImgPlusAxes at = ImgPlusAxes.of(new ImgPlus(img, "random", axes));
		for (int c = 0; c < size[at.channel()]; c++) {
			for (int z = 0; z < size[at.slice()]; z++) {
				for (int t = 0; t < size[at.time()]; t++) {
					final var plane = image.getStack().getProcessor(image.getStackIndex(c + 1, z + 1, t + 1));
					for (int x = 0; x < size[at.x()]; x++) {
						for (int y = 0; y < size[at.y()]; y++) {
							pixel.setPosition(c, at.channel());
							pixel.setPosition(z, at.slice());
							pixel.setPosition(t, at.time());
							pixel.setPosition(x, at.x());
							pixel.setPosition(y, at.y());
							final double value = image.getBitDepth() == 16 ? image.getCalibration().getCValue(plane.get(x, y)) : plane.getf(x, y);
							assertEquals((float) pixel.get().getRealDouble(), (float) value);
						}
					}
				}
			}
		}
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
			pixel.setReal(Math.rint(pixel.getMinValue() < 0 ? random.nextDouble(-100, 100) : random.nextDouble(0, 200)));
		}
		return img;
	}

	@Test
	void channelsKeepTheirColoursAndRanges() {
		final ImgPlus<?> img = new ImgPlus<>(ArrayImgs.unsignedShorts(4, 4, 2), "cells", new AxisType[] { Axes.X, Axes.Y,
			Axes.CHANNEL });
		img.initializeColorTables(2);
		img.setColorTable(ColorTables.MAGENTA, 0);
		img.setColorTable(ColorTables.CYAN, 1);
		img.setChannelMinimum(0, 100);
		img.setChannelMaximum(0, 1000);
		final CompositeImage image = (CompositeImage) ImgPlusImage.of((ImgPlus) img, false);
		assertEquals("255 0 255", image.getChannelLut(1).getRed(255) + " " + image.getChannelLut(1).getGreen(255) + " " + image
			.getChannelLut(1).getBlue(255));
		assertEquals("0 255 255", image.getChannelLut(2).getRed(255) + " " + image.getChannelLut(2).getGreen(255) + " " + image
			.getChannelLut(2).getBlue(255));
		assertEquals("100.0 1000.0", image.getChannelLut(1).min + " " + image.getChannelLut(1).max);
	}

	@Test
	void mergedChannelsAreOneColourPicture() {
		final ImgPlus<?> img = new ImgPlus<>(ArrayImgs.unsignedBytes(new byte[] { 10, (byte) 200, 30 }, 1, 1, 3), "rgb",
			new AxisType[] { Axes.X, Axes.Y, Axes.CHANNEL });
		final ImagePlus image = ImgPlusImage.of((ImgPlus) img, true);
		assertEquals(24, image.getBitDepth());
		assertEquals(1, image.getNChannels());
		assertArrayEquals(new int[] { 10, 200, 30 }, image.getProcessor().getPixel(0, 0, null));
	}

	@Test
	void valuesOfManyBitsAreShownFromTheSmallestToTheLargestOfAllPlanes() {
		final ImagePlus image = ImgPlusImage.of(new ImgPlus<>(ArrayImgs.shorts(new short[] { -5, 3, 700, 2 }, 2, 1, 2), "deep",
			new AxisType[] { Axes.X, Axes.Y, Axes.Z }), false);
		assertEquals("-5.0 700.0", image.getCalibration().getCValue(image.getProcessor().getMin()) + " " + image.getCalibration()
			.getCValue(image.getProcessor().getMax()));
	}

	@Test
	void lengthsAreKept() {
		final ImagePlus image = ImgPlusImage.of(new ImgPlus<>(ArrayImgs.unsignedBytes(2, 2, 2), "mm", new AxisType[] { Axes.X, Axes.Y,
			Axes.Z }, new double[] { 0.5, 0.75, 3 }, new String[] { "mm", "mm", "mm" }), false);
		assertEquals("0.5 0.75 3.0 mm", image.getCalibration().pixelWidth + " " + image.getCalibration().pixelHeight + " " + image
			.getCalibration().pixelDepth + " " + image.getCalibration().getUnit());
	}
}

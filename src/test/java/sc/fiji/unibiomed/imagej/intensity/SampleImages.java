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

import java.awt.Color;
import java.util.Random;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

/** Images of every kind, with values of every kind. */
final class SampleImages {

	private SampleImages() {}

	/** @param bitDepth 8, 16, 24 or 32 */
	static ImageProcessor plane(final int bitDepth, final int width, final int height, final Random random) {
		final int size = width * height;
		switch (bitDepth) {
			case 8 :
				final byte[] bytes = new byte[size];
				random.nextBytes(bytes);
				return new ByteProcessor(width, height, bytes);
			case 16 :
				final short[] shorts = new short[size];
				for (int i = 0; i < size; i++) {
					shorts[i] = (short) random.nextInt(1 << (random.nextBoolean() ? 16 : 10));
				}
				return new ShortProcessor(width, height, shorts, null);
			case 24 :
				return new ColorProcessor(width, height,
					random.ints(size, 0, 0x1000000).map(i -> i | 0xff000000).toArray());
			default :
				final float[] floats = new float[size];
				for (int i = 0; i < size; i++) {
					floats[i] = real(random);
				}
				return new FloatProcessor(width, height, floats);
		}
	}

	private static float real(final Random random) {
		return switch (random.nextInt(12)) {
			case 0 -> Float.NaN;
			case 1 -> Float.POSITIVE_INFINITY;
			case 2 -> Float.NEGATIVE_INFINITY;
			case 3 -> 0;
			default -> (float) (random.nextGaussian() * 300);
		};
	}

	static ImagePlus image(final int bitDepth, final int width, final int height, final int channels, final int slices,
		final Random random)
	{
		final ImageStack planes = new ImageStack(width, height);
		for (int i = 0; i < channels * slices; i++) {
			planes.addSlice(plane(bitDepth, width, height, random));
		}
		final ImagePlus image = new ImagePlus("sample", planes);
		image.setDimensions(channels, slices, 1);
		return image;
	}

	/** Channels with display ranges and tables of their own, one of them inverted. */
	static CompositeImage composite(final int bitDepth, final int channels, final int slices, final int mode,
		final Random random)
	{
		final CompositeImage image = new CompositeImage(image(bitDepth, 7, 5, channels, slices, random), mode);
		for (int channel = 1; channel <= channels; channel++) {
			final LUT lut = LUT.createLutFromColor(new Color(random.nextInt(0x1000000)));
			final LUT table = channel == 2 ? lut.createInvertedLut() : lut;
			table.min = bitDepth == 32 ? -200 + 10 * channel : 5 * channel;
			table.max = bitDepth == 8 ? 200 + channel : 700 + 10 * channel;
			image.setChannelLut(table, channel);
		}
		return image;
	}

	/** A plain image in a display range and, now and then, with a table of colours. */
	static ImagePlus plain(final int bitDepth, final int width, final int height, final Random random) {
		final ImagePlus image = image(bitDepth, width, height, 1, 1, random);
		if (bitDepth != 24) {
			if (random.nextBoolean()) {
				image.setLut(LUT.createLutFromColor(new Color(random.nextInt(0x1000000))));
			}
			if (random.nextBoolean()) {
				image.getProcessor().invertLut();
			}
			if (random.nextBoolean()) {
				image.setDisplayRange(20, bitDepth == 8 ? 150 : 900);
			}
		}
		return image;
	}

	static int[] modes() {
		return new int[] { IJ.COMPOSITE, IJ.COLOR, IJ.GRAYSCALE };
	}
}

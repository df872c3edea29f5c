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
package sc.fiji.unibiomed.fiji;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import net.imagej.Dataset;
import net.imagej.DatasetService;
import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;

/** The sample images as ImageJ2 has them. */
public final class SampleDatasets {

	private static final Path SAMPLES = Path.of("sample-images");

	private SampleDatasets() {}

	/** Red, green and blue as the third axis, half a micrometre per pixel. */
	public static ImgPlus<UnsignedByteType> colours(final String name) throws IOException {
		final RgbImage image = ImageFiles.read(SAMPLES.resolve(name));
		final byte[] bands = new byte[image.pixels().length];
		final int size = image.width() * image.height();
		for (int i = 0; i < bands.length; i++) {
			bands[i % RgbImage.CHANNELS * size + i / RgbImage.CHANNELS] = image.pixels()[i];
		}
		final ImgPlus<UnsignedByteType> result = new ImgPlus<>(
			ArrayImgs.unsignedBytes(bands, image.width(), image.height(), RgbImage.CHANNELS), name,
			new AxisType[] { Axes.X, Axes.Y, Axes.CHANNEL }, new double[] { 0.5, 0.5, 1 },
			new String[] { "µm", "µm", null });
		result.setCompositeChannelCount(RgbImage.CHANNELS);
		return result;
	}

	/** The same as a dataset that is shown in colour. */
	public static Dataset dataset(final DatasetService datasets, final String name) throws IOException {
		final Dataset dataset = datasets.create(colours(name));
		dataset.setRGBMerged(true);
		return dataset;
	}

	/** The slices of a stack, in grey. */
	public static ImgPlus<UnsignedByteType> slices(final String name) throws IOException {
		final List<RgbImage> slices = ImageFiles.readStack(SAMPLES.resolve(name));
		final int size = slices.get(0).width() * slices.get(0).height();
		final byte[] grey = new byte[slices.size() * size];
		for (int i = 0; i < grey.length; i++) {
			grey[i] = slices.get(i / size).pixels()[i % size * RgbImage.CHANNELS];
		}
		return new ImgPlus<>(
			ArrayImgs.unsignedBytes(grey, slices.get(0).width(), slices.get(0).height(), slices.size()), name,
			new AxisType[] { Axes.X, Axes.Y, Axes.Z }, new double[] { 1, 1, 3 }, new String[] { "mm", "mm", "mm" });
	}

	/** A mask of a sample. */
	public static Img<BitType> mask(final String name) throws IOException {
		final BinaryMask mask = ImageFiles.readMask(SAMPLES.resolve(name));
		final Img<BitType> img = ArrayImgs.bits(mask.width(), mask.height());
		int i = 0;
		for (final BitType pixel : img) {
			pixel.set(mask.get(i % mask.width(), i / mask.width()));
			i++;
		}
		return img;
	}

	/** How many pixels are inside. */
	public static long area(final Iterable<BitType> mask) {
		long area = 0;
		for (final BitType pixel : mask) {
			area += pixel.get() ? 1 : 0;
		}
		return area;
	}
}

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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.DefaultLinearAxis;
import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.imagej.imglib2.ImgMask;

/**
 * Makes masks that lie on an image: with its axes and their lengths and units, except channels, which have masks in
 * common.
 *
 * @param name of the image
 * @param axes of the masks
 * @param size of the masks along each axis
 * @param slice which axis has the slices; -1 for none
 * @param time which axis has the time points; -1 for none
 */
record MaskFrame(String name, List<CalibratedAxis> axes, long[] size, int slice, int time) {

	static MaskFrame of(final ImgPlus<?> image) {
		final ImgPlusAxes from = ImgPlusAxes.of(image);
		final List<Integer> kept = IntStream.of(from.x(), from.y(), from.slice(), from.time()).filter(d -> d >= 0)
			.boxed().toList();
		final List<CalibratedAxis> axes = new ArrayList<>();
		kept.forEach(d -> axes.add(image.axis(d).copy()));
		return new MaskFrame(image.getName(), axes, kept.stream().mapToLong(image::dimension).toArray(),
			kept.indexOf(from.slice()), kept.indexOf(from.time()));
	}

	/** Two dimensions without units. */
	static MaskFrame plain(final long width, final long height) {
		return new MaskFrame("", List.of(new DefaultLinearAxis(Axes.X), new DefaultLinearAxis(Axes.Y)),
			new long[] { width, height }, -1, -1);
	}

	ImgPlus<BitType> empty() {
		return named(ArrayImgs.bits(size), "Mask of " + name, axes);
	}

	/** @param positions of the finding's frames */
	ImgPlus<BitType> mask(final Finding finding, final List<Position> positions) {
		final ImgPlus<BitType> mask = empty();
		final RandomAccess<BitType> pixel = mask.randomAccess();
		for (int frame = 0; frame < positions.size(); frame++) {
			if (slice >= 0) {
				pixel.setPosition(positions.get(frame).slice() - 1, slice);
			}
			if (time >= 0) {
				pixel.setPosition(positions.get(frame).frame() - 1, time);
			}
			ImgMask.draw(finding.frames().get(frame).mask(), pixel);
		}
		return mask;
	}

	/** See {@link ImgPlusAnswer#labels()}. */
	static ImgPlus<UnsignedShortType> labels(final ImgPlus<BitType> frame, final List<ImgPlus<BitType>> masks) {
		final List<CalibratedAxis> axes = new ArrayList<>();
		for (int d = 0; d < frame.numDimensions(); d++) {
			axes.add(frame.axis(d).copy());
		}
		final ImgPlus<UnsignedShortType> labels = named(ArrayImgs.unsignedShorts(frame.dimensionsAsLongArray()),
			frame.getName().replaceFirst("Mask", "Labels"), axes);
		final List<Integer> largestFirst = IntStream.range(0, masks.size()).boxed()
			.sorted(Comparator.comparingLong((Integer i) -> pixels(masks.get(i))).reversed()).toList();
		for (final int finding : largestFirst) {
			final Cursor<BitType> inside = masks.get(finding).cursor();
			for (final UnsignedShortType label : labels) {
				if (inside.next().get()) {
					label.set(finding + 1);
				}
			}
		}
		return labels;
	}

	/** How many are inside. */
	static long pixels(final ImgPlus<BitType> mask) {
		long count = 0;
		for (final BitType pixel : mask) {
			count += pixel.get() ? 1 : 0;
		}
		return count;
	}

	private static <T extends net.imglib2.type.Type<T>> ImgPlus<T> named(final Img<T> img, final String name,
		final List<CalibratedAxis> axes)
	{
		return new ImgPlus<>(img, name.strip(), axes.toArray(CalibratedAxis[]::new));
	}
}

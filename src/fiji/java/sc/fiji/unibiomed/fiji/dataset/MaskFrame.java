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
import net.imglib2.RandomAccess;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.ObjectPart;
import sc.fiji.unibiomed.findings.export.LabelImageExport;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.InputException;
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
			show(positions.get(frame), pixel);
			ImgMask.draw(finding.frames().get(frame).mask(), pixel);
		}
		return mask;
	}

	/**
	 * See {@link ImgPlusAnswer#labels()}.
	 *
	 * @param positions of the findings' frames
	 */
	ImgPlus<UnsignedShortType> labels(final List<Finding> findings, final List<Position> positions) {
		final ImgPlus<UnsignedShortType> labels = named(ArrayImgs.unsignedShorts(size), "Labels of " + name, axes);
		final boolean isCounted = findings.stream().anyMatch(finding -> finding.objects().isCounted());
		final List<Label> all = new ArrayList<>();
		int number = 0;
		for (final Finding finding : findings) {
			final int before = isCounted ? number : finding.index() - 1;
			for (final ObjectPart part : finding.regions()) {
				all.add(new Label(before + Math.max(1, part.number()), part));
				number = Math.max(number, before + Math.max(1, part.number()));
			}
		}
		if (number > LabelImageExport.MAX_FINDINGS) {
			throw new InputException("objects", "A 16-bit label image holds at most " + LabelImageExport.MAX_FINDINGS +
				" objects, but there are " + number + "; ask for larger ones only.");
		}
		all.sort(Comparator.comparingLong((Label label) -> label.part().shape().pixels()).reversed());
		final RandomAccess<UnsignedShortType> pixel = labels.randomAccess();
		for (final Label label : all) {
			show(positions.get(label.part().frame()), pixel);
			draw(label, pixel);
		}
		return labels;
	}

	/** A number, and where it stands. */
	private record Label(int number, ObjectPart part) {}

	private static void draw(final Label label, final RandomAccess<UnsignedShortType> pixel) {
		final Bounds bounds = label.part().mask().bounds();
		for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
			pixel.setPosition(y, 1);
			for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
				if (label.part().mask().contains(x, y)) {
					pixel.setPosition(x, 0);
					pixel.get().set(label.number());
				}
			}
		}
	}

	private void show(final Position position, final RandomAccess<?> pixel) {
		if (slice >= 0) {
			pixel.setPosition(position.slice() - 1, slice);
		}
		if (time >= 0) {
			pixel.setPosition(position.frame() - 1, time);
		}
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

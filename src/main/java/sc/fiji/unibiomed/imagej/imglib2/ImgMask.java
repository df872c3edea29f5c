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
package sc.fiji.unibiomed.imagej.imglib2;

import java.util.Arrays;
import java.util.List;

import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.BooleanType;
import net.imglib2.type.logic.BitType;
import net.imglib2.view.Views;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.interpret.ask.MarkedRegion;

/** Masks as ImgLib2 images, and back. */
public final class ImgMask {

	private ImgMask() {}

	/** One mask as two dimensions, several as three. */
	static Img<BitType> of(final List<BinaryMask> frames) {
		final BinaryMask first = frames.get(0);
		final Img<BitType> img = frames.size() == 1
			? ArrayImgs.bits(first.width(), first.height())
			: ArrayImgs.bits(first.width(), first.height(), frames.size());
		final RandomAccess<BitType> pixel = img.randomAccess();
		for (int frame = 0; frame < frames.size(); frame++) {
			if (frames.size() > 1) {
				pixel.setPosition(frame, 2);
			}
			draw(frames.get(frame), pixel);
		}
		return img;
	}

	/**
	 * Draws a mask into an image in which nothing is inside yet.
	 *
	 * @param pixel of the plane; x and y are its first dimensions
	 */
	public static void draw(final BinaryMask mask, final RandomAccess<BitType> pixel) {
		final Bounds bounds = mask.bounds();
		for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
			pixel.setPosition(y, 1);
			for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
				pixel.setPosition(x, 0);
				pixel.get().set(mask.contains(x, y));
			}
		}
	}

	/**
	 * Regions of the plane that an image shows.
	 *
	 * @throws InputException if one has not two dimensions, is empty, or is not as large as the image
	 */
	public static List<MarkedRegion> regions(
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions, final ImageFacts image)
	{
		return regions.stream().map(region -> {
			final boolean fits = region.numDimensions() != 2 ||
				region.dimension(0) == image.size().width() && region.dimension(1) == image.size().height();
			if (!fits) {
				throw new InputException("regions",
					"A region has " + region.dimension(0) + " × " + region.dimension(1) +
						" pixels, but the image has " + image.size().width() + " × " + image.size().height() +
						"; a region must have the size of its image.");
			}
			try {
				return new MarkedRegion(toMask(region), image.shown(), "");
			}
			catch (final IllegalArgumentException e) {
				throw new InputException("regions", e.getMessage());
			}
		}).toList();
	}

	/**
	 * A mask of two dimensions as one of this program.
	 *
	 * @throws IllegalArgumentException if it has not two dimensions, or is empty
	 */
	public static BinaryMask toMask(final RandomAccessibleInterval<? extends BooleanType<?>> img) {
		if (img.numDimensions() != 2) {
			throw new IllegalArgumentException("A region must have two dimensions, not the size " +
				Arrays.toString(img.dimensionsAsLongArray()) + ".");
		}
		final byte[] inside = new byte[Math.toIntExact(Math.multiplyExact(img.dimension(0), img.dimension(1)))];
		final Cursor<? extends BooleanType<?>> pixels = Views.flatIterable(img).cursor();
		for (int i = 0; i < inside.length; i++) {
			inside[i] = (byte) (pixels.next().get() ? 1 : 0);
		}
		final BinaryMask mask = BinaryMask.of((int) img.dimension(0), (int) img.dimension(1), inside);
		if (mask.area() == 0) {
			throw new IllegalArgumentException("A region to describe has no pixels inside.");
		}
		return mask;
	}
}

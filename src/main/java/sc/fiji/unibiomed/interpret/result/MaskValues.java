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
package sc.fiji.unibiomed.interpret.result;

import sc.fiji.unibiomed.findings.measure.Intensity;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.raw.RawPixels;

/**
 * Values of an image's own pixels inside a mask, in what they mean where that is known: those of the channel that is
 * shown, as ImageJ measures them. Of colours, the mean of red, green and blue. They are copied, so that they stay when
 * the image is changed or closed; whatever part of the mask is measured later.
 */
public final class MaskValues {

	private final BinaryMask mask;
	/** Of the pixels inside, row by row. ImageJ, too, gives values of pixels as 32-bit numbers. */
	private final float[] values;
	/** For each row of the mask's bounds, index of its first value. */
	private final int[] rows;

	private MaskValues(final BinaryMask mask, final float[] values, final int[] rows) {
		this.mask = mask;
		this.values = values;
		this.rows = rows;
	}

	/** Reads a plane; no more of it than the mask's bounds, as an image may have thousands of objects. */
	public static MaskValues of(final RawImage image, final Position position, final BinaryMask mask) {
		final Bounds bounds = mask.bounds();
		final float[] values = new float[Math.toIntExact(mask.area())];
		final int[] rows = new int[bounds.height()];
		if (values.length == 0) {
			return new MaskValues(mask, values, rows);
		}
		final ImageFacts facts = image.facts();
		final int channel = facts.isColour() ? 1 : Math.max(1, facts.shown().channel());
		final RawPixels pixels = image.part(position, channel, bounds);
		int at = 0;
		for (int y = 0; y < bounds.height(); y++) {
			rows[y] = at;
			final int row = (pixels.y() + y) * pixels.rowLength() + pixels.x();
			for (int x = 0; x < bounds.width(); x++) {
				if (mask.contains(bounds.x() + x, bounds.y() + y)) {
					values[at++] = value(pixels.array(), row + x, facts);
				}
			}
		}
		return new MaskValues(mask, values, rows);
	}

	private static float value(final Object pixels, final int index, final ImageFacts facts) {
		if (pixels instanceof final byte[] bytes) {
			return (float) facts.values().of(bytes[index] & 0xff);
		}
		if (pixels instanceof final short[] shorts) {
			return (float) facts.values().of(shorts[index] & 0xffff);
		}
		if (pixels instanceof final float[] floats) {
			return floats[index];
		}
		final int colour = ((int[]) pixels)[index];
		final double third = 1.0 / 3;
		return (float) ((colour >> 16 & 0xff) * third + (colour >> 8 & 0xff) * third + (colour & 0xff) * third);
	}

	/** Measures the whole mask. Pixels that are no number, as 32-bit images may have, do not count. */
	public Intensity intensity() {
		return intensity(mask);
	}

	/** Measures a part of the mask, such as one object of many; what lies outside of the mask does not count. */
	public Intensity intensity(final BinaryMask part) {
		final Bounds bounds = part.bounds().intersection(mask.bounds());
		double sum = 0;
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		long count = 0;
		for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
			int at = rows[y - mask.bounds().y()] + mask.areaInRow(y, mask.bounds().x(), bounds.x());
			for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
				if (!mask.contains(x, y)) {
					continue;
				}
				final double value = values[at++];
				if (part.contains(x, y) && !Double.isNaN(value)) {
					sum += value;
					min = Math.min(min, value);
					max = Math.max(max, value);
					count++;
				}
			}
		}
		return count == 0 ? Intensity.unknown() : new Intensity(sum / count, min, max);
	}
}

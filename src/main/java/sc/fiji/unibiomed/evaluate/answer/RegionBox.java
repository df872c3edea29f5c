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
package sc.fiji.unibiomed.evaluate.answer;

import java.util.Comparator;
import java.util.List;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ConnectedParts;
import sc.fiji.unibiomed.image.RgbImage;

/**
 * Shows a region by a green box in the image, as {@code box2image} of UniBiomed's {@code demo_RegionCap.py}: around one
 * connected part of the mask. The script draws lots among the parts with a box of more than 400 pixels, or among all if
 * there is none; here it is the part with the largest box, the first one of equals, so that two runs ask the same.
 */
public final class RegionBox {

	/** OpenCV's lines of thickness 2 are three pixels wide, with corners cut: one pixel on either side of the line. */
	private static final int HALF = 1;

	private RegionBox() {}

	/** The image with the box; without one where the mask is empty. */
	public static RgbImage drawn(final RgbImage image, final BinaryMask mask) {
		final List<BinaryMask> parts = ConnectedParts.of(mask);
		if (parts.isEmpty()) {
			return image;
		}
		final Bounds largest = parts.stream().map(BinaryMask::bounds)
			.max(Comparator.comparingLong(bounds -> (long) bounds.width() * bounds.height())).orElseThrow();
		return drawn(image, largest);
	}

	private static RgbImage drawn(final RgbImage image, final Bounds bounds) {
		final byte[] pixels = image.pixels().clone();
		// The script's box ends one pixel beyond the part, at x + width and y + height.
		final int right = bounds.x() + bounds.width();
		final int bottom = bounds.y() + bounds.height();
		for (int y = Math.max(0, bounds.y() - HALF); y <= Math.min(image.height() - 1, bottom + HALF); y++) {
			for (int x = Math.max(0, bounds.x() - HALF); x <= Math.min(image.width() - 1, right + HALF); x++) {
				if (isOnLine(x, bounds.x(), right, y, bounds.y(), bottom)) {
					final int at = RgbImage.CHANNELS * (y * image.width() + x);
					pixels[at] = 0;
					pixels[at + 1] = (byte) 255;
					pixels[at + 2] = 0;
				}
			}
		}
		return new RgbImage(image.width(), image.height(), pixels);
	}

	private static boolean isOnLine(final int x, final int left, final int right, final int y, final int top,
		final int bottom)
	{
		final boolean nearUpright = Math.abs(x - left) <= HALF || Math.abs(x - right) <= HALF;
		final boolean nearLevel = Math.abs(y - top) <= HALF || Math.abs(y - bottom) <= HALF;
		final boolean corner = (x < left || x > right) && (y < top || y > bottom);
		return (nearUpright || nearLevel) && !corner;
	}
}

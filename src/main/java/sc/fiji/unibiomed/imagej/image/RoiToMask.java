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
package sc.fiji.unibiomed.imagej.image;

import java.awt.Rectangle;

import ij.gui.Roi;
import ij.process.ImageProcessor;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.InputException;

/** ImageJ regions as masks of a whole image. */
public final class RoiToMask {

	private RoiToMask() {}

	/**
	 * The pixels of an image that a region covers; parts outside of the image are cut off.
	 *
	 * @throws InputException if the region is no area, or lies outside of the image
	 */
	public static BinaryMask of(final Roi roi, final int width, final int height) {
		final String name = roi.getName() == null ? "The selection" : "The region '" + roi.getName() + "'";
		MarkKind.unlessArea(roi).ifPresent(kind -> {
			throw new InputException("regions", name + " is a" + (kind.matches("[aeiou].*") ? "n " : " ") + kind +
				"; only areas can be described. Draw a rectangle, oval, polygon or freehand area.");
		});
		final BinaryMask mask = covered(roi, width, height);
		if (mask.area() == 0) {
			throw new InputException("regions", name + " is outside of the image.");
		}
		return mask;
	}

	/** The same without a complaint: nothing is covered where the area lies outside of the image. */
	static BinaryMask covered(final Roi area, final int width, final int height) {
		final Rectangle bounds = area.getBounds();
		final ImageProcessor inside = area.getMask();
		return BinaryMask.within(width, height, new Bounds(bounds.x, bounds.y, bounds.width, bounds.height),
			(x, y) -> inside == null || inside.get(x - bounds.x, y - bounds.y) != 0);
	}
}

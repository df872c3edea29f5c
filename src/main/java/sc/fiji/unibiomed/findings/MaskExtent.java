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
package sc.fiji.unibiomed.findings;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;

/**
 * Where a mask lies.
 *
 * @param pixels number of pixels inside
 * @param bounds the rectangle around them
 * @param centroidX mean x of the pixel centres inside (the centre of pixel 0 is 0.5, as in ImageJ), NaN for an empty
 *           mask
 * @param centroidY mean y likewise
 */
public record MaskExtent(long pixels, Bounds bounds, double centroidX, double centroidY) {

	/** Measures a mask. */
	public static MaskExtent of(final BinaryMask mask) {
		final Bounds bounds = mask.bounds();
		long sumX = 0;
		long sumY = 0;
		for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
			for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
				if (mask.contains(x, y)) {
					sumX += x;
					sumY += y;
				}
			}
		}
		final double pixels = mask.area();
		return pixels == 0
			? new MaskExtent(0, bounds, Double.NaN, Double.NaN)
			: new MaskExtent(mask.area(), bounds, sumX / pixels + 0.5, sumY / pixels + 0.5);
	}
}

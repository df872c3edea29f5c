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
package sc.fiji.unibiomed.image.rendering;

import java.util.List;
import java.util.function.DoubleConsumer;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.raw.RawPixels;

/** Pixels of one channel in a part of a plane. */
record RawPart(RawPixels pixels, Bounds part) {

	/** Gives each finite value of several parts, row by row. */
	static void forEach(final List<RawPart> parts, final ColourBand band, final DoubleConsumer use) {
		for (final RawPart each : parts) {
			final RawPlane plane = RawPlane.of(each.pixels.array(), band);
			for (int y = 0; y < each.part.height(); y++) {
				final int row = (each.pixels.y() + y) * each.pixels.rowLength() + each.pixels.x();
				for (int x = 0; x < each.part.width(); x++) {
					final double value = plane.value(row + x);
					if (Double.isFinite(value)) {
						use.accept(value);
					}
				}
			}
		}
	}
}

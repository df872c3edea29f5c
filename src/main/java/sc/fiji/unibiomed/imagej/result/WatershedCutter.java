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
package sc.fiji.unibiomed.imagej.result;

import org.scijava.plugin.Plugin;

import ij.plugin.filter.EDM;
import ij.process.ByteProcessor;
import sc.fiji.unibiomed.findings.object.ObjectCutter;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;

/** Cuts touching objects apart by ImageJ's watershed of the distance map. */
@Plugin(type = ObjectCutter.class)
public final class WatershedCutter implements ObjectCutter {

	/** ImageJ takes the border of its image for background only if there are pixels between it and the objects. */
	@Override
	public BinaryMask cut(final BinaryMask part) {
		final Bounds inside = part.bounds();
		final Bounds around = new Bounds(inside.x() - 1, inside.y() - 1, inside.width() + 2, inside.height() + 2)
			.intersection(new Bounds(0, 0, part.width(), part.height()));
		final ByteProcessor processor = new ByteProcessor(around.width(), around.height());
		for (int y = 0; y < around.height(); y++) {
			for (int x = 0; x < around.width(); x++) {
				processor.set(x, y, part.contains(around.x() + x, around.y() + y) ? 255 : 0);
			}
		}
		// Whatever ImageJ's preferences say of binary images, EDM takes 0 for the background.
		new EDM().toWatershed(processor);
		return BinaryMask.within(part.width(), part.height(), around,
			(x, y) -> processor.get(x - around.x(), y - around.y()) != 0);
	}
}

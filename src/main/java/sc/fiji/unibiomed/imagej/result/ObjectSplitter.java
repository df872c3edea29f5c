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

import java.util.List;

import ij.plugin.filter.EDM;
import ij.process.ByteProcessor;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ConnectedParts;

/**
 * Takes a mask apart into objects: {@linkplain ConnectedParts connected parts}, with their holes. Touching objects can
 * be cut apart by ImageJ's watershed of the distance map.
 */
final class ObjectSplitter {

	private ObjectSplitter() {}

	/**
	 * The objects of a mask in the order of their first pixels, row by row; the whole mask if nothing is to be split.
	 */
	static List<BinaryMask> split(final BinaryMask mask, final ObjectSettings settings) {
		if (mask.area() == 0) {
			return List.of();
		}
		if (!settings.split()) {
			return List.of(mask);
		}
		final BinaryMask parts = settings.watershed() ? cutApart(mask) : mask;
		return ConnectedParts.of(parts).stream().filter(part -> part.area() >= settings.minPixels()).toList();
	}

	/** ImageJ takes the border of its image for background only if there are pixels between it and the objects. */
	private static BinaryMask cutApart(final BinaryMask mask) {
		final Bounds part = mask.bounds();
		final Bounds around = new Bounds(part.x() - 1, part.y() - 1, part.width() + 2, part.height() + 2)
			.intersection(new Bounds(0, 0, mask.width(), mask.height()));
		final ByteProcessor processor = new ByteProcessor(around.width(), around.height());
		for (int y = 0; y < around.height(); y++) {
			for (int x = 0; x < around.width(); x++) {
				processor.set(x, y, mask.contains(around.x() + x, around.y() + y) ? 255 : 0);
			}
		}
		// Whatever ImageJ's preferences say of binary images, EDM takes 0 for the background.
		new EDM().toWatershed(processor);
		return BinaryMask.within(mask.width(), mask.height(), around,
			(x, y) -> processor.get(x - around.x(), y - around.y()) != 0);
	}
}

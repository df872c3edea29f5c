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
package sc.fiji.unibiomed.interpret.large;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

import sc.fiji.unibiomed.image.Bounds;

/**
 * Finds the objects of two fields that may be the same. Goes through both lists from top to bottom at once, so that
 * thousands of small objects are not compared each with each.
 */
final class ObjectPairs {

	private ObjectPairs() {}

	/**
	 * Calls for each pair whose rectangles meet.
	 *
	 * @param first objects by their top rows
	 * @param second objects by their top rows
	 */
	static void forEach(final List<FieldObject> first, final List<FieldObject> second,
		final BiConsumer<FieldObject, FieldObject> pair)
	{
		final List<FieldObject> open = new ArrayList<>();
		int next = 0;
		for (final FieldObject object : second) {
			final Bounds bounds = object.pixels().bounds();
			while (next < first.size() && first.get(next).pixels().bounds().y() < bounds.y() + bounds.height()) {
				open.add(first.get(next));
				next++;
			}
			for (final Iterator<FieldObject> candidates = open.iterator(); candidates.hasNext();) {
				final FieldObject candidate = candidates.next();
				final Bounds other = candidate.pixels().bounds();
				if (other.y() + other.height() <= bounds.y()) {
					// The objects that follow begin no higher.
					candidates.remove();
				}
				else if (!other.intersection(bounds).isEmpty()) {
					pair.accept(candidate, object);
				}
			}
		}
	}
}

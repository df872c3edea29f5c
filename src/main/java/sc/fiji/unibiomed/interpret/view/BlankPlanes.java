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
package sc.fiji.unibiomed.interpret.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.rendering.PlaneContent;
import sc.fiji.unibiomed.image.rendering.PlaneRendering;
import sc.fiji.unibiomed.interpret.question.PlaneNames;

/** Planes in which there is nothing to see: the model would answer nevertheless. */
final class BlankPlanes {

	private BlankPlanes() {}

	/**
	 * What is to be said of them.
	 *
	 * @param title of the image; may be blank
	 * @param single what the only plane that is asked about is called: "The image", or which plane of it
	 * @param names of the planes
	 * @return one sentence for all planes that are alike; none if there is something to see in all
	 * @throws InputException if no plane has any number
	 */
	static List<String> notes(final PlaneRendering rendering, final List<Position> positions, final List<String> names,
		final String title, final String single)
	{
		final Map<PlaneContent, List<Integer>> alike = new LinkedHashMap<>();
		for (int i = 0; i < positions.size(); i++) {
			alike.computeIfAbsent(rendering.content(positions.get(i)), content -> new ArrayList<>()).add(i);
		}
		final boolean one = positions.size() == 1;
		if (alike.keySet().stream().allMatch(PlaneContent::isBlank)) {
			throw new InputException("image",
				(title.isBlank() ? single : "'" + title + "'") + " " + alike.keySet().iterator().next().words());
		}
		final List<String> notes = new ArrayList<>();
		alike.forEach((content, planes) -> {
			if (content.kind() != PlaneContent.Kind.SOMETHING) {
				final boolean all = planes.size() == positions.size();
				final String who = one ? single : all ? "All planes" : capital(PlaneNames.listed(planes, names));
				notes.add(who + " " + (planes.size() == 1 ? content.words() : content.wordsOfSeveral()));
			}
		});
		return notes;
	}

	static String capital(final String words) {
		return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
	}
}

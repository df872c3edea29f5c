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
package sc.fiji.unibiomed.doors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that a door cannot know, so that it may differ from others, if it tells.
 *
 * @param inputs names of the images that this is about
 * @param doors names of the doors
 * @param reason what they cannot know
 * @param mayDiffer in what they may therefore differ
 * @param told what a note or the refusal must say then
 * @param always whether it must be told where nothing differs, too
 */
public record CannotKnow(Set<String> inputs, Set<String> doors, String reason, Set<Aspect> mayDiffer, Pattern told,
	boolean always)
{

	/** Whether this is about a door and an image. */
	public boolean isAbout(final Door door, final DoorInput input) {
		return inputs.contains(input.name()) && doors.contains(door.name());
	}

	/**
	 * What is wrong with an answer.
	 *
	 * @param unknown what the door cannot know; empty if it can know all
	 * @return one line per complaint; blank if all is well
	 */
	public static String complaints(final Optional<CannotKnow> unknown, final Seen expected, final Seen seen) {
		final Differences all = Differences.between(expected, seen);
		if (unknown.isEmpty()) {
			return all.isEmpty() ? "" : all.toString();
		}
		final CannotKnow what = unknown.get();
		final Differences wrong = all.without(what.mayDiffer());
		final List<String> complaints = new ArrayList<>();
		if (!wrong.isEmpty()) {
			complaints.add(wrong.toString());
		}
		final Stream<String> words = Stream.concat(seen.notes().stream(), Stream.of(seen.refusal()));
		if ((what.always() || !all.isEmpty()) && words.noneMatch(word -> what.told().matcher(word).find())) {
			final String instead = seen.isAnswered() ? "" : ", but: " + seen.refusal();
			complaints.add("does not tell that it cannot know " + what.reason() + instead);
		}
		return String.join("\n", complaints);
	}

	/** The entry of a table about a door and an image. */
	public static Optional<CannotKnow> in(final List<CannotKnow> table, final Door door, final DoorInput input) {
		return table.stream().filter(entry -> entry.isAbout(door, input)).findFirst();
	}
}

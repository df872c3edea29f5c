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
package sc.fiji.unibiomed.interpret.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what was asked for with what the model calls it, as noun phrases: heads must be the same in the words of the
 * table of synonyms, sides must not be opposite, and what else was asked for must be said again.
 */
final class NameComparison {

	private static final Map<String, String> OPPOSITES = Map.ofEntries(Map.entry("left", "right"),
		Map.entry("right", "left"), Map.entry("upper", "lower"), Map.entry("lower", "upper"),
		Map.entry("superior", "inferior"), Map.entry("inferior", "superior"), Map.entry("anterior", "posterior"),
		Map.entry("posterior", "anterior"), Map.entry("medial", "lateral"), Map.entry("lateral", "medial"),
		Map.entry("proximal", "distal"), Map.entry("distal", "proximal"));
	/** What is left where nothing is. */
	private static final Set<String> EMPTY = Set.of("background", "nothing");

	private final Synonyms synonyms = Synonyms.shipped();

	/**
	 * @param asked name of the finding
	 * @param called what the model says when it is asked back
	 */
	NameMatch compare(final String asked, final String called) {
		if (TargetName.denies(called)) {
			return NameMatch.DIFFERENT;
		}
		final List<TargetName> wanted = TargetName.in(asked, synonyms);
		final List<TargetName> given = TargetName.in(called, synonyms);
		if (!given.isEmpty() && given.stream().allMatch(name -> EMPTY.contains(name.head()))) {
			return NameMatch.DIFFERENT;
		}
		NameMatch best = wanted.isEmpty() || given.isEmpty() ? NameMatch.UNKNOWN : NameMatch.DIFFERENT;
		for (final TargetName one : wanted) {
			for (final TargetName other : given) {
				final NameMatch match = compare(one, other);
				best = match.ordinal() < best.ordinal() ? match : best;
			}
		}
		return best;
	}

	private static NameMatch compare(final TargetName asked, final TargetName called) {
		if (!asked.head().equals(called.head()) || asked.qualifiers().stream()
			.anyMatch(word -> called.qualifiers().contains(OPPOSITES.getOrDefault(word, ""))))
		{
			return NameMatch.DIFFERENT;
		}
		final Set<String> missing = new HashSet<>(asked.qualifiers());
		missing.removeAll(called.qualifiers());
		if (missing.isEmpty()) {
			return NameMatch.SAME;
		}
		return asked.qualifiers().containsAll(called.qualifiers()) ? NameMatch.LESS_EXACT : NameMatch.DIFFERENT;
	}
}

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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Targets that an answer names without pointing at them: "A nodule is also visible." */
public final class NamedTargets {

	/** Longer answers repeat themselves. */
	private static final int MOST = 5;
	/** A name with its mark: the marked phrase, or the words of the clause before the mark. */
	private static final Pattern POINTED_AT = Pattern.compile("<p>.*?</p>\\s*\\[seg]|[^.!?\\n]*?\\[seg]");

	private NamedTargets() {}

	/**
	 * @param answer in the model's notation
	 * @param pointedAt names of its findings, which are not looked for
	 * @param targets what is known to be asked for
	 * @return at most five, in the order in which they are named; none of them in a sentence that denies it
	 */
	public static List<String> in(final String answer, final List<String> pointedAt, final Collection<String> targets) {
		final NameComparison names = new NameComparison();
		final List<String> longestFirst = targets.stream().map(target -> target.toLowerCase(Locale.ROOT)).distinct()
			.sorted(Comparator.comparingInt(String::length).reversed()).toList();
		final List<String> named = new ArrayList<>();
		final String rest = POINTED_AT.matcher(answer.toLowerCase(Locale.ROOT)).replaceAll(" ");
		for (final String sentence : rest.split("[.!?](?:\\s|$)|\\n")) {
			if (!TargetName.deniesAnywhere(sentence)) {
				add(sentence, longestFirst, named);
			}
		}
		named.removeIf(name -> pointedAt.stream().anyMatch(known -> names.compare(name, known) == NameMatch.SAME));
		return named.subList(0, Math.min(MOST, named.size()));
	}

	private static void add(final String sentence, final List<String> targets, final List<String> named) {
		String rest = sentence;
		for (final String target : targets) {
			final Matcher found = Pattern.compile("(?<!\\p{L})" + Pattern.quote(target) + "(?:s|es)?(?!\\p{L})")
				.matcher(rest);
			if (found.find() && !named.contains(target)) {
				named.add(target);
			}
			rest = found.replaceAll(" ");
		}
	}
}

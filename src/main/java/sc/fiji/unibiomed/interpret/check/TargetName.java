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

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A name as it is compared: its head and what qualifies it. "left kidney" is a kidney, and "tumor of the liver" a
 * tumor.
 *
 * @param head the noun; blank if nothing is named
 * @param qualifiers other words of the name
 */
record TargetName(String head, Set<String> qualifiers) {

	private static final Set<String> FILLERS = Set.of("the", "a", "an", "this", "that", "these", "those", "its", "it",
		"there", "here", "likely", "probably", "possible", "possibly", "probable", "some", "small", "large", "big",
		"tiny", "huge", "little", "single", "multiple", "several", "many", "visible", "main", "whole", "entire", "both",
		"bilateral", "part", "portion", "image", "picture", "shown", "seen", "segmented", "highlighted", "marked",
		"outlined", "sure", "yes", "be", "appear", "seem", "to");
	/** Words that name nothing; dropped where others stand before them ("optic disc region"). */
	private static final Set<String> GENERIC = Set.of("region", "area", "structure", "object", "finding", "findings",
		"abnormality", "anomaly", "abnormal", "disease", "pathology", "target", "thing", "sign", "feature", "tissue",
		"something", "unknown", "unclear", "foreground", "roi", "segment", "mask", "outline");
	private static final Set<String> DENIALS = Set.of("no", "not", "none", "nothing", "without", "absent");
	/** What is not the thing itself, but where it lies. */
	private static final String PLACES = "\\s(?:in|on|within|inside|from|at|with|near|next to|under|above|below|" +
		"adjacent to|surrounding)\\s";
	private static final String VERBS = ".*\\b(?:is|are|was|were|shows?|depicts?|represents?|contains?|includes?|" +
		"called)\\b";
	private static final int LONGEST = 400;

	/** Whether a text says that something is not there: "no tumor". */
	static boolean denies(final String text) {
		return words(text).stream().limit(4).anyMatch(DENIALS::contains);
	}

	/** The same, wherever the denying word stands, as in "the liver appears without lesions". */
	static boolean deniesAnywhere(final String sentence) {
		return words(sentence).stream().anyMatch(DENIALS::contains);
	}

	/** The names in a text, in the words of the table; none if it names nothing. */
	static List<TargetName> in(final String text, final Synonyms synonyms) {
		final List<TargetName> names = new ArrayList<>();
		for (final String part : clause(text).split("\\s(?:and|or)\\s|[,/;]")) {
			final TargetName name = of(part, synonyms);
			if (!name.head().isEmpty()) {
				names.add(name);
			}
		}
		return names;
	}

	/**
	 * What a sentence says of its subject, up to where it lies: "left kidney" of "The region is the left kidney in CT."
	 */
	private static String clause(final String text) {
		final String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
			.replaceAll("<\\|[^|>]*\\|>|<[^>]*>|\\[[^\\]]*]", " ");
		final String near = plain.substring(0, Math.min(plain.length(), LONGEST)).strip();
		final String sentence = near.split("[.!?](?:\\s|$)|\\n", 2)[0];
		final String said = sentence.replaceFirst(VERBS, " ").replaceFirst("^\\s*region\\s?\\d*\\s*:", " ");
		return (" " + said + " ").split(PLACES, 2)[0];
	}

	private static TargetName of(final String text, final Synonyms synonyms) {
		final String[] parts = text.split("\\sof\\s", 2);
		final List<String> named = meaning(parts[0], synonyms);
		final List<String> owner = parts.length > 1 ? meaning(parts[1], synonyms) : List.of();
		if (named.isEmpty()) {
			// "region of the liver", "a part of the liver": the liver.
			return owner.isEmpty() ? new TargetName("", Set.of()) : of(owner, List.of());
		}
		return of(named, owner);
	}

	private static TargetName of(final List<String> words, final List<String> more) {
		final Set<String> qualifiers = new HashSet<>(words.subList(0, words.size() - 1));
		qualifiers.addAll(more);
		final String head = words.get(words.size() - 1);
		qualifiers.remove(head);
		return new TargetName(head, Set.copyOf(qualifiers));
	}

	private static List<String> meaning(final String text, final Synonyms synonyms) {
		final List<String> words = new ArrayList<>(synonyms.standard(words(text)));
		// Numbers count what is named, as in "region 2".
		words.removeIf(word -> FILLERS.contains(word) || GENERIC.contains(word) || word.matches("\\d+"));
		return words;
	}

	private static List<String> words(final String text) {
		return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty())
			.toList();
	}
}

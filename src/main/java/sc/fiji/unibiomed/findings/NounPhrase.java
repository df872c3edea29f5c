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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts the name of a thing out of a sentence, by lists of words that cannot be part of one. Works on words rather than
 * with regular expressions, whose time and stack can explode on the repetitions that small language models sometimes
 * write.
 */
final class NounPhrase {

	/** A name has at most this many words; of a longer phrase the ones next to the mask count. */
	private static final int MOST_WORDS = 10;
	/** What is further away from the mask than this many characters is not looked at. */
	private static final int REACH = 400;
	/** A sentence after the mask is a name only if it is as short as this. */
	private static final int SHORT_SENTENCE = 5;

	private static final Set<String> ARTICLES = Set.of("the", "a", "an");

	/** Words that end a name that is read backwards from its last word. */
	private static final Set<String> VERBS = Set.of("is", "are", "was", "were", "be", "been", "it", "it's", "its",
		"there", "here", "here's", "this", "that", "that's", "these", "those", "they", "which", "where", "we", "i",
		"you", "can", "could", "shows", "show", "showing", "see", "sees", "observe", "observed", "has", "have",
		"contains", "contain", "containing", "reveals", "reveal", "demonstrates", "suggests", "suggesting", "indicates",
		"indicating", "includes", "including", "with", "sure", "yes", "no", "ok", "okay", "certainly", "to", "segment",
		"segmented", "found", "highlight", "but");

	/** Words that frame a name at either end. */
	private static final Set<String> FRAMING = Set.of("of", "in", "at", "as", "by", "on", "for", "and", "or", "course",
		"also", "both", "shown", "seen", "marked", "located", "visible", "highlighted", "outlined", "indicated",
		"depicted", "present", "follows", "below", "above", "result", "results", "segmentation", "mask", "masks");

	/** Where a name was seen rather than what it is. */
	private static final Set<String> PICTURES = Set.of("image", "picture", "scan", "slice", "frame");

	private NounPhrase() {}

	/** The name that a text ends with: "right lung" of "and the right lung is". */
	static Optional<String> atEndOf(final String text) {
		final String near = text.substring(Math.max(0, text.length() - REACH));
		final List<String> words = words(lastClause(near));
		trimEnd(words);
		final List<String> name = new ArrayList<>();
		for (int i = words.size() - 1; i >= 0 && name.size() < MOST_WORDS; i--) {
			final String word = lower(words.get(i));
			final boolean newThing = word.equals("and") && !name.isEmpty() && isArticle(name.get(name.size() - 1));
			if (VERBS.contains(word) || newThing) {
				break;
			}
			name.add(words.get(i));
		}
		Collections.reverse(name);
		trimStart(name);
		return joined(name);
	}

	/** The name that a text consists of or starts with, after a full stop or colon: "polyp" of ". polyp." */
	static Optional<String> atStartOf(final String text) {
		final String near = text.substring(0, Math.min(text.length(), REACH)).strip();
		if (near.isEmpty() || ".:,".indexOf(near.charAt(0)) < 0) {
			return Optional.empty();
		}
		final String rest = near.substring(1).strip();
		final List<String> words = words(rest.substring(0, firstEnd(rest)));
		final boolean apposition = near.charAt(0) != ',' || !words.isEmpty() && isArticle(words.get(0));
		final boolean sentence = words.stream().anyMatch(word -> VERBS.contains(lower(word)));
		if (!apposition || sentence || words.size() > SHORT_SENTENCE) {
			return Optional.empty();
		}
		trimStart(words);
		trimEnd(words);
		return joined(words);
	}

	/** A name without the article in front. */
	static Optional<String> withoutArticle(final String phrase) {
		final List<String> words = words(phrase);
		while (words.size() > 1 && isArticle(words.get(0))) {
			words.remove(0);
		}
		return joined(words);
	}

	/** Whether a text has only words that cannot be part of a name. */
	static boolean namesNothing(final String text) {
		return words(text.replaceAll("[.,:;]", " ")).stream().allMatch(NounPhrase::isFrame);
	}

	static boolean isArticle(final String word) {
		return ARTICLES.contains(lower(word));
	}

	static String lower(final String word) {
		return word.toLowerCase(Locale.ROOT);
	}

	/** The words of a text, without quotation marks around them. */
	static List<String> words(final String text) {
		final List<String> words = new ArrayList<>(
			Arrays.asList(text.replaceAll("[\"“”«»]", " ").strip().split("[\\s\\h]+")));
		words.removeIf(word -> word.chars().noneMatch(Character::isLetterOrDigit));
		return words;
	}

	/** Words with single blanks; empty if there is no letter or digit, or if they only count regions ("region1"). */
	static Optional<String> joined(final List<String> words) {
		final String name = trimmed(String.join(" ", words));
		final boolean says = name.chars().anyMatch(Character::isLetterOrDigit) && !lower(name).matches("region ?\\d*");
		return says ? Optional.of(name) : Optional.empty();
	}

	/** A dot or comma counts as an end only before a blank: "3.5 cm" is one thing. */
	static boolean isEnd(final String text, final int at) {
		final char c = text.charAt(at);
		if (c == '.' || c == ',') {
			return at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
		}
		return ";:!?\n。，、；：".indexOf(c) >= 0;
	}

	/** Index of the first end of a clause, or the length. */
	static int firstEnd(final String text) {
		int at = 0;
		while (at < text.length() && !isEnd(text, at)) {
			at++;
		}
		return at;
	}

	private static String lastClause(final String text) {
		int to = text.length();
		while (to > 0 && (Character.isWhitespace(text.charAt(to - 1)) || ":：".indexOf(text.charAt(to - 1)) >= 0)) {
			to--;
		}
		int from = to;
		boolean closed = false;
		while (from > 0 && !isEnd(text, from - 1) && (closed || text.charAt(from - 1) != '(')) {
			from--;
			closed |= text.charAt(from) == ')';
		}
		return text.substring(from, to);
	}

	private static void trimEnd(final List<String> words) {
		boolean trimmed = true;
		while (trimmed && !words.isEmpty()) {
			trimmed = isFrame(words.get(words.size() - 1));
			if (trimmed) {
				words.remove(words.size() - 1);
			}
			else if (endsWithPicture(words)) {
				words.subList(words.size() - 3, words.size()).clear();
				trimmed = true;
			}
		}
	}

	private static void trimStart(final List<String> words) {
		while (!words.isEmpty() && isFrame(words.get(0))) {
			words.remove(0);
		}
	}

	/** Whether the words end like "in this image". */
	private static boolean endsWithPicture(final List<String> words) {
		final int size = words.size();
		return size >= 3 && lower(words.get(size - 3)).equals("in") &&
			(isArticle(words.get(size - 2)) || lower(words.get(size - 2)).equals("this")) &&
			PICTURES.contains(lower(words.get(size - 1)));
	}

	private static boolean isFrame(final String word) {
		final String lower = lower(word);
		return ARTICLES.contains(lower) || VERBS.contains(lower) || FRAMING.contains(lower);
	}

	/** Without punctuation around, and without brackets that open or close nothing. */
	private static String trimmed(final String name) {
		String trimmed = name;
		while (!trimmed.isEmpty() &&
			(",.;:'[{<>".indexOf(trimmed.charAt(0)) >= 0 || trimmed.charAt(0) == '(' && trimmed.indexOf(')') < 0))
		{
			trimmed = trimmed.substring(1).strip();
		}
		while (!trimmed.isEmpty() && (",.;:'<>".indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0 ||
			trimmed.endsWith(")") && trimmed.indexOf('(') < 0))
		{
			trimmed = trimmed.substring(0, trimmed.length() - 1).strip();
		}
		return trimmed;
	}
}

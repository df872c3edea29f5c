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

	/** Words that say something of what stands before them. */
	private static final Set<String> SAYING = Set.of("is", "are", "was", "were", "shows", "show");

	/** Words after which something else is spoken of. */
	private static final Set<String> JOINING = Set.of("and", "or");

	/** Where a name was seen rather than what it is. */
	private static final Set<String> PICTURES = Set.of("image", "picture", "scan", "slice", "frame");

	private NounPhrase() {}

	/**
	 * A short sentence after a mask.
	 *
	 * @param name what it names
	 * @param isClosed whether something closes it: a full stop, a comma …
	 * @param isEnded whether it ends there, rather than going on after a comma or colon
	 * @param rest what follows it
	 */
	record Sentence(String name, boolean isClosed, boolean isEnded, String rest) {}

	/**
	 * The name that a text ends with: "right lung" of "and the right lung is".
	 *
	 * @param follows whether the text follows a mask: then words that go on with what was said of that one name nothing
	 *            else ("is the liver and")
	 */
	static Optional<String> atEndOf(final String text, final boolean follows) {
		final String near = text.substring(Math.max(0, text.length() - REACH));
		final String clause = lastClause(near);
		final List<String> words = words(clause);
		final List<String> written = List.copyOf(words);
		trimEnd(words);
		if (follows &&
			written.subList(words.size(), written.size()).stream().map(NounPhrase::lower).anyMatch(JOINING::contains))
		{
			return Optional.empty();
		}
		final boolean goesOn = follows && near.equals(text) && near.startsWith(clause) &&
			near.substring(clause.length()).replaceAll("[:：\\s]", "").isEmpty();
		final List<String> name = new ArrayList<>();
		for (int i = words.size() - 1; i >= 0 && name.size() < MOST_WORDS; i--) {
			final String word = lower(words.get(i));
			final boolean newThing = word.equals("and") && !name.isEmpty() && isArticle(name.get(name.size() - 1));
			if (goesOn && i == 0 && SAYING.contains(word)) {
				return Optional.empty();
			}
			if (VERBS.contains(word) || newThing) {
				break;
			}
			name.add(words.get(i));
		}
		Collections.reverse(name);
		trimStart(name);
		return joined(name);
	}

	/** The sentence that a text consists of or starts with, after a full stop or colon: "polyp" of ". polyp." */
	static Optional<Sentence> atStartOf(final String text) {
		final String near = text.substring(0, Math.min(text.length(), REACH)).strip();
		if (near.isEmpty() || ".:,".indexOf(near.charAt(0)) < 0) {
			return Optional.empty();
		}
		final String rest = near.substring(1).strip();
		final int end = firstEnd(rest);
		final List<String> words = words(rest.substring(0, end));
		final boolean apposition = near.charAt(0) != ',' || !words.isEmpty() && isArticle(words.get(0));
		final boolean sentence = words.stream().anyMatch(word -> VERBS.contains(lower(word)));
		if (!apposition || sentence || words.size() > SHORT_SENTENCE) {
			return Optional.empty();
		}
		trimStart(words);
		trimEnd(words);
		final boolean isClosed = end < rest.length();
		// A comma ends what a comma began: ", a polyp, and".
		final boolean isEnded = isClosed && ":：".indexOf(rest.charAt(end)) < 0 &&
			(",，、".indexOf(rest.charAt(end)) < 0 || near.charAt(0) == ',');
		final String whole = text.strip().substring(1).strip();
		return joined(words)
			.map(name -> new Sentence(name, isClosed, isEnded, isClosed ? whole.substring(end + 1) : ""));
	}

	/** A name as it is written, with single blanks; empty if it has no letter or digit. */
	static Optional<String> tidy(final String phrase) {
		final String tidy = ModelNotation.balanced(phrase).strip().replaceAll("[\\s\\h]+", " ");
		return tidy.codePoints().anyMatch(Character::isLetterOrDigit) ? Optional.of(tidy) : Optional.empty();
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
		words.removeIf(word -> word.codePoints().noneMatch(Character::isLetterOrDigit));
		return words;
	}

	/**
	 * Words with single blanks; empty if there is no letter or digit, or if they only count ("region1", "finding 2").
	 */
	static Optional<String> joined(final List<String> words) {
		final String name = trimmed(ModelNotation.balanced(String.join(" ", words)).replaceAll("\\s+", " ").strip());
		final boolean says = name.codePoints().anyMatch(Character::isLetterOrDigit) &&
			!lower(name).matches("region ?\\d*|findings? ?\\d*");
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

	/** Without punctuation around. */
	private static String trimmed(final String name) {
		int from = 0;
		int to = name.length();
		while (from < to && isAround(name.charAt(from))) {
			from++;
		}
		while (to > from && isAround(name.charAt(to - 1))) {
			to--;
		}
		return name.substring(from, to);
	}

	private static boolean isAround(final char c) {
		return ",.;:'".indexOf(c) >= 0 || Character.isWhitespace(c);
	}
}

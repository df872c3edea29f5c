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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a question asks to be shown: "nuclei" of "Please segment nuclei in pathology." */
public final class QuestionTarget {

	/** Words after which a target is named. */
	private static final Set<String> REQUESTS = Set.of("segment", "delineate", "outline", "highlight", "find", "locate",
		"show", "mark", "detect", "identify", "contour", "annotate");
	/** Words after which a target is named if "of" or "for" follows. */
	private static final Set<String> OUTLINES = Set.of("segmentation", "segmentations", "mask", "masks", "outline",
		"outlines", "contour", "contours");
	/** Those of them that ask for nothing but an outline. */
	private static final Set<String> OUTLINING = Set.of("segment", "delineate", "outline", "contour", "annotate");
	/** Words between a request and its target. */
	private static final Set<String> BETWEEN = Set.of("out", "me", "us", "all", "any", "every", "each", "both", "where",
		"is", "are", "there", "of", "for");
	/** Words that say where the target is to be looked for. */
	private static final Set<String> PLACES = Set.of("in", "from", "on", "within", "using", "with", "for", "please",
		"inside", "by", "as", "if");
	/** Words that stand for a target named elsewhere. */
	private static final Set<String> NAMELESS = Set.of("region", "regions", "area", "areas", "part", "parts", "phrase",
		"phrases", "mask", "masks", "it", "them", "this", "that", "these", "those", "object", "objects", "structure",
		"structures", "image", "picture", "interleaved", "segmentation", "corresponding", "relevant", "respective",
		"your", "finding", "findings");
	/** A question as short as this, without a request, is a target itself: "nuclei in pathology". */
	private static final int SHORT_QUESTION = 4;
	/** Targets are short; a longer run of words is an explanation. */
	private static final int MOST_WORDS = 10;
	/** Only the beginning of a long text is looked at. */
	private static final int REACH = 4000;

	private QuestionTarget() {}

	/**
	 * A name per mask: the parts of "left lung and right lung" where there are as many as masks, else the whole for
	 * each.
	 *
	 * @return as many as asked for, or none if the question names no target
	 */
	static List<String> names(final String question, final int count) {
		final Optional<String> target = of(question);
		if (target.isEmpty()) {
			return List.of();
		}
		final List<String> parts = new ArrayList<>();
		for (final String part : target.get().split(", | and ")) {
			NounPhrase.withoutArticle(part).ifPresent(parts::add);
		}
		return count > 1 && parts.size() == count ? parts : Collections.nCopies(count, target.get());
	}

	/**
	 * What a question asks to be outlined, as "Please segment the left lung in X-ray." does; however many words it has.
	 *
	 * @return without the article in front; empty if the question asks for something else, or names nothing
	 */
	public static Optional<String> outlined(final String question) {
		final List<String> words = wordsWithEnds(near(question));
		for (int i = 0; i < words.size(); i++) {
			final boolean wanted = OUTLINING.contains(NounPhrase.lower(words.get(i))) || isOutlineOf(words, i);
			final Optional<String> named = wanted ? named(words, i + 1, Integer.MAX_VALUE - 1) : Optional.empty();
			if (named.isPresent()) {
				return named;
			}
		}
		return Optional.empty();
	}

	private static String near(final String question) {
		return ModelNotation.removedFrom(question.substring(0, Math.min(question.length(), REACH))).strip();
	}

	static Optional<String> of(final String question) {
		final String text = near(question);
		final List<String> words = wordsWithEnds(text);
		boolean requested = false;
		for (int i = 0; i < words.size(); i++) {
			if (isRequest(words, i)) {
				requested = true;
				final Optional<String> named = named(words, i + 1, MOST_WORDS);
				if (named.isPresent()) {
					return named;
				}
			}
		}
		final boolean isShort = words.stream().filter(word -> !isEnd(word)).count() <= SHORT_QUESTION;
		return isShort && !requested && !text.endsWith("?") ? named(words, 0, MOST_WORDS) : Optional.empty();
	}

	private static boolean isRequest(final List<String> words, final int at) {
		if (isOutlineOf(words, at)) {
			return true;
		}
		final String word = NounPhrase.lower(words.get(at));
		final String next = at + 1 < words.size() ? NounPhrase.lower(words.get(at + 1)) : "";
		final boolean asks = next.equals("is") || next.equals("are");
		final boolean exists = (word.equals("is") || word.equals("are")) && next.equals("there");
		return REQUESTS.contains(word) || word.equals("where") && asks || exists;
	}

	private static boolean isOutlineOf(final List<String> words, final int at) {
		final String next = at + 1 < words.size() ? NounPhrase.lower(words.get(at + 1)) : "";
		return OUTLINES.contains(NounPhrase.lower(words.get(at))) && (next.equals("of") || next.equals("for"));
	}

	private static Optional<String> named(final List<String> words, final int from, final int mostWords) {
		int at = from;
		while (at < words.size() && (BETWEEN.contains(NounPhrase.lower(words.get(at))) ||
			NounPhrase.isArticle(words.get(at)) || words.get(at).equals(":")))
		{
			at++;
		}
		final List<String> name = new ArrayList<>();
		while (at < words.size() && name.size() <= mostWords && !PLACES.contains(NounPhrase.lower(words.get(at))) &&
			(!isEnd(words.get(at)) || words.get(at).equals(",")))
		{
			name.add(words.get(at));
			at++;
		}
		final boolean says = name.size() <= mostWords &&
			name.stream().anyMatch(word -> !isEnd(word) && !NAMELESS.contains(NounPhrase.lower(word)));
		return says ? NounPhrase.joined(name).map(joined -> joined.replace(" ,", ",")) : Optional.empty();
	}

	/** Words, with the punctuation that ends a clause as words of their own. */
	private static List<String> wordsWithEnds(final String text) {
		final List<String> words = new ArrayList<>();
		int from = 0;
		for (int at = 0; at < text.length(); at++) {
			if (NounPhrase.isEnd(text, at)) {
				words.addAll(NounPhrase.words(text.substring(from, at)));
				words.add(text.substring(at, at + 1).strip().isEmpty() ? "." : text.substring(at, at + 1));
				from = at + 1;
			}
		}
		words.addAll(NounPhrase.words(text.substring(from)));
		return words;
	}

	private static boolean isEnd(final String word) {
		return word.length() == 1 && NounPhrase.isEnd(word, 0);
	}
}

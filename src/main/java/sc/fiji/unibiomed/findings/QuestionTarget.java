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
final class QuestionTarget {

	/** Words after which a target is named. */
	private static final Set<String> REQUESTS = Set.of("segment", "delineate", "outline", "highlight", "find", "locate",
		"show", "mark", "detect", "identify", "contour", "annotate");
	/** Words after which a target is named if "of" or "for" follows. */
	private static final Set<String> OUTLINES = Set.of("segmentation", "segmentations", "mask", "masks", "outline",
		"outlines", "contour", "contours");
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

	static Optional<String> of(final String question) {
		final String near = question.substring(0, Math.min(question.length(), REACH));
		final String text = ModelNotation.removedFrom(near).strip();
		final List<String> words = wordsWithEnds(text);
		boolean requested = false;
		for (int i = 0; i < words.size(); i++) {
			if (isRequest(words, i)) {
				requested = true;
				final Optional<String> named = named(words, i + 1);
				if (named.isPresent()) {
					return named;
				}
			}
		}
		final boolean isShort = words.stream().filter(word -> !isEnd(word)).count() <= SHORT_QUESTION;
		return isShort && !requested && !text.endsWith("?") ? named(words, 0) : Optional.empty();
	}

	private static boolean isRequest(final List<String> words, final int at) {
		final String word = NounPhrase.lower(words.get(at));
		final String next = at + 1 < words.size() ? NounPhrase.lower(words.get(at + 1)) : "";
		if (OUTLINES.contains(word) && (next.equals("of") || next.equals("for"))) {
			return true;
		}
		final boolean asks = next.equals("is") || next.equals("are");
		final boolean exists = (word.equals("is") || word.equals("are")) && next.equals("there");
		return REQUESTS.contains(word) || word.equals("where") && asks || exists;
	}

	private static Optional<String> named(final List<String> words, final int from) {
		int at = from;
		while (at < words.size() && (BETWEEN.contains(NounPhrase.lower(words.get(at))) ||
			NounPhrase.isArticle(words.get(at)) || words.get(at).equals(":")))
		{
			at++;
		}
		final List<String> name = new ArrayList<>();
		while (at < words.size() && name.size() <= MOST_WORDS && !PLACES.contains(NounPhrase.lower(words.get(at))) &&
			(!isEnd(words.get(at)) || words.get(at).equals(",")))
		{
			name.add(words.get(at));
			at++;
		}
		final boolean says = name.size() <= MOST_WORDS &&
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

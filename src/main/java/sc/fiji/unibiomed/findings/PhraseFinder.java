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
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what each {@code [SEG]} of an answer is called. In order: the phrase the model marked with {@code <p>…</p>}
 * before it; the words just before it ("the left lung [SEG]"); a short sentence just after it ("It is [SEG]. polyp."),
 * unless these may be the words of the next {@code [SEG]}; the target that the question asked for; its number. Nothing
 * of the model's {@linkplain ModelNotation notation} gets into a name. Takes time in proportion to the answer's length,
 * whatever the model writes.
 */
public final class PhraseFinder {

	/** The token that stands for a mask. */
	public static final String SEGMENT = "[SEG]";

	/** Stand for {@code <p>} and {@code </p>} while the rest of the notation is removed: no characters of any text. */
	private static final char MARK = '\ufdd1';
	private static final char MARK_END = '\ufdd2';

	/** What stands around each mask. */
	private final String[] parts;
	/** Whether the model ended its answer, rather than being cut off. */
	private final boolean isEnded;

	private PhraseFinder(final String answer) {
		parts = Arrays.stream(answer.split("\\[SEG]", -1))
			.map(part -> part.replace("<p>", " " + MARK).replace("</p>", MARK_END + " "))
			.map(ModelNotation::removedFrom).toArray(String[]::new);
		isEnded = answer.stripTrailing().endsWith("|>");
	}

	/**
	 * @param answer the answer with its special tokens
	 * @param question the question, may contain {@code <image>}
	 * @return one phrase per {@code [SEG]}, in order, never blank
	 */
	public static List<String> phrases(final String answer, final String question) {
		final List<Optional<String>> own = new PhraseFinder(answer).own();
		final List<String> asked = QuestionTarget.names(question, own.size());
		final List<String> phrases = new ArrayList<>();
		for (int i = 0; i < own.size(); i++) {
			phrases.add(own.get(i).orElse(asked.isEmpty() ? FindingName.ofNumber(i + 1) : asked.get(i)));
		}
		return phrases;
	}

	/** The names that the answer itself has; empty where it has none. */
	private List<Optional<String>> own() {
		final List<Optional<NounPhrase.Sentence>> sentences = sentences();
		final List<Optional<String>> names = new ArrayList<>();
		String before = parts[0];
		for (int i = 0; i < sentences.size(); i++) {
			final Optional<String> name = before(before, i > 0);
			final Optional<NounPhrase.Sentence> after = name.isPresent() ? Optional.empty() : sentences.get(i);
			names.add(name.or(() -> after.map(NounPhrase.Sentence::name)));
			// The words that name this one cannot name the next one, too.
			before = after.map(NounPhrase.Sentence::rest).orElse(parts[i + 1]);
		}
		return names;
	}

	/**
	 * The sentence after each mask that may name it. Before another mask it must have ended, and the other one must
	 * have a name of its own: nobody can know otherwise which of the two it names.
	 */
	private List<Optional<NounPhrase.Sentence>> sentences() {
		final LinkedList<Optional<NounPhrase.Sentence>> sentences = new LinkedList<>();
		boolean isNextNamed = false;
		for (int i = parts.length - 2; i >= 0; i--) {
			final boolean isLast = i == parts.length - 2;
			final boolean isAfterNamed = isNextNamed;
			final Optional<NounPhrase.Sentence> sentence = NounPhrase.atStartOf(unmarked(parts[i + 1]))
				.filter(found -> isLast
					? found.isClosed() || isEnded
					: found.isEnded() && (isAfterNamed || before(found.rest(), true).isPresent()));
			sentences.addFirst(sentence);
			isNextNamed = sentence.isPresent();
		}
		return new ArrayList<>(sentences);
	}

	/** @param follows whether the text follows another mask, which its first words may speak of */
	private static Optional<String> before(final String text, final boolean follows) {
		return marked(text).or(() -> NounPhrase.atEndOf(unmarked(text), follows));
	}

	/** What stands between the last marks, if only words that name nothing follow; or after a mark without an end. */
	private static Optional<String> marked(final String before) {
		final int end = before.lastIndexOf(MARK_END);
		final int last = before.lastIndexOf(MARK);
		if (last > end) {
			return NounPhrase.atEndOf(before.substring(last + 1), false);
		}
		final int begin = beginOfMark(before, end);
		if (begin < 0 || !NounPhrase.namesNothing(before.substring(end + 1))) {
			return Optional.empty();
		}
		// The model's own words, article and all: others compare them with the answer.
		return NounPhrase.tidy(unmarked(before.substring(begin + 1, end)));
	}

	/** Where the mark begins that ends there, with all marks inside of it; -1 if nowhere. */
	private static int beginOfMark(final String text, final int end) {
		int depth = 0;
		for (int at = end; at >= 0; at--) {
			depth += text.charAt(at) == MARK_END ? 1 : text.charAt(at) == MARK ? -1 : 0;
			if (depth == 0) {
				return at;
			}
		}
		return end < 0 ? -1 : text.lastIndexOf(MARK, end);
	}

	private static String unmarked(final String text) {
		return text.replace(MARK, ' ').replace(MARK_END, ' ');
	}
}

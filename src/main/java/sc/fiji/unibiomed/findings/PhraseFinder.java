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
import java.util.List;
import java.util.Optional;

/**
 * Finds what each {@code [SEG]} of an answer is called. In order: the phrase the model marked with {@code <p>…</p>}
 * before it; the words just before it ("the left lung [SEG]"); a short sentence just after it ("It is [SEG]. polyp.");
 * the target that the question asked for. Takes time in proportion to the answer's length, whatever the model writes.
 */
public final class PhraseFinder {

	/** The token that stands for a mask. */
	public static final String SEGMENT = "[SEG]";

	/** The name of what nobody named. */
	private static final String NAMELESS = "finding";
	private static final String MARK = "<p>";
	private static final String MARK_END = "</p>";

	private PhraseFinder() {}

	/**
	 * @param answer the answer with its special tokens
	 * @param question the question, may contain {@code <image>}
	 * @return one phrase per {@code [SEG]}, in order, never blank
	 */
	public static List<String> phrases(final String answer, final String question) {
		final String[] parts = answer.replaceAll("<\\|[a-z_]+\\|>", "").split("\\[SEG]", -1);
		final int segments = parts.length - 1;
		final List<String> asked = QuestionTarget.names(question, segments);
		final List<String> phrases = new ArrayList<>();
		for (int i = 0; i < segments; i++) {
			final String before = parts[i];
			final String after = parts[i + 1];
			phrases.add(marked(before).or(() -> NounPhrase.atEndOf(unmarked(before)))
				.or(() -> NounPhrase.atStartOf(unmarked(after))).orElse(asked.isEmpty() ? NAMELESS : asked.get(i)));
		}
		return phrases;
	}

	/** What stands between the last marks, if only words that name nothing follow. */
	private static Optional<String> marked(final String before) {
		final int end = before.lastIndexOf(MARK_END);
		final int begin = end < 0 ? -1 : before.lastIndexOf(MARK, end);
		if (begin < 0 || !NounPhrase.namesNothing(before.substring(end + MARK_END.length()))) {
			return Optional.empty();
		}
		// The model's own words, article and all: others compare them with the answer.
		final String phrase = before.substring(begin + MARK.length(), end).strip().replaceAll("\\s+", " ");
		return phrase.isEmpty() ? Optional.empty() : Optional.of(phrase);
	}

	private static String unmarked(final String text) {
		return text.replace(MARK, " ").replace(MARK_END, " ");
	}
}

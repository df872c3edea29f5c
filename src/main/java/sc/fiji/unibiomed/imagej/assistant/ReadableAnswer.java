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
package sc.fiji.unibiomed.imagej.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.unibiomed.findings.PhraseFinder;
import sc.fiji.unibiomed.findings.html.AnswerText;
import sc.fiji.unibiomed.findings.html.AnswerText.Piece;

/** An answer in pieces that people can read: every pointer to a finding has words that can be coloured. */
final class ReadableAnswer {

	/** Stands for a finding that the answer names only afterwards, as in "It is [SEG]. polyp." */
	private static final String UNNAMED = "region";

	private ReadableAnswer() {}

	/**
	 * The pieces in order, none of them empty.
	 *
	 * @param answer in the model's notation, finished or not
	 * @param prompt the question
	 */
	static List<Piece> pieces(final String answer, final String prompt) {
		final List<Piece> raw = AnswerText.pieces(answer);
		final List<String> phrases = PhraseFinder.phrases(answer, prompt);
		final List<Piece> pieces = new ArrayList<>();
		for (int i = 0; i < raw.size(); i++) {
			final Piece piece = raw.get(i);
			if (piece.finding() == 0 || !piece.text().isEmpty()) {
				pieces.add(piece);
				continue;
			}
			final String phrase = phrases.get(piece.finding() - 1);
			final String before = pieces.isEmpty() ? "" : pieces.get(pieces.size() - 1).text();
			final boolean namedBefore = !pieces.isEmpty() && pieces.get(pieces.size() - 1).finding() == 0 &&
				endsWith(before, phrase);
			if (namedBefore) {
				pieces.remove(pieces.size() - 1);
				final int at = before.stripTrailing().length() - phrase.length();
				if (at > 0) {
					pieces.add(new Piece(before.substring(0, at), 0));
				}
				pieces.add(new Piece(before.substring(at).strip(), piece.finding()));
			}
			else {
				final String after = i + 1 < raw.size() ? raw.get(i + 1).text() : "";
				pieces.add(new Piece(contains(after, phrase) ? UNNAMED : phrase, piece.finding()));
			}
		}
		return pieces;
	}

	private static boolean endsWith(final String words, final String phrase) {
		return words.stripTrailing().toLowerCase(Locale.ROOT).endsWith(phrase.toLowerCase(Locale.ROOT));
	}

	private static boolean contains(final String words, final String phrase) {
		return words.toLowerCase(Locale.ROOT).contains(phrase.toLowerCase(Locale.ROOT));
	}
}

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
package sc.fiji.unibiomed.imagej.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.html.AnswerText;
import sc.fiji.unibiomed.interpret.answer.Interpretation;

/** An answer cut into ordinary words and phrases that stand for findings. */
final class AnswerSpans {

	private AnswerSpans() {}

	/**
	 * A part of an answer.
	 *
	 * @param finding number of the finding it stands for, from 1; 0 for ordinary words
	 */
	record Span(String text, int finding) {}

	/**
	 * The parts in order. A pointer without words of its own takes those before it that name its finding, or its
	 * number.
	 */
	static List<Span> of(final Interpretation answer) {
		final List<Span> spans = new ArrayList<>();
		for (final AnswerText.Piece piece : AnswerText.pieces(answer.text())) {
			if (piece.finding() == 0 || !piece.text().isEmpty()) {
				spans.add(new Span(piece.text(), piece.finding()));
			}
			else {
				addPointer(spans, piece.finding(), answer.findings());
			}
		}
		return spans;
	}

	private static void addPointer(final List<Span> spans, final int number, final List<Finding> findings) {
		final String phrase = findings.stream().filter(finding -> finding.index() == number).map(Finding::phrase)
			.findFirst().orElse("");
		final Span before = spans.isEmpty() ? new Span("", 0) : spans.get(spans.size() - 1);
		final String words = before.text().stripTrailing();
		if (before.finding() == 0 && !phrase.isEmpty() &&
			words.toLowerCase(Locale.ROOT).endsWith(phrase.toLowerCase(Locale.ROOT)))
		{
			final int from = words.length() - phrase.length();
			spans.remove(spans.size() - 1);
			if (from > 0) {
				spans.add(new Span(words.substring(0, from), 0));
			}
			spans.add(new Span(words.substring(from), number));
		}
		else {
			spans.add(new Span("[" + number + "]", number));
		}
	}
}

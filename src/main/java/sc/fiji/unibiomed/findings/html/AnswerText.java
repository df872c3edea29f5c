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
package sc.fiji.unibiomed.findings.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.unibiomed.findings.AnswerMarks;

/** An answer in the model's notation, cut into words and pointers to findings. */
public final class AnswerText {

	/** A pointer, with the words marked as its phrase where there are any. */
	private static final Pattern POINTER = Pattern.compile("(?:<p>([^<]*)</p>\\s*)?\\[SEG\\]");

	private AnswerText() {}

	/**
	 * A part of an answer.
	 *
	 * @param text as people read it; empty for a pointer without words of its own
	 * @param finding number of the finding the text points at, from 1; 0 for ordinary words
	 */
	public record Piece(String text, int finding) {}

	/** The parts in order; the k-th {@code [SEG]} points at finding k. */
	public static List<Piece> pieces(final String answer) {
		final List<Piece> pieces = new ArrayList<>();
		final String stripped = answer.strip();
		final Matcher pointer = POINTER.matcher(stripped);
		int from = 0;
		int finding = 0;
		while (pointer.find()) {
			addWords(pieces, stripped.substring(from, pointer.start()));
			pieces.add(new Piece(pointer.group(1) == null ? "" : pointer.group(1).strip(), ++finding));
			from = pointer.end();
		}
		addWords(pieces, stripped.substring(from));
		return pieces;
	}

	private static void addWords(final List<Piece> pieces, final String words) {
		final String clean = AnswerMarks.removedFrom(words).replaceAll("\\s+", " ");
		if (!clean.isEmpty()) {
			pieces.add(new Piece(clean, 0));
		}
	}
}

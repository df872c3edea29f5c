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
package sc.fiji.unibiomed.interpret.answer;

import java.util.regex.Matcher;

import sc.fiji.unibiomed.findings.AnswerMarks;

/**
 * Makes the text that people read of an answer while it is being written: without control tokens and marks, and with
 * {@code [1]}, {@code [2]} … in the place of {@code [SEG]}. What may become a mark, and blanks that may be the last
 * ones, are held back until it is clear what they are. However the answer is cut into pieces, all that is given out is
 * what {@link PlainText#of} makes of the whole. For one answer, by one thread at a time.
 */
public final class PlainTextStream {

	private final StringBuilder held = new StringBuilder();
	/** Blanks that stand before the next word, if one follows. */
	private final StringBuilder blanks = new StringBuilder();
	/** How many of the blanks stand before a control token, so that they are not at the end of what was written. */
	private int enclosed;
	private boolean isBegun;
	private boolean isPartStart;
	private boolean isPhraseStart;
	private int segments;

	/**
	 * @param piece of the model's text, special tokens included; may be empty
	 * @return what became certain with it, possibly empty
	 */
	public String next(final String piece) {
		held.append(piece);
		return take(AnswerMarks.certainLength(held));
	}

	/**
	 * What follows is another answer, on a line of its own; outlines are counted on.
	 *
	 * @return the rest of the answer before, possibly empty
	 */
	public String nextPart() {
		final String rest = take(held.length());
		blanks.setLength(enclosed);
		if (!isPhraseStart) {
			blanks.append('\n');
		}
		enclosed = blanks.length();
		isPartStart = true;
		return rest;
	}

	/** The rest, once nothing follows; possibly empty. */
	public String finish() {
		return take(held.length());
	}

	private String take(final int length) {
		final StringBuilder text = new StringBuilder();
		final Matcher mark = AnswerMarks.ANY.matcher(held).region(0, length);
		int from = 0;
		while (mark.find()) {
			words(from, mark.start(), text);
			mark(mark.group(), text);
			from = mark.end();
		}
		words(from, length, text);
		held.delete(0, length);
		return text.toString();
	}

	private void mark(final String mark, final StringBuilder text) {
		switch (mark) {
			case AnswerMarks.SEGMENT -> add("[" + ++segments + "]", text);
			case "<p>" -> isPhraseStart = true;
			case "</p>" -> {
				blanks.setLength(0);
				isPhraseStart = false;
			}
			default -> {
			}
		}
		isPartStart = false;
		enclosed = blanks.length();
	}

	private void words(final int from, final int to, final StringBuilder text) {
		int begin = from;
		while ((!isBegun || isPartStart || isPhraseStart) && begin < to && isBlank(held.charAt(begin))) {
			begin++;
		}
		int end = to;
		while (end > begin && isBlank(held.charAt(end - 1))) {
			end--;
		}
		if (end > begin) {
			add(held.substring(begin, end), text);
		}
		blanks.append(held, end, to > begin ? to : end);
	}

	private void add(final String words, final StringBuilder text) {
		if (isBegun) {
			text.append(blanks);
		}
		text.append(words);
		blanks.setLength(0);
		enclosed = 0;
		isBegun = true;
		isPartStart = false;
		isPhraseStart = false;
	}

	/** As Python's {@code str.strip} sees it, which knows a few more blanks than Java's. */
	static boolean isBlank(final char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
	}
}

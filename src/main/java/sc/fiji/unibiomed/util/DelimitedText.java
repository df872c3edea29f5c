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
package sc.fiji.unibiomed.util;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a text with cells, as RFC 4180 has them, and as spreadsheets in countries with decimal commas write them:
 * commas, semicolons or tabs between the cells, quotation marks around cells that hold such, lines that end with CR, LF
 * or both. Spaces around cells do not count. Rows without any text are left out.
 */
public final class DelimitedText {

	private static final String DELIMITERS = ",;\t";
	private static final char QUOTE = '"';
	private static final int END = -1;

	private final String text;
	private final char delimiter;
	private final int start;
	private int at;
	/** Line of the next character, from 1. */
	private int line = 1;

	/**
	 * A row.
	 *
	 * @param line of the text in which it begins, from 1; a quoted cell may have several lines
	 * @param cells stripped
	 */
	public record Row(int line, List<String> cells) {

		public Row {
			cells = List.copyOf(cells);
		}
	}

	/** A text is no table. The message tells the line; it begins with a small letter and ends without a point. */
	public static final class NoTableException extends Exception {

		private static final long serialVersionUID = 1;

		NoTableException(final String message) {
			super(message);
		}
	}

	/** @param text whose first line tells what is between cells */
	public DelimitedText(final String text) {
		this.text = text;
		final String first = text.lines().filter(each -> !each.isBlank()).findFirst().orElse("");
		// Some spreadsheets say it in a line of its own.
		final boolean says = first.strip().matches("(?i)sep=[,;]|sep=\t?");
		delimiter = says
			? first.endsWith("=") || first.endsWith("\t") ? '\t' : first.strip().charAt("sep=".length())
			: delimiter(first);
		start = says ? text.indexOf(first) + first.length() : 0;
	}

	/** Outside of quotation marks, whichever there is most of; a comma if there is none. */
	private static char delimiter(final String header) {
		final String bare = header.replaceAll("\"[^\"]*\"", "");
		char best = DELIMITERS.charAt(0);
		for (final char each : DELIMITERS.toCharArray()) {
			if (count(bare, each) > count(bare, best)) {
				best = each;
			}
		}
		return best;
	}

	private static long count(final String text, final char wanted) {
		return text.chars().filter(each -> each == wanted).count();
	}

	/** What is between cells, for people: "comma", "semicolon" or "tab". */
	public String delimiter() {
		return switch (delimiter) {
			case ',' -> "comma";
			case ';' -> "semicolon";
			default -> "tab";
		};
	}

	/**
	 * Reads all rows that have any text.
	 *
	 * @throws NoTableException if a quotation mark is not closed, or something stands behind one
	 */
	public List<Row> rows() throws NoTableException {
		at = 0;
		line = 1;
		while (at < start) {
			next();
		}
		final List<Row> rows = new ArrayList<>();
		while (peek() != END) {
			final int first = line;
			final List<String> cells = row();
			if (!cells.stream().allMatch(String::isEmpty)) {
				rows.add(new Row(first, cells));
			}
		}
		return rows;
	}

	private List<String> row() throws NoTableException {
		final List<String> cells = new ArrayList<>();
		while (true) {
			skipSpaces();
			cells.add((peek() == QUOTE ? quoted() : plain()).strip());
			if (peek() != delimiter) {
				// The end of the line, or of the text.
				next();
				return cells;
			}
			next();
		}
	}

	private void skipSpaces() {
		while (peek() != delimiter && (peek() == ' ' || peek() == '\t')) {
			next();
		}
	}

	private String plain() {
		final StringBuilder cell = new StringBuilder();
		while (!isCellEnd()) {
			cell.append((char) next());
		}
		return cell.toString();
	}

	private String quoted() throws NoTableException {
		final int first = line;
		final StringBuilder cell = new StringBuilder();
		next();
		while (true) {
			if (peek() == END) {
				throw new NoTableException("line " + first + " opens a quotation mark that is never closed; close it");
			}
			final int character = next();
			if (character != QUOTE) {
				cell.append((char) character);
			}
			else if (peek() == QUOTE) {
				cell.append((char) next());
			}
			else {
				break;
			}
		}
		skipSpaces();
		if (!isCellEnd()) {
			throw new NoTableException("line " + line + " continues after a closing quotation mark; write quotation " +
				"marks within a cell twice, and put the whole cell in quotation marks");
		}
		return cell.toString();
	}

	private boolean isCellEnd() {
		return peek() == END || peek() == delimiter || peek() == '\n' || peek() == '\r';
	}

	private int peek() {
		return at < text.length() ? text.charAt(at) : END;
	}

	/** Line ends are one LF. */
	private int next() {
		if (at >= text.length()) {
			return END;
		}
		final char character = text.charAt(at++);
		if (character == '\r' || character == '\n') {
			if (character == '\r' && peek() == '\n') {
				at++;
			}
			line++;
			return '\n';
		}
		return character;
	}
}

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
package sc.fiji.unibiomed.findings.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import sc.fiji.unibiomed.util.AtomicFile;

/**
 * All tables that are written as files: comma-separated values as in RFC 4180, UTF-8, one header. Without a byte order
 * mark, which R and Python take for a part of the first column's name.
 * <p>
 * A spreadsheet takes a text that begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a line end for a
 * formula, and runs it. Such a text has an apostrophe before it, as the Open Worldwide Application Security Project
 * advises (<a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV Injection</a>); numbers stay as they
 * are. So does a text that has apostrophes before such a sign already, so that {@link #text} gives every text back.
 */
public final class CsvTable {

	/** Those of that page, and their wide forms, which some spreadsheets read as the same. */
	private static final String FORMULA = "[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20]";
	private static final Pattern READ_AS_FORMULA = Pattern.compile("'*" + FORMULA + ".*", Pattern.DOTALL);
	private static final Pattern KEPT_AS_TEXT = Pattern.compile("'+" + FORMULA + ".*", Pattern.DOTALL);
	private static final Pattern NUMBER = Pattern.compile("-\\d+(\\.\\d+)?");

	private CsvTable() {}

	/** Takes the rows of a table. */
	@FunctionalInterface
	public interface Rows {

		/** Writes a row; {@code null} is an empty cell. */
		void add(List<?> cells) throws IOException;
	}

	/** Writes the rows of a table. */
	@FunctionalInterface
	public interface Content {

		/** Gives the rows in their order. */
		void writeTo(Rows rows) throws IOException;
	}

	/**
	 * Writes a table; a file of that name is replaced as a whole.
	 *
	 * @param header names of the columns
	 * @throws IOException if the file cannot be written; then an older one stays as it is
	 */
	public static void write(final Path file, final List<?> header, final Content content) throws IOException {
		AtomicFile.writeText(file, writer -> {
			final CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
			printer.printRecord(header);
			content.writeTo(cells -> printer.printRecord(cells.stream().map(cell -> cell(Objects.toString(cell, "")))));
			printer.flush();
		});
	}

	/** A text as it stands in a cell: with an apostrophe where a spreadsheet would take it for a formula. */
	public static String cell(final String text) {
		return READ_AS_FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
	}

	/** The text of a cell that {@link #cell} wrote. */
	public static String text(final String cell) {
		return KEPT_AS_TEXT.matcher(cell).matches() ? cell.substring(1) : cell;
	}
}

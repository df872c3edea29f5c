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
package sc.fiji.unibiomed.imagej.result;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import ij.measure.ResultsTable;
import sc.fiji.unibiomed.findings.measure.Measure;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.ValueKind;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;

/**
 * Findings as a standard ImageJ table, for macros and for saving. Columns are those of {@link MeasureColumns#imageJ()},
 * with ImageJ's own names where it has some.
 */
public final class FindingsResultsTable {

	/** Title of the table's window. */
	static final String TITLE = "UniBiomed Findings";

	/** Columns that are not there at all where nobody has such a number. */
	private static final Set<Measure> MAY_BE_MISSING = Set.of(MeasureColumns.CONFIDENCE, MeasureColumns.PREDICTED_IOU,
		MeasureColumns.OBJECT_SCORE, MeasureColumns.VOLUME, MeasureColumns.OBJECT);

	private FindingsResultsTable() {}

	/** Adds findings, in their order; each with what all of its answer say together, such as its volume. */
	public static void add(final ResultsTable table, final List<FindingRow> rows) {
		final Map<ImageAnswer, Results> answers = new IdentityHashMap<>();
		for (final FindingRow row : rows) {
			final Results all = answers.computeIfAbsent(row.answer(), answer -> AnswerResults.of(answer, rows));
			addRow(table, row.measured().named(row.label().name()), all);
		}
	}

	/** Where a row is, wherever it is by now; the last that looks like it. */
	static OptionalInt find(final ResultsTable table, final FindingRow wanted) {
		for (int row = table.size() - 1; row >= 0; row--) {
			if (has(table, row, "Region", wanted.label().name()) && has(table, row, "Finding", wanted.name()) &&
				has(table, row, "Image", wanted.answer().facts().image().names().title()) &&
				has(table, row, "Prompt", wanted.answer().prompt()))
			{
				return OptionalInt.of(row);
			}
		}
		return OptionalInt.empty();
	}

	private static boolean has(final ResultsTable table, final int row, final String column, final String value) {
		return table.columnExists(column) && value.equals(table.getStringValue(column, row));
	}

	private static void addRow(final ResultsTable table, final MeasuredFinding row, final Results all) {
		table.addRow();
		MeasureColumns.imageJ().forEach((column, measure) -> {
			if (measure == MeasureColumns.TASK) {
				table.setDecimalPlaces(ResultsTable.LAST_HEADING, 3);
			}
			if (measure.kind() == ValueKind.TEXT) {
				table.addValue(column, measure.cell(row, all));
			}
			else if (!MAY_BE_MISSING.contains(measure) || !Double.isNaN(measure.number(row, all))) {
				table.addValue(column, measure.number(row, all));
			}
		});
	}
}

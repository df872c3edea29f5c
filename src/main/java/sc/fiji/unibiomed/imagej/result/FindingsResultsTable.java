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

import java.util.List;
import java.util.Set;

import ij.measure.ResultsTable;
import sc.fiji.unibiomed.findings.measure.Measure;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.ValueKind;
import sc.fiji.unibiomed.imagej.answer.FoundRegion;
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
		MeasureColumns.OBJECT_SCORE, MeasureColumns.VOLUME);

	private FindingsResultsTable() {}

	/** Adds a row per region. */
	public static void add(final ResultsTable table, final ImageAnswer answer, final List<FoundRegion> regions) {
		final Results all = AnswerResults.with(answer, AnswerResults.measured(answer, regions));
		all.findings().forEach(row -> addRow(table, row, all));
		if (regions.isEmpty()) {
			table.addRow();
			table.addValue("Finding", answer.answer().shownText());
			common(table, answer);
		}
	}

	/** Removes the rows that were added for an answer, wherever they are by now; all other rows stay. */
	static void remove(final ResultsTable table, final ImageAnswer answer, final List<FoundRegion> regions) {
		for (int i = 0; i < regions.size(); i++) {
			removeLast(table, answer, finding(answer, regions.get(i), i));
		}
		if (regions.isEmpty()) {
			removeLast(table, answer, answer.answer().shownText());
		}
	}

	private static void removeLast(final ResultsTable table, final ImageAnswer answer, final String finding) {
		for (int row = table.size() - 1; row >= 0; row--) {
			if (has(table, row, "Image", title(answer)) && has(table, row, "Task", answer.task().label()) &&
				has(table, row, "Prompt", answer.prompt()) && has(table, row, "Finding", finding))
			{
				table.deleteRow(row);
				return;
			}
		}
	}

	private static boolean has(final ResultsTable table, final int row, final String column, final String value) {
		return table.columnExists(column) && value.equals(table.getStringValue(column, row));
	}

	private static String finding(final ImageAnswer answer, final FoundRegion region, final int index) {
		return region.finding() == null ? answer.described().get(index).text() : region.finding().phrase();
	}

	private static void common(final ResultsTable table, final ImageAnswer answer) {
		table.setDecimalPlaces(ResultsTable.LAST_HEADING, 3);
		table.addValue("Task", answer.task().label());
		table.addValue("Image", title(answer));
		table.addValue("Prompt", answer.prompt());
		table.addValue("Device", answer.facts().device());
	}

	private static String title(final ImageAnswer answer) {
		return answer.facts().image().names().title();
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

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

import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import ij.IJ;
import ij.Macro;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

/**
 * The findings as ImageJ's table "UniBiomed Findings": there while a macro runs, as macros read it, and when a user
 * asks for it. Without windows, macros know one table only: the system's own "Results".
 */
public final class MacroTable {

	private final FindingsModel findings;
	/** The rows that are in the table, as they stand there. */
	private final Map<Long, FindingRow> shown = new ConcurrentHashMap<>();

	MacroTable(final FindingsModel findings) {
		this.findings = findings;
	}

	/** Adds rows where the table is open or a macro wants it. */
	void add(final List<FindingRow> rows) {
		if (rows.isEmpty() || !isOpen() && !isWanted()) {
			return;
		}
		final ResultsTable table = table();
		fill(table, rows);
		show(table);
	}

	/** Opens the table with all findings of the session. */
	public void open() {
		final ResultsTable table = new ResultsTable();
		shown.clear();
		fill(table, findings.rows());
		show(table);
	}

	private void fill(final ResultsTable table, final List<FindingRow> rows) {
		FindingsResultsTable.add(table, rows);
		rows.forEach(row -> shown.put(row.id(), row));
	}

	/** Takes rows out of the table, wherever they are by now; all other rows stay. */
	void remove(final List<FindingRow> rows) {
		final List<FindingRow> listed = rows.stream().filter(row -> shown.containsKey(row.id()))
			.map(row -> shown.remove(row.id())).toList();
		if (listed.isEmpty() || !isOpen()) {
			return;
		}
		final ResultsTable table = table();
		listed.forEach(row -> FindingsResultsTable.find(table, row).ifPresent(table::deleteRow));
		show(table);
	}

	/** Writes the new names of a row. */
	void update(final FindingRow row) {
		final FindingRow listed = shown.get(row.id());
		if (listed == null || !isOpen()) {
			return;
		}
		final ResultsTable table = table();
		FindingsResultsTable.find(table, listed).ifPresent(at -> {
			table.setValue("Finding", at, row.name());
			table.setValue("Region", at, row.label().name());
			shown.put(row.id(), row);
			show(table);
		});
	}

	private static boolean isWanted() {
		return GraphicsEnvironment.isHeadless() || IJ.isMacro() || Macro.getOptions() != null;
	}

	private static boolean isOpen() {
		return GraphicsEnvironment.isHeadless() || WindowManager.getFrame(FindingsResultsTable.TITLE) != null;
	}

	private static ResultsTable table() {
		if (GraphicsEnvironment.isHeadless()) {
			return Analyzer.getResultsTable();
		}
		final ResultsTable open = ResultsTable.getResultsTable(FindingsResultsTable.TITLE);
		return open == null ? new ResultsTable() : open;
	}

	private static void show(final ResultsTable table) {
		if (!GraphicsEnvironment.isHeadless()) {
			table.show(FindingsResultsTable.TITLE);
		}
	}
}

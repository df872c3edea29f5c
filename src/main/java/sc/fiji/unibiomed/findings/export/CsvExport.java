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

import org.scijava.plugin.Plugin;

import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * Findings as comma-separated values (see {@link CsvTable}) with decimal points, one row per finding and frame, or per
 * object and frame where objects were told apart. What is unknown is an empty cell.
 * <p>
 * Columns are those of {@link MeasureColumns#files()}. Those that say where a finding comes from are the same in every
 * row: comment lines above the header would be neater, but most readers of such files trip over them, and rows of
 * several files stay apart when they are put into one table.
 */
@Plugin(type = FindingsExporter.class, priority = 600)
public final class CsvExport implements FindingsExporter {

	@Override
	public String key() {
		return "csv";
	}

	@Override
	public String label() {
		return "CSV table";
	}

	@Override
	public String description() {
		return "a table with a row per region, for spreadsheets, R and Python";
	}

	@Override
	public String ending() {
		return "-findings.csv";
	}

	/**
	 * Writes the table; with no findings, the header only.
	 *
	 * @throws IOException if the file cannot be written; then an older one stays as it is
	 */
	@Override
	public void write(final Results results, final Path file) throws IOException {
		CsvTable.write(file, MeasureColumns.files(), rows -> {
			for (final MeasuredFinding row : results.findings()) {
				rows.add(MeasureColumns.files().stream().map(measure -> VisibleText.text(measure.cell(row, results)))
					.toList());
			}
		});
	}
}

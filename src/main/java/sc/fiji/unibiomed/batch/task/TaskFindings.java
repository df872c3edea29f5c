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
package sc.fiji.unibiomed.batch.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import sc.fiji.unibiomed.findings.export.CsvTable;
import sc.fiji.unibiomed.findings.measure.Measure;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;

/**
 * The findings of an entry, as they stand in the table of all findings: with the columns of
 * {@link MeasureColumns#files()}. What differs from run to run is left empty. An entry that failed has a row with the
 * reason and nothing else but image, plane, prompt and who asked.
 *
 * @param rows a row per finding and frame, with the text of each column as it was before it was made safe for
 *          spreadsheets; what is unknown is empty
 */
public record TaskFindings(List<List<String>> rows) {

	/**
	 * Reads them from an output folder.
	 *
	 * @param record what became of the entry; see {@link FolderContents#tasks}
	 * @throws IOException if a file cannot be read
	 * @throws IllegalStateException if one does not hold what it should
	 */
	public static TaskFindings of(final EntryRecord record, final Path output) throws IOException {
		return of(record, new BatchFolder(output));
	}

	/** Names of the columns. */
	public static List<String> columns() {
		return MeasureColumns.files().stream().map(Measure::key).toList();
	}

	static TaskFindings of(final EntryRecord record, final BatchFolder folder) throws IOException {
		return record.isDone() ? done(record, folder) : failed(record);
	}

	private static TaskFindings failed(final EntryRecord record) {
		final Map<Measure, String> known = Map.of(MeasureColumns.IMAGE, record.image(), MeasureColumns.PLANE,
			record.plane(), MeasureColumns.PROMPT, record.prompt(), MeasureColumns.FAILURE, record.reason(),
			MeasureColumns.MODEL, record.model(), MeasureColumns.MODEL_SHA256,
			record.asker() == null ? "" : record.asker().modelSha256(), MeasureColumns.PRECISION, record.precision(),
			MeasureColumns.SETTINGS, record.settings());
		return new TaskFindings(
			List.of(MeasureColumns.files().stream().map(measure -> known.getOrDefault(measure, "")).toList()));
	}

	private static TaskFindings done(final EntryRecord record, final BatchFolder folder) throws IOException {
		final Map<Measure, String> ofPlan = Map.of(MeasureColumns.IMAGE, record.image(), MeasureColumns.PLANE,
			record.plane(), MeasureColumns.TASK_ID, record.task(), MeasureColumns.FOLDER,
			BatchFolder.TASKS + "/" + record.folder(), MeasureColumns.DATE, "", MeasureColumns.DEVICE, "",
			MeasureColumns.SETTINGS, record.settings());
		final Path file = folder.tasks().resolve(record.folder()).resolve(TaskWriter.CSV);
		try (CSVParser parser = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
			.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8)))
		{
			if (!parser.getHeaderNames().contains(MeasureColumns.FINDING.key())) {
				throw new IllegalStateException(file + " is not a table of findings.");
			}
			final List<List<String>> rows = new ArrayList<>();
			for (final CSVRecord finding : parser) {
				rows.add(cells(ofPlan, finding));
			}
			return new TaskFindings(rows);
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
	}

	private static List<String> cells(final Map<Measure, String> ofPlan, final CSVRecord finding) {
		return MeasureColumns.files().stream()
			.map(measure -> ofPlan.containsKey(measure) ? ofPlan.get(measure) : cell(measure, finding)).toList();
	}

	private static String cell(final Measure measure, final CSVRecord finding) {
		if (finding.isMapped(MeasureColumns.CONFIDENCE.key())) {
			return finding.isMapped(measure.key()) ? CsvTable.text(finding.get(measure.key())) : "";
		}
		return formerCell(measure, finding);
	}

	/** Of a task that was done before probabilities were called confidence: places of single images were 0. */
	private static String formerCell(final Measure measure, final CSVRecord finding) {
		final Measure read = measure == MeasureColumns.CONFIDENCE ? MeasureColumns.MEAN_PROBABILITY : measure;
		final String cell = finding.isMapped(read.key()) ? finding.get(read.key()) : "";
		if (measure == MeasureColumns.SLICE || measure == MeasureColumns.TIME) {
			return cell.equals("0") ? "1" : cell;
		}
		return measure == MeasureColumns.CHANNEL && cell.equals("0") ? "" : cell;
	}
}

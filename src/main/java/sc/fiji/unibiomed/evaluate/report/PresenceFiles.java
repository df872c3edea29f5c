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
package sc.fiji.unibiomed.evaluate.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import sc.fiji.unibiomed.evaluate.presence.CalibrationFit;
import sc.fiji.unibiomed.evaluate.presence.PresenceRow;
import sc.fiji.unibiomed.evaluate.presence.PresenceScore;
import sc.fiji.unibiomed.findings.export.CsvTable;
import sc.fiji.unibiomed.findings.measure.Numbers;
import sc.fiji.unibiomed.interpret.check.CalibrationJson;
import sc.fiji.unibiomed.util.AtomicFile;

/** What was measured of present and absent targets, as files for programs. */
final class PresenceFiles {

	private static final int FORMAT = 1;

	private PresenceFiles() {}

	/**
	 * The questions as comma-separated values, as {@link ItemsCsv}: a row each. Columns:
	 * {@code image, modality, target, present} (0 or 1), {@code check}, one per {@link PresenceScore}, {@code dice},
	 * {@code dataset, prompt, check_reason, failed}. Cells without a number are empty.
	 */
	static void writeTable(final List<PresenceRow> presence, final Path file) throws IOException {
		final List<String> header = new ArrayList<>(List.of("image", "modality", "target", "present", "check"));
		Arrays.stream(PresenceScore.values()).map(PresenceScore::key).forEach(header::add);
		header.addAll(List.of("dice", "dataset", "prompt", "check_reason", "failed"));
		CsvTable.write(file, header, rows -> {
			for (final PresenceRow row : presence) {
				rows.add(cells(row));
			}
		});
	}

	private static List<String> cells(final PresenceRow row) {
		final List<String> cells = new ArrayList<>(
			List.of(row.item().imageName(), row.item().modality(), row.item().target(), row.isPresent() ? "1" : "0",
				row.finding().map(scores -> scores.check().verdict().label()).orElse("")));
		for (final PresenceScore score : PresenceScore.values()) {
			cells.add(Numbers.plain(score.value(row)));
		}
		cells.addAll(List.of(Numbers.plain(row.dice()), row.item().dataset(), row.item().prompt(),
			row.finding().map(scores -> scores.check().reason()).orElse(""), row.failure()));
		return cells;
	}

	/** What can be promised, and why the rest cannot, for each way in which images were shown. */
	static void writeCalibrations(final List<CalibrationFit> fits, final Path file) throws IOException {
		final JsonArray calibrations = new JsonArray();
		for (final CalibrationFit fit : fits) {
			final JsonObject calibration = CalibrationJson.toJson(fit.calibration());
			final JsonArray sentences = new JsonArray();
			fit.sentences().forEach(sentences::add);
			calibration.add("sentences", sentences);
			calibrations.add(calibration);
		}
		final JsonObject json = new JsonObject();
		json.addProperty("format", FORMAT);
		json.add("calibrations", calibrations);
		AtomicFile.writeText(file, writer -> writer
			.write(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n"));
	}
}

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
import java.util.List;

import sc.fiji.unibiomed.util.AtomicFile;

/**
 * The files of an evaluation. Each appears whole or not at all; two evaluations with the same answers give the same
 * bytes.
 */
public final class EvaluationFiles {

	static final String ITEMS = "items.csv";
	static final String VOLUMES = "volumes.csv";
	static final String SUMMARY_TABLE = "summary.csv";
	static final String SUMMARY = "summary.json";
	static final String REPORT = "report.html";
	static final String PRESENCE = "presence.csv";
	static final String CALIBRATION = "calibration.json";

	private EvaluationFiles() {}

	/** @param folder must be there */
	public static void write(final EvaluationResult result, final Path folder) throws IOException {
		ItemsCsv.write(result.items(), folder.resolve(ITEMS));
		if (!result.volumes().isEmpty()) {
			VolumesCsv.write(result.volumes().volumes(), folder.resolve(VOLUMES));
		}
		if (!result.presence().isEmpty()) {
			PresenceFiles.writeTable(result.presence().rows(), folder.resolve(PRESENCE));
			PresenceFiles.writeCalibrations(result.presence().fits(), folder.resolve(CALIBRATION));
		}
		SummaryCsv.write(result, folder.resolve(SUMMARY_TABLE));
		SummaryJson.write(result, folder.resolve(SUMMARY));
		final List<Plot> plots = Plots.of(result);
		final List<Plot> presencePlots = Plots.ofPresence(result);
		write(plots, folder);
		write(presencePlots, folder);
		EvaluationReport.write(result, plots, presencePlots, folder.resolve(REPORT));
	}

	private static void write(final List<Plot> plots, final Path folder) throws IOException {
		for (final Plot plot : plots) {
			AtomicFile.writeBytes(folder.resolve(plot.fileName()), out -> out.write(plot.png()));
		}
	}
}

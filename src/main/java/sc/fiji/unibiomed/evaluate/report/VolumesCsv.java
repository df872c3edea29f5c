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

import sc.fiji.unibiomed.evaluate.volume.Volume;
import sc.fiji.unibiomed.evaluate.volume.VolumeMetric;
import sc.fiji.unibiomed.evaluate.volume.VolumeResult;
import sc.fiji.unibiomed.findings.export.CsvTable;
import sc.fiji.unibiomed.findings.measure.Numbers;

/**
 * The volumes as comma-separated values, as {@link ItemsCsv}: a row per volume and class. Columns:
 * {@code volume, class, modality, slices, failed_slices}, one per {@link VolumeMetric}, empty where it does not count,
 * {@code dataset, note}.
 */
final class VolumesCsv {

	private VolumesCsv() {}

	static void write(final List<VolumeResult> results, final Path file) throws IOException {
		CsvTable.write(file, header(), rows -> {
			for (final VolumeResult result : results) {
				rows.add(cells(result));
			}
		});
	}

	private static List<String> header() {
		final List<String> names = new ArrayList<>(List.of("volume", "class", "modality", "slices", "failed_slices"));
		Arrays.stream(VolumeMetric.values()).map(VolumeMetric::key).forEach(names::add);
		names.addAll(List.of("dataset", "note"));
		return names;
	}

	private static List<String> cells(final VolumeResult result) {
		final Volume volume = result.volume();
		final List<String> cells = new ArrayList<>(List.of(volume.name(), volume.target(), volume.modality(),
			Integer.toString(result.slices()), Integer.toString(result.failed())));
		for (final VolumeMetric metric : VolumeMetric.values()) {
			cells.add(Numbers.plain(result.value(metric)));
		}
		cells.add(volume.dataset());
		cells.add(result.note());
		return cells;
	}
}

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
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.evaluate.metric.Estimate;
import sc.fiji.unibiomed.evaluate.presence.PresenceScore;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.GroupScore;
import sc.fiji.unibiomed.evaluate.score.Metric;
import sc.fiji.unibiomed.evaluate.volume.Volume;
import sc.fiji.unibiomed.evaluate.volume.VolumeGroup;
import sc.fiji.unibiomed.evaluate.volume.VolumeMetric;
import sc.fiji.unibiomed.evaluate.volume.VolumeResult;
import sc.fiji.unibiomed.evaluate.volume.VolumeSummary;
import sc.fiji.unibiomed.findings.export.CsvTable;
import sc.fiji.unibiomed.findings.measure.Numbers;

/**
 * The summary as comma-separated values, as {@link ItemsCsv}: a row per group and metric. Columns:
 * {@code task, modality, dataset, class, metric, n, mean, low, high, items, failed}; {@code n} is how many of the
 * group's items the metric counts for. If there are volumes, the last column is {@code volume}, and rows follow for
 * each volume, each class and the mean of the classes, whose {@code n} is a number of volumes. If absent targets were
 * asked for, a row for each {@link PresenceScore} ends the table, whose {@code n} is a number of questions.
 */
final class SummaryCsv {

	private SummaryCsv() {}

	static void write(final EvaluationResult result, final Path file) throws IOException {
		final boolean volumes = !result.volumes().isEmpty();
		final List<String> header = new ArrayList<>(
			List.of("task", "modality", "dataset", "class", "metric", "n", "mean", "low", "high", "items", "failed"));
		if (volumes) {
			header.add("volume");
		}
		CsvTable.write(file, header, rows -> {
			for (final GroupScore group : result.groups()) {
				for (final Map.Entry<Metric, Estimate> estimate : group.estimates().entrySet()) {
					final List<String> cells = cells(group.task(), group.modality(), group.dataset(), group.target(),
						estimate.getKey().key(), estimate.getValue(), group.items(), group.failed());
					if (volumes) {
						cells.add("");
					}
					rows.add(cells);
				}
			}
			addVolumes(result.volumes(), rows);
			for (final Map.Entry<PresenceScore, Estimate> score : result.presence().auroc().entrySet()) {
				final List<String> cells = cells(EvaluationTask.SEGMENTATION, GroupScore.ALL, GroupScore.ALL,
					GroupScore.ALL, "auroc_" + score.getKey().key(), score.getValue(), result.presence().rows().size(),
					result.presence().failed());
				if (volumes) {
					cells.add("");
				}
				rows.add(cells);
			}
		});
	}

	/** Each volume, then each class, then the mean of the classes. */
	private static void addVolumes(final VolumeSummary summary, final CsvTable.Rows rows) throws IOException {
		for (final VolumeResult result : summary.volumes()) {
			final Volume volume = result.volume();
			for (final VolumeMetric metric : VolumeMetric.values()) {
				final double value = result.value(metric);
				if (!Double.isNaN(value)) {
					final List<String> cells = cells(EvaluationTask.SEGMENTATION, volume.modality(), volume.dataset(),
						volume.target(), metric.summaryKey(), new Estimate(1, value, value, value), result.slices(),
						result.failed());
					cells.add(volume.name());
					rows.add(cells);
				}
			}
		}
		for (final VolumeGroup group : summary.classesThenMean()) {
			for (final Map.Entry<VolumeMetric, Estimate> estimate : group.estimates().entrySet()) {
				final List<String> cells = cells(EvaluationTask.SEGMENTATION, group.modality(), group.dataset(),
					group.target(), estimate.getKey().summaryKey(), estimate.getValue(), group.slices(),
					group.failed());
				cells.add("");
				rows.add(cells);
			}
		}
	}

	private static List<String> cells(final EvaluationTask task, final String modality, final String dataset,
		final String target, final String metric, final Estimate estimate, final int items, final int failed)
	{
		return new ArrayList<>(List.of(task.key(), modality, dataset, target, metric,
			Integer.toString(estimate.count()), Numbers.plain(estimate.value()), Numbers.plain(estimate.low()),
			Numbers.plain(estimate.high()), Integer.toString(items), Integer.toString(failed)));
	}
}

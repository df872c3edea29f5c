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
import java.util.Map;

import sc.fiji.unibiomed.evaluate.metric.Estimate;
import sc.fiji.unibiomed.evaluate.score.GroupScore;
import sc.fiji.unibiomed.evaluate.score.Metric;
import sc.fiji.unibiomed.findings.export.CsvTable;
import sc.fiji.unibiomed.findings.measure.Numbers;

/**
 * The summary as comma-separated values, as {@link ItemsCsv}: a row per group and metric. Columns:
 * {@code task, modality, dataset, class, metric, n, mean, low, high, items, failed}; {@code n} is how many of the
 * group's items the metric counts for.
 */
final class SummaryCsv {

	private SummaryCsv() {}

	static void write(final List<GroupScore> groups, final Path file) throws IOException {
		final List<String> header = List.of("task", "modality", "dataset", "class", "metric", "n", "mean", "low",
			"high", "items", "failed");
		CsvTable.write(file, header, rows -> {
			for (final GroupScore group : groups) {
				for (final Map.Entry<Metric, Estimate> estimate : group.estimates().entrySet()) {
					rows.add(cells(group, estimate.getKey(), estimate.getValue()));
				}
			}
		});
	}

	private static List<Object> cells(final GroupScore group, final Metric metric, final Estimate estimate) {
		return List.of(group.task().key(), group.modality(), group.dataset(), group.target(), metric.key(),
			estimate.count(), Numbers.plain(estimate.value()), Numbers.plain(estimate.low()),
			Numbers.plain(estimate.high()), group.items(), group.failed());
	}
}

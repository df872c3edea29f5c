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

import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.ItemResult;
import sc.fiji.unibiomed.evaluate.score.Metric;
import sc.fiji.unibiomed.evaluate.score.Phrases;
import sc.fiji.unibiomed.findings.export.CsvTable;
import sc.fiji.unibiomed.findings.measure.Numbers;

/**
 * The items as comma-separated values (see {@link CsvTable}) with decimal points, a row per item. Columns:
 * {@code task, dataset, image, modality, class, prompt, truth, answer}, one per {@link Metric}, empty where it does not
 * count, {@code notes, failed}. The answer is as it is compared: without marks and tokens.
 */
final class ItemsCsv {

	private ItemsCsv() {}

	static void write(final List<ItemResult> results, final Path file) throws IOException {
		CsvTable.write(file, header(), rows -> {
			for (final ItemResult result : results) {
				rows.add(cells(result));
			}
		});
	}

	private static List<String> header() {
		final List<String> names = new ArrayList<>(
			List.of("task", "dataset", "image", "modality", "class", "prompt", "truth", "answer"));
		Arrays.stream(Metric.values()).map(Metric::key).forEach(names::add);
		names.addAll(List.of("notes", "failed"));
		return names;
	}

	private static List<String> cells(final ItemResult result) {
		final EvaluationItem item = result.item();
		final List<String> cells = new ArrayList<>(List.of(item.task().key(), item.dataset(), item.imageName(),
			item.modality(), item.target(), item.prompt(), item.truth(), Phrases.cleaned(result.answer())));
		for (final Metric metric : Metric.values()) {
			cells.add(Numbers.plain(result.scores().value(metric)));
		}
		cells.add(String.join("; ", result.notes()));
		cells.add(result.failure());
		return cells;
	}
}

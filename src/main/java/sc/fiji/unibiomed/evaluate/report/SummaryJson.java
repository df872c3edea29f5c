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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import sc.fiji.unibiomed.evaluate.data.EvaluationSettings;
import sc.fiji.unibiomed.evaluate.metric.Bootstrap;
import sc.fiji.unibiomed.evaluate.metric.Estimate;
import sc.fiji.unibiomed.evaluate.presence.PresenceResult;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.GroupScore;
import sc.fiji.unibiomed.evaluate.volume.Volume;
import sc.fiji.unibiomed.evaluate.volume.VolumeGroup;
import sc.fiji.unibiomed.evaluate.volume.VolumeMetric;
import sc.fiji.unibiomed.evaluate.volume.VolumeResult;
import sc.fiji.unibiomed.util.AtomicFile;

/**
 * The summary for programs, with all that is needed to repeat it: model, precision, seed. Numbers have all their
 * digits.
 */
final class SummaryJson {

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	private SummaryJson() {}

	static void write(final EvaluationResult result, final Path file) throws IOException {
		final EvaluationSettings settings = result.settings();
		final Map<String, Object> json = new LinkedHashMap<>();
		json.put("model", ordered("name", result.modelName(), "sha256", result.modelSha256()));
		json.put("precision", result.precision());
		json.put("device", result.device());
		json.put("split", settings.split());
		json.put("annotations", settings.annotationFile());
		json.put("tasks", settings.tasks().stream().map(EvaluationTask::key).toList());
		json.put("regions", settings.regions().key());
		json.put("seed", settings.seed());
		json.put("limit", settings.limit());
		json.put("resamples", Bootstrap.RESAMPLES);
		json.put("confidence", 1 - Bootstrap.OUTSIDE);
		json.put("items", result.items().size());
		json.put("failed", result.failures().size());
		json.put("groups", result.groups().stream().map(SummaryJson::group).toList());
		if (!result.volumes().isEmpty()) {
			json.put("volumes", result.volumes().volumes().stream().map(SummaryJson::volume).toList());
			json.put("volume_groups",
				result.volumes().classesThenMean().stream().map(SummaryJson::volumeGroup).toList());
			json.put("items_in_no_volume", result.volumes().others());
		}
		if (!result.presence().isEmpty()) {
			json.put("presence", presence(result.presence(), settings));
		}
		AtomicFile.writeText(file, writer -> writer.write(GSON.toJson(json) + "\n"));
	}

	private static Map<String, Object> group(final GroupScore group) {
		final Map<String, Object> metrics = new LinkedHashMap<>();
		group.estimates().forEach((metric, estimate) -> metrics.put(metric.key(), estimate(estimate)));
		return ordered("task", group.task().key(), "modality", group.modality(), "dataset", group.dataset(), "class",
			group.target(), "items", group.items(), "failed", group.failed(), "metrics", metrics);
	}

	/** Metrics that do not count are left out. */
	private static Map<String, Object> volume(final VolumeResult result) {
		final Volume volume = result.volume();
		final Map<String, Object> json = ordered("volume", volume.name(), "modality", volume.modality(), "dataset",
			volume.dataset(), "class", volume.target(), "slices", result.slices(), "failed", result.failed());
		for (final VolumeMetric metric : VolumeMetric.values()) {
			if (result.values().containsKey(metric)) {
				json.put(metric.key(), result.value(metric));
			}
		}
		json.put("note", result.note());
		return json;
	}

	private static Map<String, Object> volumeGroup(final VolumeGroup group) {
		final Map<String, Object> metrics = new LinkedHashMap<>();
		group.estimates().forEach((metric, estimate) -> metrics.put(metric.key(), estimate(estimate)));
		return ordered("modality", group.modality(), "dataset", group.dataset(), "class", group.target(), "volumes",
			group.volumes(), "incomplete", group.incomplete(), "slices", group.slices(), "failed", group.failed(),
			"metrics", metrics);
	}

	private static Map<String, Object> presence(final PresenceResult presence, final EvaluationSettings settings) {
		final Map<String, Object> auroc = new LinkedHashMap<>();
		presence.auroc().forEach((score, estimate) -> auroc.put(score.key(), estimate(estimate)));
		return ordered("absent_per_image", settings.presence().absent(), "questions", presence.rows().size(), "absent",
			presence.absent(), "failed", presence.failed(), "auroc", auroc, "notes", presence.lines());
	}

	private static Map<String, Object> estimate(final Estimate estimate) {
		return ordered("n", estimate.count(), "mean", estimate.value(), "low", estimate.low(), "high", estimate.high());
	}

	private static Map<String, Object> ordered(final Object... namesAndValues) {
		final Map<String, Object> map = new LinkedHashMap<>();
		final List<Object> all = List.of(namesAndValues);
		for (int i = 0; i < all.size(); i += 2) {
			map.put((String) all.get(i), all.get(i + 1));
		}
		return map;
	}
}

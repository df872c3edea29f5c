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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.evaluate.metric.Estimate;
import sc.fiji.unibiomed.evaluate.volume.Volume;
import sc.fiji.unibiomed.evaluate.volume.VolumeGroup;
import sc.fiji.unibiomed.evaluate.volume.VolumeMetric;
import sc.fiji.unibiomed.evaluate.volume.VolumeResult;
import sc.fiji.unibiomed.evaluate.volume.VolumeSummary;

/** The numbers of volumes in lines for people: each volume, then each class, then the mean of the classes. */
final class VolumeLines {

	/** More than these nobody reads on a terminal. */
	private static final int MOST_VOLUMES = 20;

	private VolumeLines() {}

	/** None if there are no volumes. */
	static List<String> of(final VolumeSummary summary) {
		final List<String> lines = new ArrayList<>();
		if (summary.isEmpty()) {
			return lines;
		}
		final boolean severalSets = summary.hasSeveralDataSets();
		if (summary.volumes().size() > MOST_VOLUMES) {
			lines.add("Each of the " + summary.volumes().size() + " volumes is in " + EvaluationFiles.VOLUMES + ".");
		}
		else {
			summary.volumes().forEach(result -> lines.add(line(result, severalSets)));
		}
		for (final VolumeGroup group : summary.classesThenMean()) {
			final String name = group.isClass()
				? "Volumes of " + named(group.target(), group.modality(), group.dataset(), severalSets)
				: "Volumes, mean of classes";
			lines.add(name + ": " + numbers(group));
		}
		if (summary.others() > 0) {
			lines.add(others(summary));
		}
		return lines;
	}

	/** What is said of items that belong to no volume. */
	static String others(final VolumeSummary summary) {
		return summary.others() + (summary.others() == 1 ? " item belongs" : " items belong") +
			" to no volume: the name of the mask file is unknown or has fewer than two dashes.";
	}

	/** As {@code Volume AMOS-7, liver (CT): Dice 0.926, HD95 2.00 voxels, Surface Dice 0.870, 36 slices}. */
	private static String line(final VolumeResult result, final boolean severalSets) {
		final Volume volume = result.volume();
		final StringBuilder line = new StringBuilder("Volume ").append(volume.name()).append(", ")
			.append(named(volume.target(), volume.modality(), volume.dataset(), severalSets)).append(": ");
		for (final VolumeMetric metric : VolumeMetric.values()) {
			if (result.values().containsKey(metric)) {
				line.append(metric.label()).append(' ').append(metric.words(result.value(metric))).append(metric.unit())
					.append(", ");
			}
		}
		return line.append(count(result.slices(), "slice")).append(result.note().isEmpty() ? "" : "; " + result.note())
			.toString();
	}

	private static String named(final String target, final String modality, final String dataset,
		final boolean severalSets)
	{
		return target + " (" + modality + (severalSets ? ", " + dataset : "") + ")";
	}

	/** Tells how many volumes count where these are not all. */
	private static String numbers(final VolumeGroup group) {
		final String numbers = group.estimates().entrySet().stream()
			.map(entry -> numbers(entry.getKey(), entry.getValue(), group.volumes())).collect(Collectors.joining())
			.replaceFirst("\\(", "(95 % CI ");
		return (numbers.isEmpty() ? "not measured, " : numbers) + count(group.volumes(), "volume") +
			(group.incomplete() == 0 ? "" : ", " + group.incomplete() + " incomplete");
	}

	private static String numbers(final VolumeMetric metric, final Estimate estimate, final int volumes) {
		return metric.label() + " " + metric.words(estimate.value()) + metric.unit() + " (" +
			metric.words(estimate.low()) + " to " + metric.words(estimate.high()) +
			(estimate.count() == volumes ? "" : "; of " + count(estimate.count(), "volume")) + "), ";
	}

	private static String count(final int number, final String what) {
		return number + " " + what + (number == 1 ? "" : "s");
	}
}

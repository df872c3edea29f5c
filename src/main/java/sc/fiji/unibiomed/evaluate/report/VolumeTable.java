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

import sc.fiji.unibiomed.evaluate.metric.Bootstrap;
import sc.fiji.unibiomed.evaluate.metric.Estimate;
import sc.fiji.unibiomed.evaluate.metric.SurfaceDistances;
import sc.fiji.unibiomed.evaluate.volume.Volume;
import sc.fiji.unibiomed.evaluate.volume.VolumeGroup;
import sc.fiji.unibiomed.evaluate.volume.VolumeMetric;
import sc.fiji.unibiomed.evaluate.volume.VolumeResult;
import sc.fiji.unibiomed.evaluate.volume.VolumeSummary;
import sc.fiji.unibiomed.findings.html.Html;

/** The report's table of volumes: the mean of the classes, then each class and below it its volumes. */
final class VolumeTable {

	private VolumeTable() {}

	/** A section of the page. */
	static String section(final VolumeSummary summary) {
		final StringBuilder html = new StringBuilder(
			"<div class=\"scroll\"><table>\n<thead><tr><th>Class, volume</th><th class=\"n\">Slices</th>");
		for (final VolumeMetric metric : VolumeMetric.values()) {
			html.append("<th class=\"n\">").append(metric.label()).append(metric.unit().isEmpty() ? "" : ",")
				.append(metric.unit()).append("</th>");
		}
		html.append("<th>Note</th></tr></thead>\n<tbody>\n");
		for (final VolumeGroup group : summary.groups()) {
			html.append(row(group, summary.hasSeveralDataSets()));
			summary.volumes().stream().filter(result -> isOf(result.volume(), group))
				.forEach(result -> html.append(row(result)));
		}
		html.append("</tbody></table></div>\n");
		if (summary.others() > 0) {
			html.append("<p class=\"hint\">").append(VolumeLines.others(summary)).append("</p>\n");
		}
		return Html.section("Segmentation of volumes", html.toString());
	}

	private static boolean isOf(final Volume volume, final VolumeGroup group) {
		return volume.modality().equals(group.modality()) && volume.dataset().equals(group.dataset()) &&
			volume.target().equals(group.target());
	}

	private static String row(final VolumeGroup group, final boolean severalSets) {
		final String name = group.isClass()
			? group.target() + " (" + group.modality() + (severalSets ? ", " + group.dataset() : "") + ")"
			: "Mean of the classes";
		final StringBuilder html = new StringBuilder("<tr style=\"background:var(--card)\"><td><b>")
			.append(Html.escape(name)).append("</b></td><td class=\"n\">")
			.append(slices(group.slices(), group.failed())).append("</td>");
		for (final VolumeMetric metric : VolumeMetric.values()) {
			html.append("<td class=\"n\">").append(cell(group, metric)).append("</td>");
		}
		return html.append("<td>").append(group.volumes()).append(group.volumes() == 1 ? " volume" : " volumes")
			.append(group.incomplete() == 0 ? "" : ", " + group.incomplete() + " incomplete").append("</td></tr>\n")
			.toString();
	}

	/** Tells how many volumes count where these are not all. A single volume has no interval. */
	private static String cell(final VolumeGroup group, final VolumeMetric metric) {
		final Estimate estimate = group.estimates().get(metric);
		if (estimate == null) {
			return "–";
		}
		final String some = estimate.count() == group.volumes()
			? ""
			: estimate.count() + (estimate.count() == 1 ? " volume" : " volumes");
		final String interval = estimate.count() == 1
			? ""
			: metric.words(estimate.low()) + " to " + metric.words(estimate.high());
		final String hint = interval + (interval.isEmpty() || some.isEmpty() ? "" : "; ") + some;
		return metric.words(estimate.value()) + (hint.isEmpty() ? "" : " <span class=\"hint\">(" + hint + ")</span>");
	}

	private static String row(final VolumeResult result) {
		final StringBuilder html = new StringBuilder("<tr><td style=\"padding-left:1.6rem\">")
			.append(Html.escape(result.volume().name())).append("</td><td class=\"n\">")
			.append(slices(result.slices(), result.failed())).append("</td>");
		for (final VolumeMetric metric : VolumeMetric.values()) {
			html.append("<td class=\"n\">")
				.append(result.values().containsKey(metric) ? metric.words(result.value(metric)) : "–").append("</td>");
		}
		return html.append("<td>").append(Html.escape(result.note())).append("</td></tr>\n").toString();
	}

	private static String slices(final int slices, final int failed) {
		return slices + (failed == 0 ? "" : ", " + failed + " failed");
	}

	/** How to read it. */
	static String explanation() {
		return "<p class=\"hint\"><b>Segmentation of volumes</b>: the slices whose mask files' names begin and end " +
			"alike, in the order of their names, are measured as one; slices whose known mask is empty count, too. " +
			"<b>Dice</b>: overlap of the whole volumes, from 0 to 1. <b>HD95</b>: 95th percentile of the distances " +
			"above 0 from voxels of one mask to the nearest voxel of the other one, from 0, in voxels, whatever " +
			"their true size is; it does not count where one of the masks is empty, so that it says nothing of " +
			"volumes in which nothing was outlined. <b>Surface Dice</b>: share of both surfaces that is at most " +
			SurfaceDistances.TOLERANCE + " voxels from the other mask, from 0 to 1; 0 where one of the masks is " +
			"empty. Classes have the mean of their volumes; in brackets are percentiles of " + Bootstrap.RESAMPLES +
			" bootstrap samples of the volumes. A slice that is missing keeps its place, with nothing inside.</p>\n";
	}
}

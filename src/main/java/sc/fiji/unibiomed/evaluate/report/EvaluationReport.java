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
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.evaluate.Evaluation;
import sc.fiji.unibiomed.evaluate.data.EvaluationSettings;
import sc.fiji.unibiomed.evaluate.metric.Bootstrap;
import sc.fiji.unibiomed.evaluate.metric.Estimate;
import sc.fiji.unibiomed.evaluate.presence.PresenceRow;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.GroupScore;
import sc.fiji.unibiomed.evaluate.score.ItemResult;
import sc.fiji.unibiomed.evaluate.score.Metric;
import sc.fiji.unibiomed.findings.html.Html;
import sc.fiji.unibiomed.findings.html.HtmlPage;
import sc.fiji.unibiomed.util.AtomicFile;

/**
 * The evaluation for people: one HTML file without references to others and without scripts. Tables are laid out as in
 * the paper: data sets and classes in rows, metrics in columns, grouped by modality.
 */
final class EvaluationReport {

	/** More of them are in items.csv. */
	private static final int MOST_FAILURES = 20;

	private EvaluationReport() {}

	/**
	 * @param plots of the tasks
	 * @param presencePlots of present and absent targets
	 */
	static void write(final EvaluationResult result, final List<Plot> plots, final List<Plot> presencePlots,
		final Path file) throws IOException
	{
		AtomicFile.writeText(file, writer -> {
			writer.write(HtmlPage.begin("Evaluation of " + result.modelName()));
			writer.write("<header><h1>Evaluation of " + Html.escape(result.modelName()) + "</h1>\n<p class=\"hint\">" +
				HtmlPage.WARNING + "</p>" +
				HtmlPage
					.model(ModelCredit.of(result.modelName(), result.modelSha256(), result.precision()).forPages()) +
				"</header>\n" + headline(result));
			for (final EvaluationTask task : result.settings().tasks()) {
				writer.write(Html.section(task.label(),
					FigureSection.of(result.figures(), task) + "<h3>Numbers</h3>\n" + table(task, result.groups()) +
						figures(plots.stream().filter(plot -> plot.task() == task).toList())));
				if (task == EvaluationTask.SEGMENTATION && !result.volumes().isEmpty()) {
					writer.write(VolumeTable.section(result.volumes()));
				}
			}
			if (!result.presence().isEmpty()) {
				writer.write(PresenceTable.section(result.presence(),
					FigureSection.ofFalseFindings(result.figures()) + figures(presencePlots)));
			}
			if (!result.failures().isEmpty() || !result.absentFailures().isEmpty()) {
				writer.write(Html.section("What failed", failures(result)));
			}
			writer.write(notes(result));
			writer.write(Html.section("How to read it",
				explanation() + (result.volumes().isEmpty() ? "" : VolumeTable.explanation()) +
					(result.presence().isEmpty() ? "" : PresenceTable.explanation())));
			writer.write(Html.section("Where this comes from", provenance(result)));
			writer.write(HtmlPage.end());
		});
	}

	/** What is printed, too: the numbers of each task, of volumes, and of absent targets. */
	private static String headline(final EvaluationResult result) {
		return result.outcome().lines().stream().map(line -> "<p>" + Html.escape(line) + "</p>\n")
			.collect(Collectors.joining("", "<div class=\"talk\">\n", "</div>\n"));
	}

	private static String table(final EvaluationTask task, final List<GroupScore> groups) {
		final StringBuilder html = new StringBuilder(
			"<div class=\"scroll\"><table>\n<thead><tr><th>Modality, data set, class</th><th class=\"n\">Items</th>");
		task.metrics().forEach(metric -> html.append("<th class=\"n\">").append(metric.label()).append("</th>"));
		html.append("</tr></thead>\n<tbody>\n");
		groups.stream().filter(group -> group.task() == task).forEach(group -> html.append(row(group)));
		return html.append("</tbody></table></div>\n").toString();
	}

	private static String row(final GroupScore group) {
		final StringBuilder html = new StringBuilder(
			group.isClass() ? "<tr>" : "<tr style=\"background:var(--card)\">");
		html.append(group.isClass() ? "<td style=\"padding-left:1.6rem\">" : "<td><b>").append(Html.escape(name(group)))
			.append(group.isClass() ? "</td>" : "</b></td>");
		html.append("<td class=\"n\">").append(group.items())
			.append(group.failed() == 0 ? "" : ", " + group.failed() + " failed").append("</td>");
		for (final Metric metric : group.task().metrics()) {
			html.append("<td class=\"n\">").append(cell(group, group.estimates().get(metric))).append("</td>");
		}
		return html.append("</tr>\n").toString();
	}

	private static String name(final GroupScore group) {
		if (group.isClass()) {
			return group.target();
		}
		if (group.modality().equals(GroupScore.ALL)) {
			return group.target().equals(GroupScore.ALL) ? "All items" : "Mean of the classes";
		}
		return group.modality() + (group.dataset().equals(GroupScore.ALL) ? "" : ": " + group.dataset());
	}

	/** Tells how many items count where these are not all that were answered. A single item has no interval. */
	private static String cell(final GroupScore group, final Estimate estimate) {
		if (estimate == null) {
			return "–";
		}
		final String some = estimate.count() == group.items() - group.failed()
			? ""
			: "; " + estimate.count() + " items";
		final String value = String.format(Locale.ROOT, "%.3f", estimate.value());
		if (estimate.count() == 1) {
			return value + (some.isEmpty() ? "" : " <span class=\"hint\">(1 item)</span>");
		}
		return value + String.format(Locale.ROOT, " <span class=\"hint\">(%.3f to %.3f%s)</span>", estimate.low(),
			estimate.high(), some);
	}

	private static String figures(final List<Plot> plots) {
		final StringBuilder html = new StringBuilder();
		for (final Plot plot : plots) {
			html.append("<figure style=\"margin-top:1.4rem\"><div class=\"picture\" style=\"--w:").append(plot.width())
				.append("px\"><img alt=\"").append(Html.escape(plot.title())).append("\" src=\"data:image/png;base64,")
				.append(Base64.getEncoder().encodeToString(plot.png())).append("\"></div>\n<figcaption><b>")
				.append(Html.escape(plot.title())).append("</b><span class=\"hint\">")
				.append(Html.escape(plot.caption())).append("</span></figcaption></figure>\n");
		}
		return html.toString();
	}

	private static String failures(final EvaluationResult result) {
		final List<String> failures = Stream.concat(result.failures().stream().map(ItemResult::failure),
			result.absentFailures().stream().map(PresenceRow::failure)).toList();
		final StringBuilder html = new StringBuilder(
			"<p>These items have no answer and count for nothing above.</p>\n<ul>\n");
		failures.stream().limit(MOST_FAILURES)
			.forEach(failure -> html.append("<li>").append(Html.escape(failure)).append("</li>\n"));
		html.append("</ul>\n");
		final int more = failures.size() - MOST_FAILURES;
		return more > 0
			? html.append("<p>").append(more).append(" more are in items.csv")
				.append(result.presence().isEmpty() ? "" : " and presence.csv").append(".</p>\n").toString()
			: html.toString();
	}

	/** How many items have each kind of note; what a note says after its colon differs from item to item. */
	private static String notes(final EvaluationResult result) {
		final Map<String, Long> kinds = result.items().stream()
			.flatMap(item -> item.notes().stream().map(note -> note.replaceFirst(":.*", "")).distinct())
			.collect(Collectors.groupingBy(kind -> kind, LinkedHashMap::new, Collectors.counting()));
		if (kinds.isEmpty()) {
			return "";
		}
		final StringBuilder html = new StringBuilder("<ul>\n");
		kinds.forEach((kind, items) -> html.append("<li>").append(items).append(items == 1 ? " item: " : " items: ")
			.append(Html.escape(kind)).append("</li>\n"));
		final long noted = result.items().stream().filter(item -> !item.notes().isEmpty()).count();
		return Html.section("Guessed or interpreted", "<p>" + noted + " of " + result.items().size() +
			" items have notes; the column <i>notes</i> of items.csv has each of them.</p>\n" + html.append("</ul>\n"));
	}

	private static String explanation() {
		return "<p class=\"hint\">All numbers go from 0 to 1. In brackets are 95 % confidence intervals: percentiles " +
			"of " + Bootstrap.RESAMPLES +
			" bootstrap samples of the items. <b>Accuracy</b>: share of answers that name what is known. " +
			"<b>Dice</b>, <b>IoU</b>: overlap of the model's outlines with the known ones. In segmentations, items " +
			"whose known mask is empty do not count, and an answer without an outline counts 0; in the other tasks, " +
			"nothing found where nothing is known counts 1. <b>BLEU-1</b>: share of the answer's words that the " +
			"known text has, less a penalty for short answers, of all texts together. <b>METEOR</b>: words in " +
			"common, in equal form or with equal stem, in equal order; without synonyms. <b>ROUGE-L</b>: longest " +
			"sequence of words in common. <b>Mean of the classes</b>: every class counts the same, however many " +
			"items it has.</p>\n";
	}

	private static String provenance(final EvaluationResult result) {
		final EvaluationSettings settings = result.settings();
		return "<dl>\n" + fact("Model", Html.escape(result.modelName())) + "<dt>Model SHA-256</dt><dd class=\"sum\">" +
			result.modelSha256() + "</dd>\n" + fact("Precision", result.precision()) +
			fact("Device", Html.escape(result.device())) +
			fact("Data",
				Html.escape(String.join(", ",
					result.items().stream().map(item -> item.item().dataset()).distinct().toList()))) +
			fact("Split", Html.escape(settings.split())) + fact("Annotations", Html.escape(settings.annotationFile())) +
			fact("Regions shown as", settings.regions().key()) + fact("Seed", Long.toString(settings.seed())) +
			(result.presence().isEmpty()
				? ""
				: fact("Absent targets per image", Integer.toString(settings.presence().absent()))) +
			"</dl>\n";
	}

	private static String fact(final String name, final String html) {
		return "<dt>" + name + "</dt><dd>" + html + "</dd>\n";
	}
}

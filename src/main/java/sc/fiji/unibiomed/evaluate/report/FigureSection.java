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
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.evaluate.picture.Candidate;
import sc.fiji.unibiomed.evaluate.picture.FigureGroup;
import sc.fiji.unibiomed.evaluate.picture.ItemFigure;
import sc.fiji.unibiomed.evaluate.picture.OutlinedPicture;
import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.ItemResult;
import sc.fiji.unibiomed.evaluate.score.Metric;
import sc.fiji.unibiomed.evaluate.score.Phrases;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.html.Html;
import sc.fiji.unibiomed.image.Bounds;

/**
 * Single items in the report: pictures with true and found outlines, and answers in words. The two colours are told
 * apart by all kinds of colour vision (Okabe and Ito 2008), and one of the lines is dashed.
 */
final class FigureSection {

	private static final String KNOWN = "#56b4e9";
	private static final String FOUND = "#e69f00";
	private static final String DASHES = "5 3";

	private FigureSection() {}

	/** What is shown of a task as HTML, each group with a heading; nothing if there is none. */
	static String of(final List<FigureGroup> groups, final EvaluationTask task) {
		return groups.stream().filter(group -> group.task() == task && group.kind() != FigureGroup.Kind.FALSE_FINDINGS)
			.map(FigureSection::html).collect(Collectors.joining());
	}

	/** What is shown of absent targets as HTML; nothing if there is none. */
	static String ofFalseFindings(final List<FigureGroup> groups) {
		return groups.stream().filter(group -> group.kind() == FigureGroup.Kind.FALSE_FINDINGS).map(FigureSection::html)
			.collect(Collectors.joining());
	}

	private static String html(final FigureGroup group) {
		final String heading = switch (group.kind()) {
			case OUTLINES -> "Worst and best outlines";
			case WORDS -> "Worst answers in words";
			case FALSE_FINDINGS -> "Outlined though absent";
		};
		final StringBuilder html = new StringBuilder("<h3>").append(heading).append("</h3>\n<p>")
			.append(Html.escape(group.how())).append("</p>\n");
		if (!group.worst().isEmpty()) {
			html.append(legend(group.kind() == FigureGroup.Kind.FALSE_FINDINGS));
		}
		return html.append(figures(group.best().isEmpty() ? "" : "Worst", group.worst(), group.kind()))
			.append(figures("Best", group.best(), group.kind())).toString();
	}

	private static String legend(final boolean onlyFound) {
		return "<p class=\"hint\">" + (onlyFound ? "" : line(KNOWN, "none") + " known outline &nbsp; ") +
			line(FOUND, DASHES) + " what the model outlined</p>\n";
	}

	private static String line(final String color, final String dashes) {
		return "<svg width=\"34\" height=\"10\" aria-hidden=\"true\"><path d=\"M2 5h30\" fill=\"none\" " +
			"stroke=\"#000\" stroke-width=\"5\"/><path d=\"M2 5h30\" fill=\"none\" stroke=\"" + color +
			"\" stroke-width=\"2.5\" stroke-dasharray=\"" + dashes + "\"/></svg>";
	}

	private static String figures(final String title, final List<ItemFigure> figures, final FigureGroup.Kind kind) {
		if (figures.isEmpty()) {
			return "";
		}
		final StringBuilder html = new StringBuilder(title.isEmpty() ? "" : "<h4>" + title + "</h4>\n")
			.append("<div class=\"answers\">\n");
		figures.forEach(figure -> html.append("<figure>\n").append(picture(figure)).append(caption(figure, kind))
			.append("</figure>\n"));
		return html.append("</div>\n").toString();
	}

	private static String picture(final ItemFigure figure) {
		final EvaluationItem item = figure.candidate().result().item();
		if (figure.picture().isEmpty()) {
			return "<p class=\"hint\">No picture: " + Html.escape(figure.problem()) + "</p>\n";
		}
		final OutlinedPicture picture = figure.picture().get();
		final Bounds part = picture.part();
		return "<svg viewBox=\"0 0 " + part.width() + " " + part.height() + "\" role=\"img\" aria-label=\"" +
			Html.escape(item.imageName() + ", " + item.target() + ", with outlines") +
			"\" style=\"display:block;width:100%;height:15rem\">\n<image width=\"" + part.width() + "\" height=\"" +
			part.height() + "\" preserveAspectRatio=\"none\" href=\"data:image/jpeg;base64," +
			Base64.getEncoder().encodeToString(picture.jpeg()) + "\"/>\n" + outline(picture.known(), KNOWN, "none") +
			outline(picture.found(), FOUND, DASHES) + "</svg>\n";
	}

	/** On a dark line, so that it shows on any image. */
	private static String outline(final String data, final String color, final String dashes) {
		if (data.isEmpty()) {
			return "";
		}
		final String line = "fill=\"none\" vector-effect=\"non-scaling-stroke\" stroke-linejoin=\"round\" d=\"" + data +
			"\"/>\n";
		return "<path stroke=\"#000\" stroke-opacity=\".45\" stroke-width=\"3.5\" " + line + "<path stroke=\"" + color +
			"\" stroke-width=\"2\" stroke-dasharray=\"" + dashes + "\" " + line;
	}

	private static String caption(final ItemFigure figure, final FigureGroup.Kind kind) {
		final Candidate candidate = figure.candidate();
		final ItemResult result = candidate.result();
		final EvaluationItem item = result.item();
		final List<String> lines = new ArrayList<>();
		lines.add("<b>" + Html.escape(item.imageName()) + "</b> " + Html.escape(item.target()));
		candidate.volume().ifPresent(volume -> lines.add("Volume " + Html.escape(volume.volume().name()) + ": Dice " +
			number(candidate.dice()) + "; this is its slice with the most wrong pixels"));
		final double dice = result.scores().value(Metric.DICE);
		if (!Double.isNaN(dice)) {
			lines.add("Dice " + number(dice));
		}
		result.finding().map(finding -> finding.check()).filter(FindingCheck::isKnown).map(FigureSection::check)
			.ifPresent(lines::add);
		if (kind == FigureGroup.Kind.WORDS || item.task() != EvaluationTask.SEGMENTATION) {
			lines.add(words("Question", item.prompt()));
			if (!item.truth().isBlank()) {
				lines.add(words("Known", item.truth()));
			}
			lines.add(words("Answer", Phrases.cleaned(result.answer())));
		}
		final double words = result.scores().value(Metric.ROUGE_L);
		if (kind == FigureGroup.Kind.WORDS && !Double.isNaN(words)) {
			lines.add("ROUGE-L " + number(words));
		}
		figure.picture().filter(OutlinedPicture::isPart).map(FigureSection::part).ifPresent(lines::add);
		return "<figcaption>" + String.join("<br>\n", lines) + "</figcaption>\n";
	}

	private static String check(final FindingCheck check) {
		return "Check: " + check.verdict().label() +
			(check.reason().isEmpty() ? "" : " <span class=\"hint\">(" + Html.escape(check.reason()) + ")</span>");
	}

	private static String words(final String what, final String text) {
		return "<span class=\"hint\">" + what + ":</span> " + Html.escape(text.isBlank() ? "–" : text);
	}

	private static String part(final OutlinedPicture picture) {
		return "<span class=\"hint\">Shown: " + picture.part().width() + " × " + picture.part().height() + " of " +
			picture.width() + " × " + picture.height() + " pixels</span>";
	}

	private static String number(final double value) {
		return String.format(Locale.ROOT, "%.3f", value);
	}
}

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
package sc.fiji.unibiomed.findings.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingName;
import sc.fiji.unibiomed.findings.measure.Measure;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Numbers;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.findings.measure.UnitKind;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.raw.Dimensions;

/**
 * The findings as a table of a report. Columns in which no row has anything to say are left out, and the
 * names of regions where they only repeat number and phrase.
 */
final class HtmlTable {

	/** A column: its heading, whether it holds numbers, and the HTML of a cell. */
	private record Part(String heading, boolean numbers, Function<MeasuredFinding, String> cell) {}

	private final Results results;
	private final List<Part> parts = new ArrayList<>();

	HtmlTable(final Results results) {
		this.results = results;
		final String unit = Html.escape(UnitKind.LENGTH.of(results.spacing()));
		parts.add(new Part("", false, row -> Html.badge(row.finding().index())));
		addText(MeasureColumns.PHRASE);
		addWhere(row -> row.object() > 0, new Part(MeasureColumns.OBJECT.heading(), true,
			row -> row.object() > 0 ? Integer.toString(row.object()) : "–"));
		addWhere(row -> row.finding().check().isKnown(),
			new Part(MeasureColumns.CHECK.heading(), false, HtmlTable::check));
		addWhere(row -> !position(row, results).isEmpty(),
			new Part("Position", false, row -> Html.escape(position(row, results))));
		addNumber(MeasureColumns.AREA);
		addNumber(MeasureColumns.PERCENT);
		parts.add(new Part("Centre x, y (" + unit + ")", true,
			row -> row.isEmpty()
				? "–"
				: brief(MeasureColumns.CENTROID_X, row) + ", " + brief(MeasureColumns.CENTROID_Y, row)));
		parts.add(new Part("Bounding box (px)", true, HtmlTable::box));
		addWhere(row -> !Double.isNaN(row.intensity().mean()),
			new Part("Intensity, mean (min to max)", true,
				row -> Double.isNaN(row.intensity().mean())
					? "–"
					: brief(MeasureColumns.MEAN, row) + " (" + brief(MeasureColumns.MIN, row) + " to " +
						brief(MeasureColumns.MAX, row) + ")"));
		addNumber(MeasureColumns.CONFIDENCE);
		if (results.findings().stream().anyMatch(row -> !Double.isNaN(results.volume(row)))) {
			addNumber(MeasureColumns.VOLUME);
		}
		if (results.findings().stream()
			.anyMatch(row -> !row.regionName().equals(FindingName.afterNumber(row.finding()))))
		{
			addText(MeasureColumns.REGION);
		}
		addText(MeasureColumns.STATUS);
		if (results.findings().stream().anyMatch(row -> !row.review().note().isBlank())) {
			addText(MeasureColumns.NOTE);
		}
		addNumber(MeasureColumns.PREDICTED_IOU);
		addNumber(MeasureColumns.OBJECT_SCORE);
	}

	private void addText(final Measure measure) {
		parts.add(new Part(Html.escape(measure.heading()), false, row -> Html.escape(measure.cell(row, results))));
	}

	private void addNumber(final Measure measure) {
		parts.add(new Part(Html.escape(measure.heading(results)), true, row -> brief(measure, row)));
	}

	private String brief(final Measure measure, final MeasuredFinding row) {
		return Numbers.brief(measure.number(row, results));
	}

	private void addWhere(final Predicate<MeasuredFinding> says, final Part part) {
		if (results.findings().stream().anyMatch(says)) {
			parts.add(part);
		}
	}

	/** Where in the image a row is, such as "slice 3, time 2"; empty where there is one place only. */
	static String position(final MeasuredFinding row, final Results results) {
		final Dimensions size = results.facts().size();
		final List<String> words = new ArrayList<>();
		if (row.channel() > 0) {
			words.add("channel " + row.channel());
		}
		if (row.slice() > 0 && size.slices() > 1) {
			words.add("slice " + row.slice());
		}
		if (row.time() > 0 && size.times() > 1) {
			words.add("time " + row.time());
		}
		return String.join(", ", words);
	}

	/** The table; the first row of each finding has the id {@code finding-k}. */
	String html() {
		final StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n<thead><tr>");
		for (final Part part : parts) {
			html.append(part.numbers ? "<th class=\"n\">" : "<th>").append(part.heading).append("</th>");
		}
		html.append("</tr></thead>\n<tbody>\n");
		final Set<Integer> seen = new HashSet<>();
		for (final MeasuredFinding row : results.findings()) {
			html.append("<tr");
			if (seen.add(row.finding().index())) {
				html.append(" id=\"finding-").append(row.finding().index()).append('"');
			}
			html.append(row.review().status() == Review.Status.REJECTED
				? " class=\"rejected\">"
				: row.finding().check().isAbsent() ? " class=\"absent\">" : ">");
			for (final Part part : parts) {
				html.append(part.numbers ? "<td class=\"n\">" : "<td>").append(part.cell.apply(row)).append("</td>");
			}
			html.append("</tr>\n");
		}
		return html.append("</tbody></table></div>\n").toString();
	}

	private static String check(final MeasuredFinding row) {
		final FindingCheck check = row.finding().check();
		return Html.escape(check.verdict().label()) + " <span class=\"hint\">" + Html.escape(check.reason()) +
			"</span>";
	}

	private static String box(final MeasuredFinding row) {
		final Bounds bounds = row.mask().shape().bounds();
		return row.isEmpty() ? "–" : bounds.width() + "×" + bounds.height() + " at " + bounds.x() + ", " + bounds.y();
	}
}

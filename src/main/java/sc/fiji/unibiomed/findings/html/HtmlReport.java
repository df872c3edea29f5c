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

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.scijava.plugin.Plugin;

import sc.fiji.unibiomed.findings.CheckLines;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.findings.measure.OriginMeasure;
import sc.fiji.unibiomed.findings.measure.Provenance;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.util.AtomicFile;

/**
 * An answer as a report for people: one HTML file without references to others and without scripts, for screens light
 * and dark and for paper. The answer's phrases have the colours of their regions and lead to their rows in the table.
 */
@Plugin(type = FindingsExporter.class, priority = 100)
public final class HtmlReport implements FindingsExporter {

	@Override
	public String key() {
		return "html";
	}

	@Override
	public String label() {
		return "HTML report";
	}

	@Override
	public String description() {
		return "a page with the answer, the outlined image and the table";
	}

	@Override
	public boolean needsPictures() {
		return true;
	}

	@Override
	public String ending() {
		return "-report.html";
	}

	/**
	 * Writes the report with the pictures that the results have: of a stack, at most 12 frames with findings, at most
	 * 1,024 pixels wide and high.
	 *
	 * @throws IOException if the file cannot be written; then an older one stays as it is
	 */
	@Override
	public void write(final Results results, final Path file) throws IOException {
		AtomicFile.writeText(file, writer -> {
			final Provenance provenance = results.provenance();
			final String title = provenance.imageName().isBlank() ? "Image" : provenance.imageName();
			writer.write(HtmlPage.begin(title + " – UniBiomed report"));
			writer.write("<header><h1>" + Html.escape(title) + "</h1>\n<p class=\"hint\">UniBiomed report, " +
				Html.escape(provenance.date().toString().replace('T', ' ').replace("Z", " UTC")) + ". " +
				HtmlPage.WARNING + "</p>" + HtmlPage.model(results.remarks().model()) + "</header>\n");
			writer.write("<section class=\"talk\">\n<p class=\"question\"><span>Question</span>" +
				Html.escape(provenance.prompt()) + "</p>\n" + HtmlPage.warnings(results.remarks().warnings()) +
				"<p class=\"answer\"><span>Answer</span>" + answer(results) + "</p>\n" +
				Html.checks(distinct(results)) + HtmlPage.notes(results.remarks().notes()) + "</section>\n");
			writer.write("<section>\n" + new HtmlFigures(results).html() + "</section>\n");
			writer.write(Html.section("Findings", findings(results)));
			writer.write(Html.section("Where this comes from", provenance(provenance)));
			writer.write(HtmlPage.end());
		});
	}

	private static List<Finding> distinct(final Results results) {
		final Map<Integer, Finding> findings = new LinkedHashMap<>();
		results.findings().forEach(row -> findings.putIfAbsent(row.finding().index(), row.finding()));
		return List.copyOf(findings.values());
	}

	private static String answer(final Results results) {
		if (CheckLines.sayNothing(distinct(results))) {
			return "";
		}
		final Map<Integer, String> known = distinct(results).stream()
			.collect(Collectors.toMap(Finding::index, finding -> finding.check().verdict().label()));
		final StringBuilder html = new StringBuilder();
		for (final AnswerText.Piece piece : AnswerText.pieces(results.answer())) {
			final String words = Html.escape(piece.text());
			if (piece.finding() == 0) {
				html.append(words);
			}
			else if (known.containsKey(piece.finding())) {
				html.append("<a class=\"")
					.append(((words.isEmpty() ? "bare " : "phrase ") + known.get(piece.finding())).strip())
					.append("\" href=\"#finding-").append(piece.finding()).append("\" style=\"")
					.append(Html.colors(piece.finding())).append("\">").append(words.isEmpty() ? "" : words + " ")
					.append(Html.badge(piece.finding())).append("</a>");
			}
			else {
				// An answer may end with a pointer that the model never drew.
				html.append(words).append(words.isEmpty() ? "[" : " [").append(piece.finding()).append(']');
			}
		}
		return html.toString();
	}

	private static String findings(final Results results) {
		if (results.findings().isEmpty()) {
			return "<p>The answer points at nothing in the image.</p>\n";
		}
		return new HtmlTable(results).html() + "<p class=\"hint\">" + Stream
			.of(MeasureColumns.CHECK, MeasureColumns.CONFIDENCE, MeasureColumns.PREDICTED_IOU,
				MeasureColumns.OBJECT_SCORE)
			.map(measure -> "<b>" + Html.escape(measure.heading()) + "</b>: " + Html.escape(measure.meaning()) + ". ")
			.collect(Collectors.joining()) + "None of them says whether the name is right.</p>\n";
	}

	private static String provenance(final Provenance provenance) {
		return MeasureColumns.origin().stream().map(measure -> fact(measure, measure.of(provenance)))
			.collect(Collectors.joining("", "<dl>\n", "</dl>\n"));
	}

	private static String fact(final OriginMeasure measure, final String text) {
		final boolean isSum = measure == MeasureColumns.MODEL_SHA256 || measure == MeasureColumns.IMAGE_SHA256;
		return "<dt>" + Html.escape(measure.heading()) + "</dt><dd" + (isSum ? " class=\"sum\">" : ">") +
			(text.isBlank() ? "–" : Html.escape(text)) + "</dd>\n";
	}
}

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.util.AtomicFile;

/**
 * A page with the answers of two runs side by side, those that agree least first. Pictures of answers are files that
 * the page leads to.
 *
 * @param names of both runs
 * @param lines the result in a few sentences
 * @param entries what is shown
 * @param all how many there are
 */
public record HtmlComparison(List<String> names, List<String> lines, List<Entry> entries, int all) {

	/** Colours of what is inside of both outlines, of the first only, and of the second only: 0xRRGGBB. */
	public static final List<Integer> COLORS = List.of(0xd9d9d9, 0x56b4e9, 0xe69f00);
	/** Colour of what is in neither: 0xRRGGBB. */
	public static final int BACKGROUND = 0x20242a;

	private static final String PAGE = "compare.html";

	/**
	 * One of two answers.
	 *
	 * @param text as people read it
	 * @param picture with outlines, relative to the page
	 * @param folder relative to the page
	 */
	public record Side(String question, String text, String picture, String folder) {}

	/**
	 * A finding of one or both answers; numbers as text, empty where there is none.
	 *
	 * @param check what the model said when it was asked back; of both, if they differ
	 */
	public record Row(String phrase, String firstPixels, String secondPixels, String dice, String check, String note) {}

	/**
	 * Two answers.
	 *
	 * @param agreement where the outlines agree
	 * @param note why they could not be compared; empty if they were
	 */
	public record Entry(String image, Side first, Side second, Optional<RgbImage> agreement, List<Row> rows,
		String note)
	{

		public Entry {
			rows = List.copyOf(rows);
		}

		private boolean isOneQuestion() {
			return first.question().equals(second.question());
		}
	}

	public HtmlComparison {
		names = List.copyOf(names);
		lines = List.copyOf(lines);
		entries = List.copyOf(entries);
	}

	/**
	 * Writes the page, {@code compare.html}.
	 *
	 * @return where it is
	 * @throws IOException if it cannot be written; then an older one stays as it is
	 */
	public static Path write(final HtmlComparison comparison, final Path folder) throws IOException {
		final Path page = folder.resolve(PAGE);
		AtomicFile.writeText(page, writer -> {
			writer.write(HtmlPage.begin("UniBiomed comparison", HtmlPage.FILES_BESIDE));
			writer.write("<header><h1>UniBiomed comparison</h1>\n" +
				comparison.lines.stream().map(HtmlComparison::line).collect(Collectors.joining()) +
				"<p class=\"hint\">" + HtmlPage.WARNING + "</p>\n</header>\n<p class=\"hint\">" + legend() +
				(comparison.entries.size() < comparison.all
					? " Shown are the " + comparison.entries.size() + " of " + comparison.all +
						" answers that agree least; compare.csv has all."
					: "") +
				"</p>\n");
			for (final Entry entry : comparison.entries) {
				writer.write(comparison.html(entry));
			}
			writer.write(HtmlPage.end());
		});
		return page;
	}

	/** Lines that begin with spaces belong to the one before. */
	private static String line(final String line) {
		return line.startsWith(" ")
			? "<div class=\"hint\">" + Html.escape(line.strip()) + "</div>\n"
			: "<div>" + Html.escape(line) + "</div>\n";
	}

	private static String legend() {
		return "Third picture: " + swatch(0) + " in both outlines, " + swatch(1) + " in the first only, " + swatch(2) +
			" in the second only.";
	}

	private static String swatch(final int color) {
		return "<span class=\"swatch\" style=\"" + String.format(Locale.ROOT, "--c:#%06x", COLORS.get(color)) +
			"\"></span>";
	}

	private String html(final Entry entry) throws IOException {
		return "<section class=\"image\">\n<h3>" + Html.escape(entry.image()) +
			(entry.isOneQuestion() ? ": " + Html.escape(entry.first().question()) : "") +
			"</h3>\n<div class=\"answers pair\">\n" + side("First", names.get(0), entry, entry.first()) +
			side("Second", names.get(1), entry, entry.second()) +
			(entry.agreement().isPresent() ? agreement(entry.agreement().get()) : "") + "</div>\n" +
			(entry.note().isEmpty() ? "" : "<p class=\"warning\">" + Html.escape(entry.note()) + "</p>\n") +
			table(entry) + "</section>\n";
	}

	private static String side(final String which, final String name, final Entry entry, final Side side) {
		// The name may be the question.
		final String question = entry.isOneQuestion() || name.contains(side.question())
			? ""
			: "<p class=\"hint\">" + Html.escape(side.question()) + "</p>\n";
		return "<figure>\n<a href=\"" + HtmlIndex.link(side.picture()) + "\"><img loading=\"lazy\" alt=\"" +
			Html.escape(entry.image()) + ", " + which + "\" src=\"" + HtmlIndex.link(side.picture()) +
			"\"></a>\n<figcaption><a href=\"" + HtmlIndex.link(side.folder()) + "/\"><b>" + which + "</b></a>" +
			"<p class=\"hint\">" + Html.escape(name) + "</p>\n" + question + "<p>" + Html.escape(side.text()) +
			"</p>\n</figcaption>\n</figure>\n";
	}

	private static String agreement(final RgbImage picture) throws IOException {
		return "<figure>\n" + HtmlFigures.image(picture, "Where both outlines agree") +
			"\n<figcaption><b>Agreement</b></figcaption>\n</figure>\n";
	}

	private static String table(final Entry entry) {
		final String text = entry.note().isEmpty()
			? "<p class=\"hint\">" + (entry.first().text().equals(entry.second().text())
				? "Both texts are the same."
				: "The texts differ.") + "</p>\n"
			: "";
		if (entry.rows().isEmpty()) {
			return text;
		}
		return text + "<div class=\"scroll\"><table>\n<thead><tr><th>Finding</th><th class=\"n\">Pixels, first</th>" +
			"<th class=\"n\">Pixels, second</th><th class=\"n\">Dice</th><th>Check</th><th></th></tr></thead>\n" +
			"<tbody>\n" +
			entry.rows().stream()
				.map(row -> "<tr><td>" + Html.escape(row.phrase()) + "</td>" + number(row.firstPixels()) +
					number(row.secondPixels()) + number(row.dice()) + "<td>" + Html.escape(row.check()) + "</td><td>" +
					Html.escape(row.note()) + "</td></tr>\n")
				.collect(Collectors.joining()) +
			"</tbody>\n</table></div>\n";
	}

	private static String number(final String text) {
		return "<td class=\"n\">" + Html.escape(text) + "</td>";
	}
}

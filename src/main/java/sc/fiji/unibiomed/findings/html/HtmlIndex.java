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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.unibiomed.util.AtomicFile;

/**
 * A page to look through the answers of a batch: a picture of each with its findings, leading to its folder; all
 * answers about an image stand together. Pictures are files beside the page. Large batches have several pages.
 *
 * @param summary a line about the whole batch
 * @param failures what failed, first on the page; may be empty
 * @param leftOut what is in no table, last on the page; may be empty
 * @param asked all questions, models, precisions and settings of all pages
 * @param entries the answers of this page, those about one image next to each other
 * @param page its number, from 1
 * @param pages how many there are
 */
public record HtmlIndex(String summary, List<Failure> failures, List<Failure> leftOut, List<Asked> asked,
	List<Entry> entries, int page, int pages)
{

	private static final String FIRST = "index.html";

	/**
	 * What was asked by whom. What nobody knows is empty.
	 *
	 * @param settings how, where that was not as usual
	 */
	public record Asked(String question, String model, String precision, String settings) {

		/** Model, precision and settings in a line. */
		String asker() {
			return Stream.of(model, precision, settings).filter(word -> !word.isEmpty())
				.collect(Collectors.joining(", "));
		}
	}

	/**
	 * Something that has no answer, or one that is left out.
	 *
	 * @param what the image's name, or the answer's folder
	 * @param reason why, as a sentence
	 */
	public record Failure(String what, Asked asked, String reason) {}

	/**
	 * A finding.
	 *
	 * @param index number in the answer, from 1
	 */
	public record Mark(int index, String phrase) {}

	/**
	 * An answer.
	 *
	 * @param image the image's name
	 * @param credit which model answered, in words
	 * @param warnings sentences that stand before the answer
	 * @param answer as people read it
	 * @param thumbnail a small picture, relative to the page
	 * @param picture a large one, relative to the page
	 * @param folder the answer's folder, relative to the page
	 */
	public record Entry(String image, Asked asked, String credit, List<String> warnings, String answer,
		List<Mark> marks, String thumbnail, String picture, String folder)
	{

		public Entry {
			warnings = List.copyOf(warnings);
			marks = List.copyOf(marks);
		}
	}

	public HtmlIndex {
		failures = List.copyOf(failures);
		leftOut = List.copyOf(leftOut);
		asked = List.copyOf(asked);
		entries = List.copyOf(entries);
	}

	/**
	 * Writes a page: {@code index.html}, {@code index-2.html} and so on.
	 *
	 * @throws IOException if it cannot be written; then an older one stays as it is
	 */
	public static void write(final HtmlIndex index, final Path folder) throws IOException {
		final HtmlFilters filters = new HtmlFilters(index.asked);
		AtomicFile.writeText(folder.resolve(name(index.page)), writer -> {
			writer.write(HtmlPage.begin("UniBiomed batch",
				filters.isEmpty() ? HtmlPage.FILES_BESIDE : HtmlPage.filesBesideAnd(HtmlFilters.SCRIPT)));
			writer.write("<header><h1>UniBiomed batch</h1>\n<p class=\"hint\">" +
				Html.escape(index.summary) + ". " + HtmlPage.WARNING + "</p>" + index.entries.stream()
					.map(Entry::credit).distinct().map(HtmlPage::model).collect(Collectors.joining()) +
				"</header>\n" + index.navigation());
			if (!index.failures.isEmpty()) {
				writer.write(Html.section("Failed", index.failureTable("Image", index.failures)));
			}
			writer.write(Html.section("Answers",
				index.entries.isEmpty() ? "<p>There is none so far.</p>\n" : filters.html() + index.answers(filters)));
			if (!index.leftOut.isEmpty()) {
				writer.write(Html.section("Left out of the tables", index.failureTable("Folder", index.leftOut)));
			}
			writer.write(index.navigation() +
				(filters.isEmpty() ? "" : "<script>" + HtmlFilters.SCRIPT + "</script>\n") + HtmlPage.end());
		});
	}

	/** Where an image has several answers, they are a group. */
	private String answers(final HtmlFilters filters) {
		final Map<String, List<Entry>> images = new LinkedHashMap<>();
		entries.forEach(entry -> images.computeIfAbsent(entry.image(), unknown -> new ArrayList<>()).add(entry));
		final boolean grouped = images.values().stream().anyMatch(group -> group.size() > 1);
		if (!grouped) {
			return grid(entries.stream().map(entry -> card(entry, filters, true)));
		}
		return images.entrySet().stream()
			.map(group -> "<div class=\"image\">\n<h3>" + Html.escape(group.getKey()) + "</h3>\n" +
				grid(group.getValue().stream().map(entry -> card(entry, filters, false))) + "</div>\n")
			.collect(Collectors.joining());
	}

	private static String grid(final Stream<String> cards) {
		return "<div class=\"answers\">\n" + cards.collect(Collectors.joining()) + "</div>\n";
	}

	/** Deletes pages that an earlier, larger batch left in a folder. */
	public static void removePagesAfter(final int pages, final Path folder) throws IOException {
		for (int page = pages + 1; Files.deleteIfExists(folder.resolve(name(page))); page++) {
			// The condition does it.
		}
	}

	private static String name(final int page) {
		return page == 1 ? FIRST : "index-" + page + ".html";
	}

	private String navigation() {
		if (pages == 1) {
			return "";
		}
		return "<p class=\"hint\">Page " + page + " of " + pages +
			(page > 1 ? " <a class=\"page\" href=\"" + name(page - 1) + "\">back</a>" : "") +
			(page < pages ? " <a class=\"page\" href=\"" + name(page + 1) + "\">next</a>" : "") + "</p>\n";
	}

	private String failureTable(final String heading, final List<Failure> rows) {
		return "<div class=\"scroll\"><table>\n<thead><tr><th>" + heading +
			"</th><th>Question</th><th>Model</th><th>Reason</th></tr></thead>\n<tbody>\n" +
			rows.stream()
				.map(each -> "<tr><td>" + Html.escape(each.what()) + "</td><td>" +
					Html.escape(each.asked().question()) + "</td><td>" + Html.escape(each.asked().asker()) +
					"</td><td>" + Html.escape(each.reason()) + "</td></tr>\n")
				.collect(Collectors.joining()) +
			"</tbody>\n</table></div>\n";
	}

	private static String card(final Entry entry, final HtmlFilters filters, final boolean isAlone) {
		final String asker = filters.isEmpty()
			? ""
			: "<p class=\"hint\">" + Html.escape(entry.asked().asker()) + "</p>\n";
		return "<figure" + filters.attribute(entry.asked()) + ">\n<a href=\"" + link(entry.picture()) +
			"\"><img loading=\"lazy\" alt=\"" + Html.escape(entry.image()) +
			(entry.marks().isEmpty() ? "" : " with findings outlined") + "\" src=\"" + link(entry.thumbnail()) +
			"\"></a>\n<figcaption><a href=\"" + link(entry.folder()) + "\"><b>" +
			Html.escape(isAlone ? entry.image() : entry.asked().question()) + "</b></a>\n" +
			(isAlone ? "<p class=\"hint\">" + Html.escape(entry.asked().question()) + "</p>\n" : "") + asker +
			HtmlPage.warnings(entry.warnings()) + "<p>" + Html.escape(entry.answer()) + "</p>\n<p>" +
			entry.marks().stream().map(mark -> "<span class=\"key\">" + Html.badge(mark.index()) + " " +
				Html.escape(mark.phrase()) + "</span> ").collect(Collectors.joining()) +
			"</p>\n</figcaption>\n</figure>\n";
	}

	/** Names of files may hold anything; slashes stay. */
	static String link(final String path) {
		return Html.escape(path.replace("%", "%25").replace("#", "%23").replace("?", "%3F").replace(" ", "%20"));
	}
}

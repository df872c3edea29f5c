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
package sc.fiji.unibiomed.batch.task;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.batch.task.FolderContents.Known;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.findings.html.HtmlIndex;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;

/** The pages to look through the answers of an output folder. */
final class IndexPages {

	private static final int PER_PAGE = 200;

	private final BatchFolder folder;
	private final CombinedFiles.Counts counts;

	/** Reads a file of a task, and says whose it is if it cannot be used. */
	@FunctionalInterface
	interface Reading {

		HtmlIndex.Entry of(Known known, CombinedFiles.Use<HtmlIndex.Entry> use) throws IOException;
	}

	IndexPages(final BatchFolder folder, final CombinedFiles.Counts counts) {
		this.folder = folder;
		this.counts = counts;
	}

	/** @throws IOException if one cannot be written */
	void write(final FolderContents contents, final Reading reading) throws IOException {
		final List<HtmlIndex.Failure> failures = contents.failed().stream()
			.map(known -> new HtmlIndex.Failure(place(known.record()), asked(known.record()), known.record().reason()))
			.toList();
		final List<HtmlIndex.Failure> leftOut = contents.leftOut().stream()
			.map(each -> new HtmlIndex.Failure(each.what(),
				new HtmlIndex.Asked(each.prompt(), each.model(), each.precision(), ""), each.reason()))
			.toList();
		final List<Known> done = contents.done();
		final List<HtmlIndex.Asked> asked = done.stream().map(known -> asked(known.record())).distinct().toList();
		final int pages = Math.max(1, (done.size() + PER_PAGE - 1) / PER_PAGE);
		for (int page = 1; page <= pages; page++) {
			final List<HtmlIndex.Entry> entries = new ArrayList<>();
			for (final Known known : done.subList((page - 1) * PER_PAGE, Math.min(done.size(), page * PER_PAGE))) {
				entries.add(reading.of(known, () -> entry(known.record())));
			}
			HtmlIndex.write(new HtmlIndex(summary(), page == 1 ? failures : List.of(), page == 1 ? leftOut : List.of(),
				asked, entries, page, pages), folder.root());
		}
		HtmlIndex.removePagesAfter(pages, folder.root());
	}

	private String summary() {
		return counts.answered() + " of " + counts.planned() + " answered" +
			(counts.failed() > 0 ? ", " + counts.failed() + " failed" : "") +
			(counts.pending() > 0 ? ", " + counts.pending() + " to come" : "") +
			(counts.others() > 0
				? "; the folder has " + (counts.answered() + counts.others()) + " answers in all"
				: "");
	}

	private static HtmlIndex.Asked asked(final EntryRecord record) {
		return new HtmlIndex.Asked(record.prompt(), record.model(), record.precision(), record.settings());
	}

	private static String link(final EntryRecord record, final String name) {
		return BatchFolder.TASKS + "/" + record.folder() + "/" + name;
	}

	/** Which model gave an answer. */
	private static String credit(final JsonObject answer) {
		final JsonObject model = answer.getAsJsonObject("model");
		return ModelCredit.of(model.get("name").getAsString(), model.get("sha256").getAsString(),
			answer.get("precision").getAsString()).forPages();
	}

	private static List<String> warnings(final JsonObject answer) {
		final List<String> notes = new ArrayList<>();
		answer.getAsJsonArray("notes").forEach(note -> notes.add(note.getAsString()));
		return DemoWarnings.among(notes);
	}

	static String shownText(final JsonObject answer) {
		return answer.get(answer.has("shown_text") ? "shown_text" : "plain_text").getAsString();
	}

	private HtmlIndex.Entry entry(final EntryRecord record) throws IOException {
		final JsonObject answer;
		try (Reader reader = Files.newBufferedReader(folder.tasks().resolve(record.folder()).resolve(TaskCheck.ANSWER),
			StandardCharsets.UTF_8))
		{
			answer = JsonParser.parseReader(reader).getAsJsonObject();
		}
		final List<HtmlIndex.Mark> marks = new ArrayList<>();
		for (final JsonElement each : answer.getAsJsonArray("findings")) {
			final JsonObject finding = each.getAsJsonObject();
			// What is absent has no mask, and nothing to point at.
			if (!finding.get("mask").isJsonNull()) {
				marks.add(new HtmlIndex.Mark(finding.get("index").getAsInt(), finding.get("phrase").getAsString()));
			}
		}
		return new HtmlIndex.Entry(place(record), asked(record), credit(answer), warnings(answer), shownText(answer),
			marks, link(record, TaskWriter.THUMBNAIL),
			link(record, marks.isEmpty() ? TaskWriter.THUMBNAIL : "overlay.png"), link(record, ""));
	}

	/** The image, and which pages of it, unless it is the first one. */
	static String place(final EntryRecord record) {
		return record.image() + (record.plane().equals("1") || record.plane().isEmpty()
			? ""
			: record.plane().matches("[0-9]+") ? " (page " + record.plane() + ")" : " (" + record.plane() + ")");
	}
}

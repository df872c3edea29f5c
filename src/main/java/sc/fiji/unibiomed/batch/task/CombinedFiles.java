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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.findings.export.CocoExport;
import sc.fiji.unibiomed.findings.export.CsvTable;
import sc.fiji.unibiomed.findings.html.HtmlIndex;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.util.AtomicFile;

/**
 * Puts the tasks of a plan together, in the plan's order: tables, findings for other software, and a page to look
 * through. Nothing in them depends on when or by whom a task was done, so that the same plan always gives the same
 * bytes. One task is in memory at a time.
 */
public final class CombinedFiles {

	static final String ANSWERS = "answers.csv";
	static final String FAILURES = "failures.csv";
	static final String SUMMARY = "summary.json";

	private static final int PER_PAGE = 200;

	private final BatchPlan plan;
	private final BatchFolder folder;
	private final Gson gson = new GsonBuilder().disableHtmlEscaping().create();

	/**
	 * How many entries of the plan there are of each kind.
	 *
	 * @param pending neither answered nor failed so far
	 */
	public record Counts(int planned, int answered, int failed, int pending) {}

	/** An entry with what became of it. */
	private record Known(BatchEntry entry, EntryRecord record) {}

	public CombinedFiles(final BatchPlan plan, final BatchFolder folder) {
		this.plan = plan;
		this.folder = folder;
	}

	/** Writes all files, each whole. */
	public Counts write() throws IOException {
		folder.removeHalfWritten();
		final List<Known> tried = new ArrayList<>();
		for (final BatchEntry entry : plan.entries()) {
			final Optional<EntryRecord> record = folder.record(entry);
			record.ifPresent(known -> tried.add(new Known(entry, known)));
		}
		final List<Known> done = tried.stream().filter(known -> known.record().isDone()).toList();
		final List<Known> failed = tried.stream().filter(known -> !known.record().isDone()).toList();
		final int all = plan.entries().size();
		final Counts counts = new Counts(all, done.size(), failed.size(), all - done.size() - failed.size());
		answers(done);
		findings(tried);
		geoJson(done);
		coco(done);
		failures(failed);
		index(done, failed, counts);
		AtomicFile.writeText(folder.root().resolve(SUMMARY),
			writer -> writer.write(new GsonBuilder().setPrettyPrinting().create().toJson(counts) + "\n"));
		return counts;
	}

	private Path file(final Known known, final String name) {
		return folder.tasks().resolve(known.record().folder()).resolve(name);
	}

	private static String link(final Known known, final String name) {
		return BatchFolder.TASKS + "/" + known.record().folder() + "/" + name;
	}

	private JsonObject json(final Path file) throws IOException {
		try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			return JsonParser.parseReader(reader).getAsJsonObject();
		}
	}

	private void answers(final List<Known> done) throws IOException {
		final List<Object> header = List.of("image", "plane", "prompt", "answer", "findings", MeasureColumns.TASK_ID,
			MeasureColumns.FOLDER);
		CsvTable.write(folder.root().resolve(ANSWERS), header, rows -> {
			for (final Known known : done) {
				final JsonObject answer = json(file(known, "answer.json"));
				rows.add(List.of(known.entry().image(), known.entry().plane(), known.entry().asked(),
					answer.get("plain_text").getAsString(), answer.getAsJsonArray("findings").size(),
					known.record().task(), BatchFolder.TASKS + "/" + known.record().folder()));
			}
		});
	}

	private void failures(final List<Known> failed) throws IOException {
		CsvTable.write(folder.root().resolve(FAILURES), List.of("image", "plane", "prompt", "reason"), rows -> {
			for (final Known known : failed) {
				rows.add(List.of(known.entry().image(), known.entry().plane(), known.entry().asked(),
					known.record().reason()));
			}
		});
	}

	private void findings(final List<Known> tried) throws IOException {
		CsvTable.write(folder.root().resolve(TaskWriter.CSV), TaskFindings.columns(), rows -> {
			for (final Known known : tried) {
				for (final List<String> row : TaskFindings.of(known.entry(), known.record(), folder).rows()) {
					rows.add(row);
				}
			}
		});
	}

	/**
	 * Each feature says which image it is in; readers that know one image only are given the file in the task's folder.
	 */
	private void geoJson(final List<Known> done) throws IOException {
		AtomicFile.writeText(folder.root().resolve(TaskWriter.GEOJSON), writer -> {
			final JsonWriter json = new JsonWriter(writer);
			json.beginObject().name("type").value("FeatureCollection").name("features").beginArray();
			for (final Known known : done) {
				for (final JsonElement feature : json(file(known, TaskWriter.GEOJSON)).getAsJsonArray("features")) {
					final JsonObject properties = feature.getAsJsonObject().getAsJsonObject("properties");
					final JsonObject metadata = properties.getAsJsonObject("metadata");
					metadata.remove(MeasureColumns.DATE.key());
					metadata.remove(MeasureColumns.DEVICE.key());
					metadata.addProperty(MeasureColumns.TASK_ID.key(), known.record().task());
					gson.toJson(feature, json);
				}
			}
			json.endArray().endObject().flush();
		});
	}

	/** The same numbers for the same phrases in all images. */
	private void coco(final List<Known> done) throws IOException {
		AtomicFile.writeText(folder.root().resolve(TaskWriter.COCO), writer -> {
			final JsonWriter json = new JsonWriter(writer);
			final Map<String, Integer> categories = new LinkedHashMap<>();
			json.beginObject().name("info");
			CocoExport.describe(json);
			json.name("licenses").beginArray().endArray().name("images").beginArray();
			final List<Integer> firstImages = new ArrayList<>();
			int image = 0;
			for (final Known known : done) {
				firstImages.add(image);
				for (final JsonElement each : json(file(known, TaskWriter.COCO)).getAsJsonArray("images")) {
					each.getAsJsonObject().addProperty("id", ++image);
					gson.toJson(each, json);
				}
			}
			json.endArray().name("annotations").beginArray();
			int annotation = 0;
			for (int i = 0; i < done.size(); i++) {
				final JsonObject task = json(file(done.get(i), TaskWriter.COCO));
				final List<String> phrases = phrases(task.getAsJsonArray("categories"));
				for (final JsonElement each : task.getAsJsonArray("annotations")) {
					final JsonObject changed = each.getAsJsonObject();
					final String phrase = phrases.get(changed.get("category_id").getAsInt() - 1);
					changed.addProperty("id", ++annotation);
					changed.addProperty("image_id", firstImages.get(i) + changed.get("image_id").getAsInt());
					changed.addProperty("category_id",
						categories.computeIfAbsent(phrase, unknown -> categories.size() + 1));
					gson.toJson(changed, json);
				}
			}
			json.endArray().name("categories").beginArray();
			for (final Map.Entry<String, Integer> category : categories.entrySet()) {
				json.beginObject().name("id").value(category.getValue()).name("name").value(category.getKey())
					.name("supercategory").value("finding").endObject();
			}
			json.endArray().endObject().flush();
		});
	}

	private static List<String> phrases(final JsonArray categories) {
		final List<String> phrases = new ArrayList<>();
		categories.forEach(category -> phrases.add(category.getAsJsonObject().get("name").getAsString()));
		return phrases;
	}

	private void index(final List<Known> done, final List<Known> failed, final Counts counts) throws IOException {
		final String summary = counts.answered() + " of " + counts.planned() + " answered" +
			(counts.failed() > 0 ? ", " + counts.failed() + " failed" : "") +
			(counts.pending() > 0 ? ", " + counts.pending() + " to come" : "");
		final List<HtmlIndex.Failure> failures = failed.stream()
			.map(known -> new HtmlIndex.Failure(place(known), known.entry().asked(), known.record().reason())).toList();
		final int pages = Math.max(1, (done.size() + PER_PAGE - 1) / PER_PAGE);
		for (int page = 1; page <= pages; page++) {
			final List<HtmlIndex.Entry> entries = new ArrayList<>();
			for (final Known known : done.subList((page - 1) * PER_PAGE, Math.min(done.size(), page * PER_PAGE))) {
				final JsonObject answer = json(file(known, "answer.json"));
				final List<HtmlIndex.Mark> marks = new ArrayList<>();
				answer.getAsJsonArray("findings")
					.forEach(finding -> marks.add(new HtmlIndex.Mark(finding.getAsJsonObject().get("index").getAsInt(),
						finding.getAsJsonObject().get("phrase").getAsString())));
				entries.add(new HtmlIndex.Entry(place(known), known.entry().asked(),
					answer.get("plain_text").getAsString(), marks, link(known, TaskWriter.THUMBNAIL),
					link(known, marks.isEmpty() ? TaskWriter.THUMBNAIL : "overlay.png"), link(known, "")));
			}
			HtmlIndex.write(new HtmlIndex(summary, page == 1 ? failures : List.of(), entries, page, pages),
				folder.root());
		}
		HtmlIndex.removePagesAfter(pages, folder.root());
	}

	private static String place(final Known known) {
		final PlaneChoice plane = known.entry().plane();
		return known.entry().image() + (plane.equals(PlaneChoice.FIRST)
			? ""
			: plane instanceof PlaneChoice.Stack ? " (stack)" : " (page " + plane + ")");
	}
}

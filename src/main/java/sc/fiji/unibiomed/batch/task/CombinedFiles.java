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
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.findings.export.CocoExport;
import sc.fiji.unibiomed.findings.export.CsvTable;
import sc.fiji.unibiomed.findings.html.HtmlIndex;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.util.AtomicFile;
import sc.fiji.unibiomed.util.VisibleText;

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

	/**
	 * Writes all files, each whole.
	 *
	 * @param told gets a sentence for each task whose files cannot be used; it counts as not done
	 * @throws IOException if a file cannot be written
	 */
	public Counts write(final Consumer<String> told) throws IOException {
		folder.removeHalfWritten();
		final List<Known> tried = new ArrayList<>();
		for (final BatchEntry entry : plan.entries()) {
			final Optional<EntryRecord> record = folder.record(entry);
			record.ifPresent(known -> tried.add(new Known(entry, known)));
		}
		while (true) {
			try {
				return write(tried);
			}
			catch (final DamagedTaskException e) {
				told.accept("The answer in " + BatchFolder.TASKS + "/" + e.folder + " cannot be used: " + e.file +
					" is damaged. Start the batch again: it is asked for anew.");
				folder.undo(e.folder);
				tried.removeIf(known -> e.folder.equals(known.record().folder()));
			}
		}
	}

	/** A file of a task does not hold what a file of its name holds. */
	private static final class DamagedTaskException extends IOException {

		private static final long serialVersionUID = 1;

		private final String folder;
		private final String file;

		DamagedTaskException(final Known task, final String file, final Throwable cause) {
			super(file, cause);
			this.folder = task.record().folder();
			this.file = file;
		}
	}

	/** Uses a file of a task. */
	@FunctionalInterface
	private interface Use<T> {

		T of() throws IOException;
	}

	/** Whatever is wrong in a file shows as one of these. */
	private static <T> T reading(final Known task, final String file, final Use<T> use) throws IOException {
		try {
			return use.of();
		}
		catch (final NoSuchFileException | CharacterCodingException | JsonParseException | IllegalStateException
			| ClassCastException | NullPointerException | IllegalArgumentException | IndexOutOfBoundsException
			| UnsupportedOperationException e)
		{
			throw new DamagedTaskException(task, file, e);
		}
	}

	private Counts write(final List<Known> tried) throws IOException {
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

	private static String shownText(final JsonObject answer) {
		return answer.get(answer.has("shown_text") ? "shown_text" : "plain_text").getAsString();
	}

	private void answers(final List<Known> done) throws IOException {
		table(ANSWERS, List.of("image", "plane", "prompt", "answer", "findings", MeasureColumns.TASK_ID.key(),
			MeasureColumns.FOLDER.key()), done, known -> {
				final JsonObject answer = json(file(known, TaskCheck.ANSWER));
				return List.of(
					row(known.entry(), shownText(answer), Integer.toString(answer.getAsJsonArray("findings").size()),
						known.record().task(), BatchFolder.TASKS + "/" + known.record().folder()));
			});
	}

	private void failures(final List<Known> failed) throws IOException {
		table(FAILURES, List.of("image", "plane", "prompt", "reason"), failed,
			known -> List.of(row(known.entry(), known.record().reason())));
	}

	private void findings(final List<Known> tried) throws IOException {
		table(TaskWriter.CSV, TaskFindings.columns(), tried,
			known -> TaskFindings.of(known.entry(), known.record(), folder).rows());
	}

	private static List<String> row(final BatchEntry entry, final String... more) {
		final List<String> cells = new ArrayList<>(List.of(entry.image(), entry.plane().toString(), entry.asked()));
		cells.addAll(List.of(more));
		return cells;
	}

	/** Rows of a table that an entry has. */
	@FunctionalInterface
	private interface Rows {

		List<List<String>> of(Known known) throws IOException;
	}

	/** Behind the table's own columns are those that the plan's writer added. */
	private void table(final String name, final List<String> columns, final List<Known> entries, final Rows rows)
		throws IOException
	{
		final List<String> header = new ArrayList<>(columns);
		plan.further().forEach(column -> header.add(BatchEntry.furtherColumn(column)));
		CsvTable.write(folder.root().resolve(name), header.stream().map(VisibleText::text).toList(), table -> {
			for (final Known known : entries) {
				for (final List<String> row : reading(known, name.equals(ANSWERS) ? TaskCheck.ANSWER : name,
					() -> rows.of(known)))
				{
					final List<String> cells = new ArrayList<>(row);
					plan.further().forEach(column -> cells.add(known.entry().further().getOrDefault(column, "")));
					table.add(cells.stream().map(VisibleText::text).toList());
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
				reading(known, TaskWriter.GEOJSON, () -> {
					for (final JsonElement feature : json(file(known, TaskWriter.GEOJSON)).getAsJsonArray("features")) {
						final JsonObject properties = feature.getAsJsonObject().getAsJsonObject("properties");
						final JsonObject metadata = properties.getAsJsonObject("metadata");
						metadata.remove(MeasureColumns.DATE.key());
						metadata.remove(MeasureColumns.DEVICE.key());
						// Two images with the same content are one task.
						metadata.addProperty(MeasureColumns.IMAGE.key(), known.entry().image());
						metadata.addProperty(MeasureColumns.TASK_ID.key(), known.record().task());
						gson.toJson(feature, json);
					}
					return true;
				});
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
				final int before = image;
				image += reading(known, TaskWriter.COCO, () -> images(known, before, json));
			}
			json.endArray().name("annotations").beginArray();
			int annotation = 0;
			for (int i = 0; i < done.size(); i++) {
				final Known known = done.get(i);
				final int before = annotation;
				final int firstImage = firstImages.get(i);
				annotation += reading(known, TaskWriter.COCO,
					() -> annotations(known, before, firstImage, categories, json));
			}
			json.endArray().name("categories").beginArray();
			for (final Map.Entry<String, Integer> category : categories.entrySet()) {
				json.beginObject().name("id").value(category.getValue()).name("name").value(category.getKey())
					.name("supercategory").value("finding").endObject();
			}
			json.endArray().endObject().flush();
		});
	}

	/** @return how many there are */
	private int images(final Known known, final int before, final JsonWriter json) throws IOException {
		final JsonArray images = json(file(known, TaskWriter.COCO)).getAsJsonArray("images");
		for (int i = 0; i < images.size(); i++) {
			final JsonObject image = images.get(i).getAsJsonObject();
			image.addProperty("id", before + i + 1);
			image.addProperty("file_name", known.entry().image() + (images.size() == 1 ? "" : "#" + (i + 1)));
			gson.toJson(image, json);
		}
		return images.size();
	}

	/** @return how many there are */
	private int annotations(final Known known, final int before, final int firstImage,
		final Map<String, Integer> categories, final JsonWriter json) throws IOException
	{
		final JsonObject task = json(file(known, TaskWriter.COCO));
		final List<String> phrases = phrases(task.getAsJsonArray("categories"));
		final JsonArray annotations = task.getAsJsonArray("annotations");
		for (int i = 0; i < annotations.size(); i++) {
			final JsonObject changed = annotations.get(i).getAsJsonObject();
			final String phrase = phrases.get(changed.get("category_id").getAsInt() - 1);
			changed.addProperty("id", before + i + 1);
			changed.addProperty("image_id", firstImage + changed.get("image_id").getAsInt());
			changed.addProperty("category_id", categories.computeIfAbsent(phrase, unknown -> categories.size() + 1));
			gson.toJson(changed, json);
		}
		return annotations.size();
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
				entries.add(reading(known, TaskCheck.ANSWER, () -> indexEntry(known)));
			}
			HtmlIndex.write(new HtmlIndex(summary, page == 1 ? failures : List.of(), entries, page, pages),
				folder.root());
		}
		HtmlIndex.removePagesAfter(pages, folder.root());
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

	private HtmlIndex.Entry indexEntry(final Known known) throws IOException {
		final JsonObject answer = json(file(known, TaskCheck.ANSWER));
		final List<HtmlIndex.Mark> marks = new ArrayList<>();
		for (final JsonElement each : answer.getAsJsonArray("findings")) {
			final JsonObject finding = each.getAsJsonObject();
			// What is absent has no mask, and nothing to point at.
			if (!finding.get("mask").isJsonNull()) {
				marks.add(new HtmlIndex.Mark(finding.get("index").getAsInt(), finding.get("phrase").getAsString()));
			}
		}
		return new HtmlIndex.Entry(place(known), known.entry().asked(), credit(answer), warnings(answer),
			shownText(answer), marks, link(known, TaskWriter.THUMBNAIL),
			link(known, marks.isEmpty() ? TaskWriter.THUMBNAIL : "overlay.png"), link(known, ""));
	}

	private static String place(final Known known) {
		final PlaneChoice plane = known.entry().plane();
		return known.entry().image() + (plane.equals(PlaneChoice.FIRST)
			? ""
			: plane instanceof PlaneChoice.Stack ? " (stack)" : " (page " + plane + ")");
	}
}

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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;

import sc.fiji.unibiomed.batch.plan.Asker;
import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.task.FolderContents.Known;
import sc.fiji.unibiomed.findings.export.CocoExport;
import sc.fiji.unibiomed.findings.export.CsvTable;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.util.AtomicFile;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * Puts everything together that lies in an output folder, see {@link FolderContents}: tables, findings for other
 * software, and a page to look through. Nothing in them depends on when or by whom a task was done, so that the same
 * plan always gives the same bytes. One task is in memory at a time.
 */
public final class CombinedFiles {

	static final String ANSWERS = "answers.csv";
	static final String FAILURES = "failures.csv";
	static final String LEFT_OUT = "left-out.csv";
	static final String SUMMARY = "summary.json";

	/** How many sentences are written about what is left out; a table has all. */
	private static final int MOST_TOLD = 5;

	private final BatchPlan plan;
	private final Optional<Asker> asker;
	private final BatchFolder folder;
	private final Gson gson = new GsonBuilder().disableHtmlEscaping().create();

	/**
	 * How many entries of the plan there are of each kind, and how many answers besides.
	 *
	 * @param pending neither answered nor failed so far
	 * @param others answers that are of other plans or askers
	 * @param omitted what is left out of the tables
	 */
	public record Counts(int planned, int answered, int failed, int pending, int others, int omitted) {}

	/** @param asker whose answers are the plan's; empty for anybody's */
	public CombinedFiles(final BatchPlan plan, final Optional<Asker> asker, final BatchFolder folder) {
		this.plan = plan;
		this.asker = asker;
		this.folder = folder;
	}

	/**
	 * Writes all files, each whole.
	 *
	 * @param told gets a sentence for each task of the plan whose files cannot be used, which counts as not done, and
	 *            for what else is left out
	 * @throws IOException if a file cannot be written
	 */
	public Counts write(final Consumer<String> told) throws IOException {
		folder.removeHalfWritten();
		FolderContents contents = FolderContents.of(plan, asker, folder);
		while (true) {
			try {
				final Counts counts = write(contents);
				tell(contents, told);
				return counts;
			}
			catch (final DamagedTaskException e) {
				final String name = e.task.record().folder();
				if (e.task.isPlanned()) {
					told.accept("The answer in " + BatchFolder.TASKS + "/" + name + " cannot be used: " + e.file +
						" is damaged. Start the batch again: it is asked again.");
					folder.undo(name);
				}
				contents = contents.without(e.task, e.file + " is damaged");
			}
		}
	}

	/** The first few; the table of them has all. */
	private static void tell(final FolderContents contents, final Consumer<String> told) {
		contents.leftOut().stream().limit(MOST_TOLD).forEach(each -> told.accept(each.sentence()));
		if (contents.leftOut().size() > MOST_TOLD) {
			told.accept("So are " + (contents.leftOut().size() - MOST_TOLD) + " more; " + LEFT_OUT + " lists all.");
		}
	}

	/** A file of a task does not hold what a file of its name holds. */
	private static final class DamagedTaskException extends IOException {

		private static final long serialVersionUID = 1;

		private final transient Known task;
		private final String file;

		DamagedTaskException(final Known task, final String file, final Throwable cause) {
			super(file, cause);
			this.task = task;
			this.file = file;
		}
	}

	/** Uses a file of a task. */
	@FunctionalInterface
	interface Use<T> {

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

	private Counts write(final FolderContents contents) throws IOException {
		final List<Known> done = contents.done();
		final List<Known> failed = contents.failed();
		final Set<Integer> answered = numbers(done);
		final Set<Integer> unanswered = numbers(failed);
		unanswered.removeAll(answered);
		final Counts counts = new Counts(plan.entries().size(), answered.size(), unanswered.size(), contents.pending(),
			done.size() - answered.size(), contents.leftOut().size());
		answers(done);
		findings(contents.tasks());
		geoJson(done);
		coco(done);
		failures(failed);
		leftOut(contents.leftOut());
		new IndexPages(folder, counts).write(contents, (known, use) -> reading(known, TaskCheck.ANSWER, use));
		AtomicFile.writeText(folder.root().resolve(SUMMARY),
			writer -> writer.write(new GsonBuilder().setPrettyPrinting().create().toJson(counts) + "\n"));
		return counts;
	}

	private static Set<Integer> numbers(final List<Known> tasks) {
		final Set<Integer> numbers = new HashSet<>();
		tasks.stream().filter(Known::isPlanned).forEach(known -> numbers.add(known.number()));
		return numbers;
	}

	private Path file(final Known known, final String name) {
		return folder.tasks().resolve(known.record().folder()).resolve(name);
	}

	private JsonObject json(final Path file) throws IOException {
		try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			return JsonParser.parseReader(reader).getAsJsonObject();
		}
	}

	private void answers(final List<Known> done) throws IOException {
		table(ANSWERS,
			List.of("image", "plane", "prompt", "answer", "findings", MeasureColumns.TASK_ID.key(),
				MeasureColumns.FOLDER.key(), MeasureColumns.MODEL.key(), MeasureColumns.PRECISION.key(),
				MeasureColumns.SETTINGS.key()),
			done, known -> {
				final JsonObject answer = json(file(known, TaskCheck.ANSWER));
				final EntryRecord record = known.record();
				return List.of(List.of(record.image(), record.plane(), record.prompt(), IndexPages.shownText(answer),
					Integer.toString(answer.getAsJsonArray("findings").size()), record.task(),
					BatchFolder.TASKS + "/" + record.folder(), record.model(), record.precision(), record.settings()));
			});
	}

	private void failures(final List<Known> failed) throws IOException {
		table(FAILURES, List.of("image", "plane", "prompt", "reason", MeasureColumns.MODEL.key(),
			MeasureColumns.PRECISION.key(), MeasureColumns.SETTINGS.key()), failed, known -> {
				final EntryRecord record = known.record();
				return List.of(List.of(record.image(), record.plane(), record.prompt(), record.reason(), record.model(),
					record.precision(), record.settings()));
			});
	}

	private void findings(final List<Known> tried) throws IOException {
		table(TaskWriter.CSV, TaskFindings.columns(), tried, known -> TaskFindings.of(known.record(), folder).rows());
	}

	private void leftOut(final List<FolderContents.LeftOut> all) throws IOException {
		CsvTable.write(folder.root().resolve(LEFT_OUT), List.of(MeasureColumns.FOLDER.key(), "reason", "image",
			"prompt", MeasureColumns.MODEL.key(), MeasureColumns.PRECISION.key()), table -> {
				for (final FolderContents.LeftOut each : all) {
					table.add(Stream
						.of(each.what(), each.reason(), each.image(), each.prompt(), each.model(), each.precision())
						.map(VisibleText::text).toList());
				}
			});
	}

	/** Rows of a table that an entry has. */
	@FunctionalInterface
	private interface Rows {

		List<List<String>> of(Known known) throws IOException;
	}

	/** Behind the table's own columns are those that the plans' writers added. */
	private void table(final String name, final List<String> columns, final List<Known> entries, final Rows rows)
		throws IOException
	{
		final Set<String> further = new LinkedHashSet<>(plan.further());
		entries.forEach(known -> further.addAll(further(known).keySet()));
		final List<String> header = new ArrayList<>(columns);
		further.forEach(column -> header.add(BatchEntry.furtherColumn(column)));
		CsvTable.write(folder.root().resolve(name), header.stream().map(VisibleText::text).toList(), table -> {
			for (final Known known : entries) {
				for (final List<String> row : reading(known, name.equals(ANSWERS) ? TaskCheck.ANSWER : name,
					() -> rows.of(known)))
				{
					final List<String> cells = new ArrayList<>(row);
					further.forEach(column -> cells.add(further(known).getOrDefault(column, "")));
					table.add(cells.stream().map(VisibleText::text).toList());
				}
			}
		});
	}

	/** The plan knows better than its notes, unless it says nothing. */
	private Map<String, String> further(final Known known) {
		return known.isPlanned() && !plan.further().isEmpty()
			? plan.entries().get(known.number()).further()
			: known.record().further();
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
						metadata.addProperty(MeasureColumns.IMAGE.key(), known.record().image());
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
			image.addProperty("file_name", known.record().image() + (images.size() == 1 ? "" : "#" + (i + 1)));
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
}

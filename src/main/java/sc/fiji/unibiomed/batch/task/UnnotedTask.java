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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.batch.plan.Asker;
import sc.fiji.unibiomed.findings.export.CsvTable;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;

/**
 * An answer, as far as its own folder tells what it is: where its note is missing, or is of an earlier build.
 *
 * @param words the words that the model was asked with
 * @param imageSha256 of the pixels that the model saw; empty if the answer has no findings, whose table tells it
 * @param shown how the image was shown
 */
record UnnotedTask(EntryRecord record, String words, String imageSha256, String shown) {

	/**
	 * Reads it.
	 *
	 * @param noted what is known of it; what that does not have is added
	 * @throws IOException if a file cannot be read, or does not hold what it should
	 */
	static UnnotedTask read(final BatchFolder folder, final String name, final Optional<EntryRecord> noted)
		throws IOException
	{
		final Path task = folder.tasks().resolve(name);
		try {
			final JsonObject answer = json(task.resolve(TaskCheck.ANSWER));
			final Map<String, String> row = firstRow(task.resolve(TaskWriter.CSV));
			final JsonObject model = answer.getAsJsonObject("model");
			final Asker asker = noted.map(EntryRecord::asker)
				.orElse(new Asker("", model.get("name").getAsString(), model.get("sha256").getAsString(),
					answer.get("precision").getAsString(), cell(row, MeasureColumns.SETTINGS.key()), exports(answer)));
			final String words = answer.get("prompt").getAsString();
			final JsonElement shown = answer.get("image_input");
			final JsonArray images = json(task.resolve(TaskWriter.COCO)).getAsJsonArray("images");
			final String image = noted.map(EntryRecord::image).orElseGet(() -> image(row, images));
			final String plane = noted.map(EntryRecord::plane).orElseGet(() -> plane(row, images));
			final String id = noted.map(EntryRecord::task).orElseGet(() -> id(row, name));
			return new UnnotedTask(
				new EntryRecord(image, plane, noted.map(EntryRecord::prompt).orElse(words), id, name, null, 0, asker,
					noted.map(EntryRecord::file).orElse(null), noted.map(EntryRecord::imageSum).orElse(null),
					noted.map(EntryRecord::further).orElse(Map.of()), noted.map(EntryRecord::former).orElse(List.of())),
				words, cell(row, MeasureColumns.IMAGE_SHA256.key()),
				shown == null || shown.isJsonNull() ? "" : shown.getAsString());
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
		catch (final JsonParseException | IllegalStateException | ClassCastException | NullPointerException
			| UnsupportedOperationException | IndexOutOfBoundsException e)
		{
			throw new IOException("it does not hold what this version writes", e);
		}
	}

	private static JsonObject json(final Path file) throws IOException {
		try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			return JsonParser.parseReader(reader).getAsJsonObject();
		}
	}

	/** By column; empty if there is none. */
	private static Map<String, String> firstRow(final Path table) throws IOException {
		final Map<String, String> row = new HashMap<>();
		try (CSVParser parser = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
			.parse(Files.newBufferedReader(table, StandardCharsets.UTF_8)))
		{
			for (final CSVRecord first : parser) {
				first.toMap().forEach((column, cell) -> row.put(column, CsvTable.text(cell)));
				break;
			}
		}
		return row;
	}

	private static String cell(final Map<String, String> row, final String column) {
		return row.getOrDefault(column, "");
	}

	private static String exports(final JsonObject answer) {
		// Names of files: their keys are not told.
		return answer.has("exports") ? "some" : "";
	}

	private static String image(final Map<String, String> row, final JsonArray images) {
		final String ofRow = cell(row, MeasureColumns.IMAGE.key());
		if (!ofRow.isEmpty()) {
			return ofRow;
		}
		final String name = images.get(0).getAsJsonObject().get("file_name").getAsString();
		return images.size() == 1 ? name : name.replaceFirst("#1$", "");
	}

	private static String plane(final Map<String, String> row, final JsonArray images) {
		final String ofRow = cell(row, MeasureColumns.PLANE.key());
		return ofRow.isEmpty() ? images.size() > 1 ? "stack" : "1" : ofRow;
	}

	/** An answer without findings does not tell all of it. */
	private static String id(final Map<String, String> row, final String name) {
		final String ofRow = cell(row, MeasureColumns.TASK_ID.key());
		return ofRow.isEmpty() ? name.substring(name.lastIndexOf('_') + 1) : ofRow;
	}

	/**
	 * Whether another answer has taken its place: one to the same question about the same image, by the same model in
	 * the same precision.
	 *
	 * @return the reason, without the end of a sentence; empty if both are answers of their own
	 */
	Optional<String> replacedBy(final UnnotedTask other) {
		final boolean same = record.image().equals(other.record.image()) &&
			record.plane().equals(other.record.plane()) && words.equals(other.words) && shown.equals(other.shown) &&
			record.asker().modelSha256().equals(other.record.asker().modelSha256()) &&
			record.precision().equals(other.record.precision());
		if (!same || record.folder().equals(other.record.folder())) {
			return Optional.empty();
		}
		if (imageSha256.isEmpty() || other.imageSha256.isEmpty()) {
			return Optional.of("there is a newer answer to the same question about " + record.image());
		}
		return imageSha256.equals(other.imageSha256)
			? Optional.empty()
			: Optional.of(record.image() + " has changed since");
	}
}

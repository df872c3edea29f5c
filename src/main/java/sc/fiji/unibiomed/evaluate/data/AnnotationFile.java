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
package sc.fiji.unibiomed.evaluate.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.util.TextFile;
import sc.fiji.unibiomed.util.TextFileException;

/**
 * Reads annotation files of two kinds:
 * <ul>
 * <li>BiomedParse's, which is like COCO's: {@code images} with {@code id} and {@code file_name}; {@code annotations}
 * with {@code image_id}, {@code file_name}, {@code mask_file}, {@code split}, and {@code sentences} with {@code sent}
 * and {@code raw}; for some tasks also {@code caption}, {@code abnormality}, {@code anatomy}. Without
 * {@code file_name}, the image with the {@code image_id} is meant; without {@code mask_file}, the mask has the image's
 * name.</li>
 * <li>RadGenome's ({@code test_parse.json} of UniBiomed's scripts): objects with {@code image_file}, {@code mask_file},
 * {@code report}, {@code abnormality}, {@code anatomy}, each under a key of its own.</li>
 * </ul>
 * An entry that cannot be used becomes an annotation that says why.
 */
public final class AnnotationFile {

	/** In RadGenome, an image without an abnormality has a mask nevertheless, which UniBiomed's data set ignores. */
	private static final String NO_FINDINGS = "no findings";

	private final Path file;
	private final String name;

	private AnnotationFile(final Path file) {
		this.file = file;
		this.name = file.getFileName().toString();
	}

	/**
	 * Reads a file.
	 *
	 * @return in the file's order, at least one
	 * @throws DataException if the file cannot be read, is no JSON, or of neither kind
	 */
	public static List<Annotation> read(final Path file) throws DataException {
		final AnnotationFile reader = new AnnotationFile(file);
		final JsonObject json = reader.parse();
		final List<Annotation> annotations = json.has("annotations") ? reader.coco(json) : reader.keyed(json);
		if (annotations.isEmpty()) {
			throw new DataException(file + " has no annotations.");
		}
		return annotations;
	}

	private JsonObject parse() throws DataException {
		if (!Files.isRegularFile(file)) {
			throw new DataException(
				"The annotations " + file + (Files.exists(file) ? " are not a file." : " do not exist."));
		}
		try {
			final JsonElement json = JsonParser.parseString(TextFile.read(file));
			if (json.isJsonObject()) {
				return json.getAsJsonObject();
			}
			throw new DataException(file + " is not one JSON object.");
		}
		catch (final TextFileException e) {
			throw new DataException(file + " is not UTF-8 text.", e);
		}
		catch (final JsonParseException e) {
			throw new DataException(file + " is not valid JSON: " + place(e) + ".", e);
		}
		catch (final DataException e) {
			throw e;
		}
		catch (final IOException e) {
			throw new DataException(file + " cannot be read: " + e.getMessage() + ".", e);
		}
	}

	/** Gson's message without the class of the exception within and the address of a page for programmers. */
	private static String place(final JsonParseException exception) {
		return exception.getMessage().replaceFirst("^[\\w.]+Exception: ", "").lines().findFirst().orElse("")
			.replaceFirst("\\.$", "");
	}

	private List<Annotation> coco(final JsonObject json) throws DataException {
		final Map<String, String> images = images(json);
		final List<Annotation> annotations = new ArrayList<>();
		for (final JsonElement element : array(json, "annotations")) {
			final String entry = name + ", annotation " + (annotations.size() + 1);
			try {
				annotations.add(coco(entry, JsonEntry.of(element), images));
			}
			catch (final JsonEntry.WrongEntryException e) {
				annotations.add(Annotation.unusable(entry, e.getMessage()));
			}
		}
		return annotations;
	}

	/** File names by the images' ids. */
	private Map<String, String> images(final JsonObject json) throws DataException {
		final Map<String, String> images = new HashMap<>();
		if (!json.has("images")) {
			return images;
		}
		for (final JsonElement element : array(json, "images")) {
			try {
				final JsonEntry image = JsonEntry.of(element);
				final String fileName = image.fileNameOrBlank("file_name");
				image.id("id").ifPresent(id -> images.put(id, fileName));
			}
			catch (final JsonEntry.WrongEntryException e) {
				throw new DataException(file + ", image " + (images.size() + 1) + ": " + e.getMessage(), e);
			}
		}
		return images;
	}

	private JsonArray array(final JsonObject json, final String key) throws DataException {
		if (!json.get(key).isJsonArray()) {
			throw new DataException(file + ": '" + key + "' is not a list.");
		}
		return json.getAsJsonArray(key);
	}

	private Annotation coco(final String place, final JsonEntry json, final Map<String, String> images)
		throws JsonEntry.WrongEntryException
	{
		final String entry = place + json.id("id").map(id -> " (id " + id + ")").orElse("");
		final String imageId = json.id("image_id").orElse("");
		final String image = json.text("file_name").isBlank() && !images.getOrDefault(imageId, "").isBlank()
			? images.get(imageId)
			: json.fileName("file_name");
		final JsonEntry sentence = json.first("sentences");
		final String sent = sentence.text("sent");
		final String raw = sentence.text("raw");
		return new Annotation(entry, imageId.isEmpty() ? image : imageId, image, json.fileNameOrBlank("split"),
			json.has("mask_file") ? json.fileNameOrBlank("mask_file") : image, sent.isBlank() ? raw : sent,
			raw.isBlank() ? sent : raw, json.text("caption"), json.text("abnormality"), json.text("anatomy"), "");
	}

	private List<Annotation> keyed(final JsonObject json) throws DataException {
		final List<Annotation> annotations = new ArrayList<>();
		for (final Map.Entry<String, JsonElement> element : json.entrySet()) {
			final String entry = name + ", entry '" + element.getKey() + "'";
			try {
				annotations.add(keyed(entry, JsonEntry.of(element.getValue())));
			}
			catch (final JsonEntry.WrongEntryException e) {
				annotations.add(Annotation.unusable(entry, e.getMessage()));
			}
		}
		if (annotations.stream().noneMatch(Annotation::isUsable)) {
			throw new DataException(file + " has neither 'annotations' nor entries with an 'image_file'.");
		}
		return annotations;
	}

	/** The text is put together as UniBiomed's {@code BiomedGRG_Dataset.py} does. */
	private static Annotation keyed(final String entry, final JsonEntry json) throws JsonEntry.WrongEntryException {
		final String image = json.fileName("image_file");
		final String abnormality = json.text("abnormality");
		final String report = json.text("report").replaceAll("^\"+|\"+$", "").strip();
		final String caption = (abnormality + ". " + report).toLowerCase(Locale.ROOT);
		final boolean healthy = abnormality.contains(NO_FINDINGS);
		return new Annotation(entry, image, image, "", healthy ? "" : json.fileNameOrBlank("mask_file"), abnormality,
			abnormality, report.isBlank() ? "" : caption, abnormality, json.text("anatomy"), "");
	}
}

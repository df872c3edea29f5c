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
package sc.fiji.unibiomed.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Recorded inputs and outputs of the reference implementation in a folder: all of them, or a selection. What
 * {@link Reference} offers for the selection among the test resources, for any folder.
 *
 * @param root the folder with {@code goldens} in it
 * @param goldens the folder in it with the cases, and a slash
 */
public record ReferenceData(Path root, String goldens) {

	/** Recorded answers. */
	public ReferenceData(final Path root) {
		this(root, "goldens/");
	}

	/** Recorded corrections by points, boxes and masks. */
	public static ReferenceData ofClicks(final Path root) {
		return new ReferenceData(root, "goldens-clicks/");
	}

	/** Whether a file is there. */
	public boolean has(final String relative) {
		return Files.exists(root.resolve(relative));
	}

	/**
	 * A file or folder.
	 *
	 * @param relative path below the root, such as {@code goldens/cases.json}
	 * @throws IllegalArgumentException if there is no such file
	 */
	public Path path(final String relative) {
		if (!has(relative)) throw new IllegalArgumentException("No reference data at " + relative);
		return root.resolve(relative);
	}

	/** A parsed JSON file, such as {@code goldens/aux/tiling.json}. */
	public JsonElement json(final String relative) {
		try (Reader reader = Files.newBufferedReader(path(relative), StandardCharsets.UTF_8)) {
			return JsonParser.parseReader(reader);
		}
		catch (final IOException exception) {
			throw new UncheckedIOException(exception);
		}
	}

	/** All recorded cases, in order; the keys are those of {@code cases.json}. */
	public JsonArray cases() {
		return json(goldens + "cases.json").getAsJsonObject().getAsJsonArray("cases");
	}

	/** The ids of all recorded cases, in order. */
	public List<String> caseIds() {
		return objects(cases()).map(recorded -> recorded.get("id").getAsString()).toList();
	}

	/**
	 * One recorded case.
	 *
	 * @throws IllegalArgumentException if there is no case of that id
	 */
	public JsonObject recordedCase(final String caseId) {
		return objects(cases()).filter(candidate -> candidate.get("id").getAsString().equals(caseId)).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No case " + caseId));
	}

	/** The input images of a case, in order; none for a question without a picture. */
	public Path[] inputs(final String caseId) {
		final JsonArray inputs = Objects.requireNonNullElseGet(recordedCase(caseId).getAsJsonArray("inputs"),
			JsonArray::new);
		return objects(inputs).map(input -> path(goldens + caseId + "/" + input.get("file").getAsString()))
			.toArray(Path[]::new);
	}

	/** An array file, such as {@code goldens/aux/interp_in.npy}; a compressed copy ({@code .gz}) is found as well. */
	public Npy array(final String relative) {
		try {
			return Npy.read(path(has(relative) ? relative : relative + ".gz"));
		}
		catch (final IOException exception) {
			throw new UncheckedIOException(exception);
		}
	}

	/**
	 * A recorded tensor of a case.
	 *
	 * @param name its key under {@code tensors} in {@code cases.json}
	 * @return empty if it was never recorded, or is not in the folder
	 */
	public Optional<Reference.Tensor> tensor(final String caseId, final String name) {
		return tensor(recordedCase(caseId), name);
	}

	/** A recorded tensor of a parsed case. */
	Optional<Reference.Tensor> tensor(final JsonObject recorded, final String name) {
		return file(recorded, name).map(file -> {
			final JsonObject entry = recorded.getAsJsonObject("tensors").getAsJsonObject(name);
			final int[] shape = entry.getAsJsonArray("shape").asList().stream().mapToInt(JsonElement::getAsInt)
				.toArray();
			final int stride = entry.has("sample_stride") ? entry.get("sample_stride").getAsInt() : 1;
			return new Reference.Tensor(shape, array(file).floats(), stride);
		});
	}

	/** The names of the tensors of a case that {@link #tensor} finds, in order. */
	public List<String> tensorNames(final String caseId) {
		return tensorNames(recordedCase(caseId));
	}

	/** The names of the tensors of a parsed case. */
	List<String> tensorNames(final JsonObject recorded) {
		return recorded.getAsJsonObject("tensors").keySet().stream().filter(name -> file(recorded, name).isPresent())
			.toList();
	}

	private Optional<String> file(final JsonObject recorded, final String name) {
		final JsonObject entry = recorded.getAsJsonObject("tensors").getAsJsonObject(name);
		if (entry == null) return Optional.empty();
		return Stream.of("file", "sample_file").filter(entry::has)
			.map(key -> goldens + recorded.get("id").getAsString() + "/" + entry.get(key).getAsString())
			.filter(file -> has(file) || has(file + ".gz")).findFirst();
	}

	private static Stream<JsonObject> objects(final JsonArray array) {
		return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject);
	}
}

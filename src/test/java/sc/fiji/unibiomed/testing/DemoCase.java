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
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;

/**
 * What the reference answered with the weights of the demonstration model.
 *
 * @param folder where its files are
 * @param recorded its entry in {@code cases.json}
 */
public record DemoCase(Path folder, JsonObject recorded) {

	/** All recorded cases, in order. */
	public static List<DemoCase> all() throws IOException {
		try {
			final Path root = Path.of(DemoCase.class.getResource("/demo-goldens").toURI());
			final String json = Files.readString(root.resolve("cases.json"), StandardCharsets.UTF_8);
			return JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("cases").asList().stream()
				.map(JsonElement::getAsJsonObject)
				.map(entry -> new DemoCase(root.resolve(entry.get("id").getAsString()), entry)).toList();
		}
		catch (final URISyntaxException e) {
			throw new IOException("The recorded cases are not in a folder.", e);
		}
	}

	/** The names of the files that it was asked about. */
	public List<String> inputs() {
		return strings("inputs");
	}

	/** What it was asked about: one image, or the frames of a stack. */
	public List<RgbImage> frames() throws IOException {
		final List<RgbImage> frames = new ArrayList<>();
		for (final String input : inputs()) {
			frames.add(ImageFiles.read(file(input)));
		}
		return frames;
	}

	/** The question as a user of the library would ask it. */
	public Question question() throws IOException {
		final List<RgbImage> frames = frames();
		final boolean stack = text("kind").equals("video");
		final Picture picture = stack ? Picture.stack(frames) : Picture.of(frames.get(0));
		return Question.about(picture, text("text")).withRegions(masks("regions"));
	}

	/** A file of the case; what it was asked about may be a sample image. */
	public Path file(final String name) {
		final Path own = folder.resolve(name);
		return Files.exists(own) ? own : Path.of("sample-images").resolve(name);
	}

	/** The masks in the files that a list names. */
	public List<BinaryMask> masks(final String key) throws IOException {
		final List<BinaryMask> masks = new ArrayList<>();
		for (final String file : strings(key)) {
			masks.add(ImageFiles.readMask(file(file)));
		}
		return masks;
	}

	/** A text of the entry. */
	public String text(final String key) {
		return recorded.get(key).getAsString();
	}

	/** A list of integers of the entry. */
	public List<Integer> ints(final String key) {
		return recorded.getAsJsonArray(key).asList().stream().map(JsonElement::getAsInt).toList();
	}

	/** An array file. */
	public Npy array(final String file) throws IOException {
		return Npy.read(folder.resolve(file));
	}

	private List<String> strings(final String key) {
		return recorded.has(key)
			? recorded.getAsJsonArray(key).asList().stream().map(JsonElement::getAsString).toList()
			: List.of();
	}

	@Override
	public String toString() {
		return text("id");
	}
}

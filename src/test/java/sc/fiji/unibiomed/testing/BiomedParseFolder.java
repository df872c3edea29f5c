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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import sc.fiji.unibiomed.findings.MaskFiles;
import sc.fiji.unibiomed.image.BinaryMask;

/**
 * A small data set in BiomedParse's layout, made of the sample images: {@code test}, {@code test_mask},
 * {@code test.json}.
 */
public final class BiomedParseFolder {

	private static final Path SAMPLES = Path.of("sample-images");

	private final Path folder;
	private final JsonArray images = new JsonArray();
	private final JsonArray annotations = new JsonArray();
	private final Map<String, Integer> ids = new HashMap<>();

	/** @param folder made if it is not there */
	public BiomedParseFolder(final Path folder) throws IOException {
		this.folder = folder;
		Files.createDirectories(folder.resolve("test"));
		Files.createDirectories(folder.resolve("test_mask"));
	}

	public Path folder() {
		return folder;
	}

	/** The image's file in the data set. */
	public Path image(final String name) {
		return folder.resolve("test").resolve(name);
	}

	/** The mask's file in the data set. */
	public Path mask(final String name) {
		return folder.resolve("test_mask").resolve(name);
	}

	/** Adds a sample image's target with its own mask. */
	public JsonObject addSample(final String sample, final String name, final String target, final String sentence)
		throws IOException
	{
		final String mask = maskName(name, target);
		Files.copy(SAMPLES.resolve(sample.replace(".png", "_mask_" + target.replace(' ', '_') + ".png")), mask(mask));
		return add(sample, name, mask, sentence);
	}

	/** Adds a sample image with a mask of the test's own. */
	public JsonObject addSample(final String sample, final String name, final String target, final BinaryMask mask,
		final String sentence) throws IOException
	{
		MaskFiles.writePng(mask, mask(maskName(name, target)));
		return add(sample, name, maskName(name, target), sentence);
	}

	private JsonObject add(final String sample, final String name, final String mask, final String sentence)
		throws IOException
	{
		if (!Files.exists(image(name))) {
			Files.copy(SAMPLES.resolve(sample), image(name));
		}
		return annotate(name, mask, sentence);
	}

	/** Adds an annotation alone; what is returned may be changed before {@link #write}. */
	public JsonObject annotate(final String image, final String mask, final String sentence) {
		if (!ids.containsKey(image)) {
			final JsonObject entry = new JsonObject();
			entry.addProperty("file_name", image);
			entry.addProperty("id", ids.size());
			images.add(entry);
			ids.put(image, ids.size());
		}
		final JsonObject words = new JsonObject();
		words.addProperty("raw", sentence);
		words.addProperty("sent", sentence);
		final JsonArray sentences = new JsonArray();
		sentences.add(words);
		final JsonObject annotation = new JsonObject();
		annotation.addProperty("mask_file", mask);
		annotation.addProperty("image_id", ids.get(image));
		annotation.addProperty("id", annotations.size());
		annotation.addProperty("file_name", image);
		annotation.addProperty("split", "test");
		annotation.add("sentences", sentences);
		annotations.add(annotation);
		return annotation;
	}

	/** Writes {@code test.json}; returns the folder. */
	public Path write() throws IOException {
		final JsonObject json = new JsonObject();
		json.add("images", images);
		json.add("annotations", annotations);
		Files.writeString(folder.resolve("test.json"), json.toString());
		return folder;
	}

	private static String maskName(final String image, final String target) {
		return image.replace(".png", "_" + target.replace(' ', '+') + ".png");
	}
}

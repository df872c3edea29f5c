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
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;

/**
 * A question about one of the sample pictures, which the demonstration model was not trained on, or about its mirror
 * image.
 *
 * @param name for reports
 * @param prompt as for the model
 * @param regions what the prompt speaks of
 * @param truth the mask that is asked for; {@code null} for a question that asks for none
 */
public record SampleCase(String name, RgbImage image, String prompt, List<BinaryMask> regions, BinaryMask truth) {

	/**
	 * All questions that come with the 8-bit samples, each about the picture and about its mirror image. Mirror images
	 * are not asked for what is left or right.
	 */
	public static List<SampleCase> all(final Path samples) throws IOException {
		final List<SampleCase> cases = new ArrayList<>();
		final JsonObject json = JsonParser.parseString(Files.readString(samples.resolve("samples.json")))
			.getAsJsonObject();
		for (final JsonElement element : json.getAsJsonArray("images")) {
			final JsonObject entry = element.getAsJsonObject();
			final String file = entry.get("file").getAsString();
			if (file.endsWith(".png")) {
				addQuestions(samples, entry, file, cases);
			}
		}
		return cases;
	}

	private static void addQuestions(final Path samples, final JsonObject entry, final String file,
		final List<SampleCase> cases) throws IOException
	{
		final RgbImage image = ImageFiles.read(samples.resolve(file));
		final JsonObject targets = entry.getAsJsonObject("targets");
		for (final JsonElement element : entry.getAsJsonArray("prompts")) {
			final JsonObject question = element.getAsJsonObject();
			final String prompt = question.get("prompt").getAsString();
			final BinaryMask truth = question.has("target")
				? mask(samples, targets, question.get("target").getAsString())
				: null;
			final boolean aboutRegion = question.get("task").getAsString().equals("region");
			final List<BinaryMask> regions = aboutRegion
				? List.of(mask(samples, targets, targets.keySet().iterator().next()))
				: List.of();
			final SampleCase plain = new SampleCase(file + ": " + prompt, image, prompt, regions, truth);
			cases.add(plain);
			if (!prompt.contains("left") && !prompt.contains("right")) {
				cases.add(plain.mirrored());
			}
		}
	}

	private static BinaryMask mask(final Path samples, final JsonObject targets, final String name) throws IOException {
		return ImageFiles.readMask(samples.resolve(targets.get(name).getAsString()));
	}

	private SampleCase mirrored() {
		final int width = image.width();
		final byte[] pixels = image.pixels();
		final byte[] turned = new byte[pixels.length];
		for (int i = 0; i < pixels.length / 3; i++) {
			final int other = i / width * width + width - 1 - i % width;
			System.arraycopy(pixels, 3 * i, turned, 3 * other, 3);
		}
		return new SampleCase(name + " (mirrored)", new RgbImage(width, image.height(), turned), prompt,
			regions.stream().map(SampleCase::mirrored).toList(), truth == null ? null : mirrored(truth));
	}

	private static BinaryMask mirrored(final BinaryMask mask) {
		return BinaryMask.of(mask.width(), mask.height(), (x, y) -> mask.get(mask.width() - 1 - x, y));
	}
}

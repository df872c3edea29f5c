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
package sc.fiji.unibiomed.batch.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import sc.fiji.unibiomed.findings.MaskFiles;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.testing.Sha256;

/** Writes answers into an output folder as a batch leaves them, without a model. */
public final class AnswerFolder {

	private final Path task;
	private final JsonArray findings = new JsonArray();
	private final Map<String, String> head = new LinkedHashMap<>();

	private AnswerFolder(final Path task) {
		this.task = task;
	}

	/** Makes the output folder. */
	public static void begin(final Path output) throws IOException {
		Files.createDirectories(output.resolve("tasks"));
		Files.createDirectories(output.resolve("state/entries"));
		Files.writeString(output.resolve("state/format"), "2\n");
	}

	/** An answer of the demo model without findings. */
	public static AnswerFolder of(final Path output, final String image, final String question, final String precision)
		throws IOException
	{
		final String id = Sha256.of((image + question + precision).getBytes(java.nio.charset.StandardCharsets.UTF_8));
		final Path task = output.resolve("tasks").resolve(image.replaceAll("\\..*", "_") + id.substring(0, 10));
		Files.createDirectories(task);
		Files.writeString(task.resolve("findings.csv"), "finding,phrase\r\n");
		Files.writeString(task.resolve("thumbnail.png"), "a picture");
		Files.writeString(task.resolve("findings-coco.json"), "{\"images\":[{\"file_name\":\"" + image + "\"}]}");
		final AnswerFolder answer = new AnswerFolder(task);
		answer.head.put("plain_text", "");
		answer.head.put("prompt", question);
		answer.head.put("precision", precision);
		answer.write();
		return answer;
	}

	/** What it says. */
	public AnswerFolder text(final String text) throws IOException {
		head.put("plain_text", text);
		return write();
	}

	/** Something that is outlined. */
	public AnswerFolder finding(final String phrase, final BinaryMask mask) throws IOException {
		final String name = "mask-" + (findings.size() + 1) + ".png";
		MaskFiles.writePng(mask, task.resolve(name));
		return add(phrase, name);
	}

	/** Something that is outlined in several frames. */
	public AnswerFolder stack(final String phrase, final List<BinaryMask> masks) throws IOException {
		final String name = "mask-" + (findings.size() + 1) + ".tif";
		MaskFiles.writeTiff(masks, task.resolve(name));
		return add(phrase, name);
	}

	/** Something that is not there. */
	public AnswerFolder absent(final String phrase) throws IOException {
		return add(phrase, null);
	}

	private AnswerFolder add(final String phrase, final String mask) throws IOException {
		final JsonObject finding = new JsonObject();
		finding.addProperty("index", findings.size() + 1);
		finding.addProperty("phrase", phrase);
		finding.add("mask", JsonNull.INSTANCE);
		if (mask != null) {
			finding.addProperty("mask", mask);
		}
		finding.addProperty("check", mask == null ? "absent" : "confirmed");
		findings.add(finding);
		return write();
	}

	private AnswerFolder write() throws IOException {
		final JsonObject json = new JsonObject();
		head.forEach(json::addProperty);
		final JsonObject model = new JsonObject();
		model.addProperty("name", "demo");
		model.addProperty("sha256", "0a1b");
		json.add("model", model);
		json.add("findings", findings);
		json.add("notes", new JsonArray());
		final JsonObject files = new JsonObject();
		files.addProperty("findings.csv", Files.size(task.resolve("findings.csv")));
		json.add("files", files);
		Files.writeString(task.resolve("answer.json"),
			new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(json));
		return this;
	}
}

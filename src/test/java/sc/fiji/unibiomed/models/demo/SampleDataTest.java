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
package sc.fiji.unibiomed.models.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.models.store.CacheFolder;

/** The sample images with their known answers. */
class SampleDataTest {

	@TempDir
	private Path work;

	@Test
	void itHasEveryTargetOfEveryImageThatIsNoStack() throws IOException {
		final Path folder = SampleData.folder(new CacheFolder(work));

		final List<String> known = new ArrayList<>();
		for (final JsonElement image : JsonParser.parseString(Files.readString(Path.of("sample-images/samples.json")))
			.getAsJsonObject().getAsJsonArray("images"))
		{
			final JsonObject sample = image.getAsJsonObject();
			if (!sample.has("slices")) {
				for (final Map.Entry<String, JsonElement> target : sample.getAsJsonObject("targets").entrySet()) {
					known.add(String.join(", ", sample.get("file").getAsString(), target.getValue().getAsString(),
						target.getKey() + " in " + sample.get("modality").getAsString()));
				}
			}
		}
		assertEquals("samples", folder.getFileName().toString());
		assertEquals(new TreeSet<>(known), new TreeSet<>(annotations(folder, "test.json")));
		assertEquals(42, known.size());
	}

	@Test
	void everyFileThatItsAnnotationsNameIsThere() throws IOException {
		final Path folder = SampleData.folder(new CacheFolder(work));

		for (final String file : List.of("test.json", "test_disease.json", "test_report.json", "test_question.json")) {
			for (final String line : annotations(folder, file)) {
				for (final String name : line.split(", ")) {
					assertTrue(name.contains(" ") || name.equals("null") || Files.size(folder.resolve(name)) > 0, line);
				}
			}
		}
	}

	private static List<String> annotations(final Path folder, final String file) throws IOException {
		final List<String> lines = new ArrayList<>();
		for (final JsonElement element : JsonParser.parseString(Files.readString(folder.resolve(file)))
			.getAsJsonObject().getAsJsonArray("annotations"))
		{
			final JsonObject json = element.getAsJsonObject();
			final JsonElement mask = json.get("mask_file");
			lines.add(
				String.join(", ", json.get("file_name").getAsString(), mask.isJsonNull() ? "null" : mask.getAsString(),
					json.getAsJsonArray("sentences").get(0).getAsJsonObject().get("sent").getAsString()));
		}
		return lines;
	}
}

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
package sc.fiji.unibiomed.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.unibiomed.checkpoint.config.ModelConfig;
import sc.fiji.unibiomed.checkpoint.config.ModelConfigReader;
import sc.fiji.unibiomed.checkpoint.weights.SafetensorsFile;
import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.testing.TestCheckpoints;

class CheckpointShapesTest {

	@TempDir
	Path temp;

	@Test
	void fullSizeShapesAreThoseOfThePublishedModel() throws IOException {
		final JsonObject full = CheckpointFolders
			.readJson(TestCheckpoints.reference("full-size/full-size-tensors.json"));
		final Map<String, List<Long>> expected = new HashMap<>();
		for (final JsonElement tensor : full.getAsJsonArray("tensors")) {
			final List<Long> shape = new ArrayList<>();
			tensor.getAsJsonObject().getAsJsonArray("shape").forEach(size -> shape.add(size.getAsLong()));
			expected.put(tensor.getAsJsonObject().get("name").getAsString(), shape);
		}
		final JsonObject json = full.getAsJsonObject("config");
		final JsonArray architectures = new JsonArray();
		architectures.add("Sa2VAChatModel");
		json.add("architectures", architectures);
		final Path config = Files.writeString(temp.resolve("config.json"), json.toString());
		assertEquals(expected, all(ModelConfigReader.read(config), 151_679));
	}

	@Test
	void smallShapesAreThoseOfTheReferenceModel() throws IOException {
		assertMatches(TestCheckpoints.tiny());
	}

	@Test
	void theDemoModelHasAllShapes() throws Exception {
		assertMatches(Path.of(Checkpoint.class.getResource("/sc/fiji/unibiomed/demo-model").toURI()));
	}

	@Test
	void noTensorIsBothUsedAndUnused() throws IOException {
		final ModelConfig config = ModelConfigReader.read(TestCheckpoints.tiny().resolve("config.json"));
		assertTrue(
			Collections.disjoint(CheckpointShapes.used(config, 1).keySet(), CheckpointShapes.unused(config).keySet()));
	}

	private static void assertMatches(final Path folder) throws IOException {
		final ModelConfig config = ModelConfigReader.read(folder.resolve("config.json"));
		final Map<String, List<Long>> found = new HashMap<>();
		SafetensorsFile.readHeader(folder.resolve("model.safetensors"))
			.forEach((name, tensor) -> found.put(name, tensor.shape()));
		assertEquals(found, all(config, config.language().vocabSize()));
	}

	private static Map<String, List<Long>> all(final ModelConfig config, final int rows) {
		final Map<String, List<Long>> all = new HashMap<>(CheckpointShapes.used(config, rows));
		all.putAll(CheckpointShapes.unused(config));
		return all;
	}
}

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
package sc.fiji.unibiomed.imagej.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.testing.TestCheckpoints;

/** Fiji runs for days with one model, and its files may be corrected meanwhile. */
class SharedModelTest {

	@TempDir
	private Path temp;

	@Test
	void aModelWhoseFilesWereChangedIsOpenedAnew() throws IOException {
		final Path folder = CheckpointFolders.copy(TestCheckpoints.tiny(), temp.resolve("model"));
		final Path config = folder.resolve("config.json");
		final String original = Files.readString(config);
		final ModelSettings settings = new ModelSettings(folder.toString(), "cpu", "exact", 1,
			temp.resolve("cache").toString());
		try (SharedModel shared = new SharedModel(Models::new)) {
			final LoadedModel first = shared.use(settings, model -> model);
			assertSame(first, shared.use(settings, model -> model));

			CheckpointFolders.editJson(config,
				json -> json.getAsJsonObject("llm_config").addProperty("rope_theta", 10_000.0));
			final LoadedModel second = shared.use(settings, model -> model);
			assertNotSame(first, second);
			assertEquals(10_000, second.checkpoint().config().language().ropeTheta());

			Files.writeString(config, original.substring(100));
			assertThrows(CheckpointException.class, () -> shared.use(settings, model -> model));
			Files.writeString(config, original);
			assertEquals(1e6, shared.use(settings, model -> model.checkpoint().config().language().ropeTheta()));
		}
	}
}

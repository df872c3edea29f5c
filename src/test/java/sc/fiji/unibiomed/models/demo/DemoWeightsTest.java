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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.DemoWeights;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.known.KnownModels;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.testing.TestCheckpoints;

/** The demonstration model is known by its weights, never by its name alone. */
class DemoWeightsTest {

	private static final String DEMONSTRATION = " (demonstration, computer-generated pictures only)";

	@TempDir
	private Path work;

	private Path demo() throws IOException {
		return DemoModel.folder(CacheFolder.chosen(work.resolve("cache")));
	}

	@Test
	void theyAreThoseOfTheModelInTheProgram() throws IOException {
		assertEquals(DemoWeights.SHA256, DemoModel.digests().get("model.safetensors").hex());
		assertTrue(DemoWeights.are(Checkpoint.open(demo())));
	}

	@Test
	void aCopyUnderAnotherNameIsTheDemonstrationModel() throws IOException {
		final Path copy = CheckpointFolders.copy(demo(), work.resolve("clinical"));
		assertEquals("clinical, exact" + DEMONSTRATION, ModelCredit.of(Checkpoint.open(copy), "exact").words());
		final Models models = new Models(CacheFolder.chosen(work.resolve("cache")));
		assertEquals("clinical, fast" + DEMONSTRATION, models.credit(copy.toString(), "fast").words());
		assertEquals("demo, exact" + DEMONSTRATION, models.credit("demo", "exact").words());
	}

	@Test
	void anotherModelOfThatNameIsNot() throws IOException {
		final Path other = CheckpointFolders.copy(TestCheckpoints.tiny(), work.resolve("demo"));
		assertEquals("demo, exact", ModelCredit.of(Checkpoint.open(other), "exact").forPages());
		final byte[] changed = Files.readAllBytes(demo().resolve("model.safetensors"));
		changed[changed.length - 1] ^= 1;
		final Path tuned = CheckpointFolders.copy(demo(), work.resolve("tuned"));
		Files.write(tuned.resolve("model.safetensors"), changed);
		assertFalse(DemoWeights.areIn(tuned));
		assertFalse(DemoWeights.are(Checkpoint.open(tuned)));
	}

	@Test
	void aModelThatIsNotHereIsNamed() throws IOException {
		final Models models = new Models(CacheFolder.chosen(work.resolve("cache")));
		assertEquals(new ModelCredit("Sa2VA-4B", "exact", false), models.credit("Sa2VA-4B", "exact"));
	}

	@Test
	void theWayToTheRealModelNamesItAndItsSizeAsTheListOfModelsDoes() {
		final long bytes = KnownModels.named(ModelCredit.REAL_MODEL).orElseThrow().bytes();
		assertEquals("Get UniBiomed, " + bytes / 1e9 + " GB", ModelCredit.GET);
		final String words = new ModelCredit("demo", "exact", true).forPages();
		assertEquals("demo, exact" + DEMONSTRATION + ". " + ModelCredit.GET + ": in Fiji, Plugins › UniBiomed › " +
			"UniBiomed Models...; in a terminal, unibiomed models download UniBiomed", words);
	}
}

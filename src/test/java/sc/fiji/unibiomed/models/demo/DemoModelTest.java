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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.models.store.CacheFolder;

class DemoModelTest {

	@TempDir
	private Path cache;

	@Test
	void itsFolderIsACheckpointThatCallsItselfADemo() throws IOException {
		assertTrue(Checkpoint.open(copy()).config().demo());
	}

	@Test
	void aSecondCallUsesTheFilesThatAreThere() throws IOException {
		final Path folder = copy();
		final Object weights = Files.readAttributes(folder.resolve("model.safetensors"), "*").get("fileKey");

		assertEquals(folder, copy());
		assertEquals(weights, Files.readAttributes(folder.resolve("model.safetensors"), "*").get("fileKey"));
	}

	@Test
	void filesThatWereDeletedOrCutShortAreRepaired() throws IOException {
		final Path folder = copy();
		final Set<String> whole = namesIn(folder);
		Files.delete(folder.resolve("vocab.json"));
		Files.write(folder.resolve("model.safetensors"), new byte[10]);

		assertEquals(folder, copy());
		assertEquals(whole, namesIn(folder));
		assertTrue(Checkpoint.open(folder).config().demo());
	}

	@Test
	void severalAtOnceEndWithOneWholeFolder() throws Exception {
		final ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			final List<Callable<Path>> copies = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				copies.add(this::copy);
			}
			for (final Future<Path> copied : threads.invokeAll(copies)) {
				assertTrue(Checkpoint.open(copied.get()).config().demo());
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertEquals(1, namesIn(cache.resolve("models")).size());
		assertEquals(Set.of(), hidden(copy()));
	}

	@Test
	void aCacheThatCannotBeWrittenIsNamedTogetherWithTheWayOut() throws IOException {
		final Path file = Files.createFile(cache.resolve("a-file"));
		final IOException refused = assertThrows(IOException.class, () -> DemoModel.folder(new CacheFolder(file)));

		assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
		assertTrue(refused.getMessage().contains(CacheFolder.VARIABLE), refused.getMessage());
	}

	private Path copy() throws IOException {
		return DemoModel.folder(new CacheFolder(cache));
	}

	private static Set<String> namesIn(final Path folder) throws IOException {
		final Set<String> names = new TreeSet<>();
		try (var files = Files.list(folder)) {
			files.forEach(file -> names.add(file.getFileName().toString()));
		}
		return names;
	}

	/** Leftovers of copying. */
	private static Set<String> hidden(final Path folder) throws IOException {
		final Set<String> names = namesIn(folder);
		names.removeIf(name -> !name.startsWith("."));
		return names;
	}
}

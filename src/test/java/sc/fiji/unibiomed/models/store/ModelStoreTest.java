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
package sc.fiji.unibiomed.models.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.hub.HubRepository;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.ProcessLock;

/** Where models from the hub lie, and what is left of those that somebody was killed at. */
@Timeout(30)
class ModelStoreTest {

	private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
	private static final HubRepository REPOSITORY = new HubRepository("ada", "model", "main");
	private static final HubRepository OTHER = new HubRepository("bob", "model", "main");

	@TempDir
	private Path work;
	private ModelStore store;

	@BeforeEach
	void begin() {
		store = new ModelStore(work);
	}

	@Test
	void aModelIsFoundOnceItIsWholeAndNamed() throws IOException {
		final Path fetching = store.beginFetching(REPOSITORY, COMMIT);
		Files.write(fetching.resolve("config.json"), new byte[3]);
		assertEquals(List.of(fetching), store.fetching(REPOSITORY));
		assertEquals(List.of(), store.versions(REPOSITORY));

		final Path version = store.finish(REPOSITORY, fetching, manifest());
		assertEquals(List.of(), store.fetching(REPOSITORY));
		assertEquals(List.of(version), store.versions(REPOSITORY));
		assertEquals(Optional.empty(), store.find(REPOSITORY));
		store.point(REPOSITORY, COMMIT);
		assertEquals(Optional.of(version), store.find(REPOSITORY));
		assertEquals(Optional.of(version), store.find(new HubRepository("ada", "model", COMMIT)));
	}

	@Test
	void foldersWithNamesOfRepositoriesAreListed() throws IOException {
		assertEquals(List.of(), store.repositories());
		whole(REPOSITORY);
		whole(OTHER);
		Files.createDirectories(ModelStore.hub(work).resolve("nonsense"));
		Files.createFile(ModelStore.hub(work).resolve("carl--file"));
		assertEquals(List.of(REPOSITORY, OTHER), store.repositories());
	}

	/** A name of a version is that of a folder. */
	@Test
	void onlyFoldersAreVersions() throws IOException {
		final Path version = whole(REPOSITORY);
		Files.createFile(store.folder(REPOSITORY).resolve("9".repeat(40)));
		assertEquals(List.of(version), store.versions(REPOSITORY));
	}

	/** Somebody else may have written into a shared folder. */
	@Test
	void aNameThatLeadsToAnotherModelIsNone() throws IOException {
		whole(REPOSITORY);
		whole(OTHER);
		Files.writeString(store.folder(REPOSITORY).resolve("refs/main"), "../" + OTHER.folder() + "/" + COMMIT);
		assertEquals(Optional.empty(), store.find(REPOSITORY));
	}

	@Test
	void whoHasTheLockIsBusy() throws IOException {
		assertFalse(store.isBusy(REPOSITORY));
		try (ProcessLock lock = store.lock(REPOSITORY, () -> {}, new Cancellation())) {
			assertTrue(store.isBusy(REPOSITORY));
			assertFalse(store.isBusy(OTHER));
		}
		assertFalse(store.isBusy(REPOSITORY));
	}

	@Test
	void aPlaceThatCannotBeWrittenToSaysWhatToDo() throws IOException {
		Files.createFile(work.resolve("models"));
		final IOException refused = assertThrows(IOException.class,
			() -> store.lock(REPOSITORY, () -> {}, new Cancellation()));
		assertTrue(
			refused.getMessage().startsWith("The cache folder " + work + " cannot be written to (") &&
				refused.getMessage().endsWith(
					"); set UNIBIOMED_HOME, or the cache folder in UniBiomed Options, to a " + "folder that can."),
			refused.getMessage());
	}

	/** Whoever was killed twice has left both. */
	@Test
	void whatIsOnItsWayMakesRoom() throws IOException {
		final Path version = whole(REPOSITORY);
		final Path fetching = Files.createDirectories(version.resolveSibling(".fetching-" + COMMIT));
		Files.write(fetching.resolve("older"), new byte[9]);
		store.takeOutOfService(version);
		assertEquals(List.of("config.json"), names(fetching));
		assertFalse(Files.exists(version));

		Files.createDirectories(version);
		Files.write(version.resolve("broken"), new byte[9]);
		assertEquals(version, store.finish(REPOSITORY, fetching, manifest()));
		assertEquals(List.of("config.json", ModelManifest.FILE), names(version));
	}

	/** What is there and not whole need not be fetched again; what is of another version is of no use. */
	@Test
	void whatIsThereIsTakenOver() throws IOException {
		final Path version = whole(REPOSITORY);
		final Path other = Files.createDirectories(version.resolveSibling(".fetching-" + "9".repeat(40)));
		final Path fetching = store.beginFetching(REPOSITORY, COMMIT);
		assertEquals(List.of("config.json"), names(fetching));
		assertFalse(Files.exists(version) || Files.exists(other));
		// Once more changes nothing.
		assertEquals(fetching, store.beginFetching(REPOSITORY, COMMIT));
		assertEquals(List.of("config.json"), names(fetching));
	}

	@Test
	void removingOneRemovesWhatWasLeftOfOthersAndNothingElse() throws IOException {
		final Path kept = whole(OTHER);
		whole(REPOSITORY);
		final Path left = Files.createDirectories(ModelStore.hub(work).resolve(".removed-by-a-killed-program/x"));
		assertTrue(store.remove(REPOSITORY, new Cancellation()) > 0);
		assertFalse(Files.exists(left.getParent()) || Files.exists(store.folder(REPOSITORY)));
		assertEquals(List.of(OTHER.folder()), names(ModelStore.hub(work)));
		assertTrue(Files.exists(kept.resolve("config.json")));
		assertEquals(0, store.remove(REPOSITORY, new Cancellation()));
	}

	private Path whole(final HubRepository repository) throws IOException {
		final Path fetching = store.beginFetching(repository, COMMIT);
		Files.write(fetching.resolve("config.json"), new byte[3]);
		store.point(repository, COMMIT);
		return store.finish(repository, fetching, manifest());
	}

	private static ModelManifest manifest() {
		return new ModelManifest("small", "ada/model", "main", COMMIT, "", "2026-01-02T03:04:05Z", null,
			List.of(new ModelManifest.Item("config.json", 3, FileDigest.gitBlob("1".repeat(40)))));
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}
}

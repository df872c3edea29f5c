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
package sc.fiji.unibiomed.models.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folders of the hub's own software. */
class HubCacheTest {

	private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

	@TempDir
	private Path work;
	private Path repository;
	private Path snapshot;

	@BeforeEach
	void layOut() throws IOException {
		repository = work.resolve("models--ada--model");
		snapshot = Files.createDirectories(repository.resolve("snapshots").resolve(COMMIT));
		Files.createDirectories(repository.resolve("refs"));
		Files.writeString(repository.resolve("refs/main"), COMMIT + "\n");
	}

	@Test
	void aVersionIsFoundByItsBranchAndByItsOwnName() throws IOException {
		assertEquals(Optional.of(snapshot), find("main"));
		assertEquals(Optional.of(snapshot), find(COMMIT));
		assertEquals(Optional.empty(), find("v2"));
		assertEquals(Optional.empty(), find("9".repeat(40)));
		assertEquals(Optional.empty(), new HubCache(work).snapshot(new HubRepository("ada", "other", "main")));
	}

	@Test
	void aBranchThatMeansNoVersionIsNone() throws IOException {
		for (final String text : new String[] { "", "main", "../snapshots/" + COMMIT, COMMIT.substring(1) }) {
			Files.writeString(repository.resolve("refs/main"), text);
			assertEquals(Optional.empty(), find("main"), text);
		}
	}

	@Test
	void whatIsNoFolderIsNoVersion() throws IOException {
		final String other = "9".repeat(40);
		Files.writeString(repository.resolve("snapshots").resolve(other), "a file");
		assertEquals(Optional.empty(), find(other));
	}

	private Optional<Path> find(final String revision) throws IOException {
		return new HubCache(work).snapshot(new HubRepository("ada", "model", revision));
	}
}

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
package sc.fiji.unibiomed.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site through several assemblies. */
class SiteFolderTest {

	private static final long MONDAY = 20261123101500L;
	private static final long TUESDAY = 20261124101500L;
	private static final long WEDNESDAY = 20261125101500L;

	@TempDir
	private Path folder;
	private SmallSite small;

	@BeforeEach
	void build() throws IOException {
		small = new SmallSite(folder);
	}

	@Test
	void filesLieUnderTheirPathAndTimestamp() throws IOException {
		final Path site = small.assemble("site", List.of(), MONDAY);
		assertTrue(Files.exists(site.resolve("plugins/UniBiomed-1.0.jar-20261123101500")));
		assertTrue(Files.exists(site.resolve("jars/tribuo-1.0.jar-20261123101500")));
		assertEquals("print(1);", Files.readString(site.resolve("macros/UniBiomed/ask.ijm-20261123101500")));
	}

	@Test
	void whatFijiHasIsADependencyAndNotShipped() throws IOException {
		final List<FileRecord> database = SmallSite.database(small.assemble("site", List.of(), MONDAY));
		assertEquals(List.of("jars/tribuo.jar", "macros/UniBiomed/ask.ijm", "plugins/UniBiomed.jar",
			"plugins/UniBiomed-ImageJ2.jar"), database.stream().map(FileRecord::nameWithoutVersion).toList());
		assertEquals(
			List.of(new Dependency("jars/gson.jar", OptionalLong.empty()),
				new Dependency("jars/tribuo-1.0.jar", OptionalLong.of(MONDAY))),
			SmallSite.record(database, "plugins/UniBiomed.jar").version().orElseThrow().dependencies());
	}

	/** Whoever has it has the plugin, of the same build. */
	@Test
	void theJarForImageJ2NeedsThePlugin() throws IOException {
		final List<FileRecord> database = SmallSite.database(small.assemble("site", List.of(), MONDAY));
		assertEquals(List.of(new Dependency("plugins/UniBiomed-1.0.jar", OptionalLong.of(MONDAY))),
			SmallSite.record(database, "plugins/UniBiomed-ImageJ2.jar").version().orElseThrow().dependencies());
	}

	@Test
	void theSameBuildGivesTheSameBytes() throws IOException {
		assertArrayEquals(Files.readAllBytes(small.assemble("once", List.of(), MONDAY).resolve("db.xml.gz")),
			Files.readAllBytes(small.assemble("again", List.of(), MONDAY).resolve("db.xml.gz")));
	}

	@Test
	void aChangedFileKeepsItsPreviousVersion() throws IOException {
		final List<FileRecord> monday = SmallSite.database(small.assemble("site", List.of(), MONDAY));
		small.plugin("better code");
		final List<FileRecord> tuesday = SmallSite.database(small.assemble("site", monday, TUESDAY));
		final Version before = SmallSite.record(monday, "plugins/UniBiomed.jar").version().orElseThrow();
		final FileRecord after = SmallSite.record(tuesday, "plugins/UniBiomed.jar");
		assertEquals(TUESDAY, after.version().orElseThrow().timestamp());
		assertEquals(List.of(new PreviousVersion(before.checksum(), MONDAY, TUESDAY, "plugins/UniBiomed-1.0.jar")),
			after.previous());
	}

	@Test
	void aFileThatIsTheSameKeepsItsTimestamp() throws IOException {
		final List<FileRecord> monday = SmallSite.database(small.assemble("site", List.of(), MONDAY));
		small.plugin("better code");
		final Path site = small.assemble("site", monday, TUESDAY);
		assertEquals(SmallSite.record(monday, "jars/tribuo.jar"),
			SmallSite.record(SmallSite.database(site), "jars/tribuo.jar"));
		assertTrue(Files.exists(site.resolve("jars/tribuo-1.0.jar-20261123101500")));
	}

	/** Else two versions could have one name on the server. */
	@Test
	void aChangedFileMustBeNewerThanTheOneOnTheSite() throws IOException {
		final List<FileRecord> tuesday = SmallSite.database(small.assemble("site", List.of(), TUESDAY));
		small.plugin("better code");
		final String message = assertThrows(IllegalArgumentException.class,
			() -> small.assemble("site", tuesday, MONDAY)).getMessage();
		assertTrue(message.contains("plugins/UniBiomed-1.0.jar has changed"), message);
	}

	@Test
	void anotherVersionNumberIsTheSameFile() throws IOException {
		final List<FileRecord> monday = SmallSite.database(small.assemble("site", List.of(), MONDAY));
		small.withoutLibrary("tribuo-1.0.jar");
		small.library("tribuo-1.1.jar", "onnx 2");
		final FileRecord after = SmallSite.record(SmallSite.database(small.assemble("site", monday, TUESDAY)),
			"jars/tribuo.jar");
		assertEquals("jars/tribuo-1.1.jar", after.filename());
		assertEquals("jars/tribuo-1.0.jar", after.previous().get(0).filename());
	}

	@Test
	void aFileThatIsWithdrawnHasOnlyPreviousVersions() throws IOException {
		final List<FileRecord> monday = SmallSite.database(small.assemble("site", List.of(), MONDAY));
		small.withoutLibrary("tribuo-1.0.jar");
		final List<FileRecord> tuesday = SmallSite.database(small.assemble("site", monday, TUESDAY));
		final FileRecord withdrawn = SmallSite.record(tuesday, "jars/tribuo.jar");
		assertEquals(Optional.empty(), withdrawn.version());
		assertEquals(TUESDAY, withdrawn.previous().get(0).obsolete());
		assertEquals(withdrawn,
			SmallSite.record(SmallSite.database(small.assemble("site", tuesday, WEDNESDAY)), "jars/tribuo.jar"));
	}

	@Test
	void aVersionThatComesBackIsNotPreviousAnyMore() throws IOException {
		final List<FileRecord> monday = SmallSite.database(small.assemble("site", List.of(), MONDAY));
		small.plugin("worse code");
		final List<FileRecord> tuesday = SmallSite.database(small.assemble("site", monday, TUESDAY));
		small.plugin("code");
		final FileRecord wednesday = SmallSite.record(SmallSite.database(small.assemble("site", tuesday, WEDNESDAY)),
			"plugins/UniBiomed.jar");
		assertEquals(SmallSite.record(monday, "plugins/UniBiomed.jar").version().orElseThrow().checksum(),
			wednesday.version().orElseThrow().checksum());
		assertEquals(List.of(TUESDAY), wednesday.previous().stream().map(PreviousVersion::timestamp).toList());
	}

	@Test
	void aFolderThatIsNoSiteIsNotOverwritten() throws IOException {
		Files.writeString(Files.createDirectories(folder.resolve("mine")).resolve("thesis.txt"), "years of work");
		assertThrows(IOException.class, () -> small.assemble("mine", List.of(), MONDAY));
		assertEquals("years of work", Files.readString(folder.resolve("mine/thesis.txt")));
	}
}

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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.util.UserCache;

class CacheFolderTest {

	private static final Path HOME = Path.of("home", "ada");

	@Test
	void linuxFollowsTheXdgSpecification() {
		assertEquals(HOME.resolve(".cache/unibiomed"), folder("Linux", Map.of()));
		assertEquals(Path.of("scratch/unibiomed"), folder("Linux", Map.of("XDG_CACHE_HOME", "scratch")));
		assertEquals(HOME.resolve(".cache/unibiomed"), folder("Linux", Map.of("XDG_CACHE_HOME", "")));
	}

	@Test
	void macKeepsItInTheLibrary() {
		assertEquals(HOME.resolve("Library/Caches/UniBiomed"), folder("Mac OS X", Map.of("XDG_CACHE_HOME", "scratch")));
	}

	@Test
	void windowsKeepsItWithTheLocalApplicationData() {
		assertEquals(Path.of("local", "UniBiomed"), folder("Windows 11", Map.of("LOCALAPPDATA", "local")));
		assertEquals(HOME.resolve("AppData/Local/UniBiomed"), folder("Windows 11", Map.of()));
	}

	@Test
	void theProgramsOwnVariableWinsEverywhere() {
		for (final String system : new String[] { "Linux", "Mac OS X", "Windows 11" }) {
			assertEquals(Path.of("big-disk"), folder(system,
				Map.of(CacheFolder.VARIABLE, "big-disk", "XDG_CACHE_HOME", "scratch", "LOCALAPPDATA", "local")));
		}
		assertEquals(HOME.resolve(".cache/unibiomed"), folder("Linux", Map.of(CacheFolder.VARIABLE, " ")));
	}

	@Test
	void withoutAChoiceItIsThatOfThisUser() {
		assertEquals(CacheFolder
			.of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home"))).path(),
			CacheFolder.ofUser().path());
	}

	/** Also the administrator, who may write wherever permissions forbid it, does not write to such a disk. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aFolderThatNobodyCanWriteToIsSomebodyElses() {
		final CacheFolder shared = CacheFolder.of(Map.of(CacheFolder.VARIABLE, "/proc"), "Linux", HOME);
		assertTrue(shared.isShared());
		assertEquals(Path.of("/proc"), shared.path());
		assertEquals(HOME.resolve(".cache/unibiomed"), shared.own());
		assertEquals(List.of(Path.of("/proc"), HOME.resolve(".cache/unibiomed")), shared.places());
	}

	@Test
	void aFolderThatPermissionsCloseIsSomebodyElsesUnlessTheUserMayWriteEverywhere(@TempDir final Path work)
		throws IOException
	{
		Assumptions.assumeTrue(Files.getFileStore(work).supportsFileAttributeView("posix"));
		final Path closed = Files.createDirectory(work.resolve("closed"));
		Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
		final CacheFolder folder = CacheFolder.of(Map.of(CacheFolder.VARIABLE, closed.toString()), "Linux", HOME);
		assertEquals(!Files.isWritable(closed), folder.isShared());
		try (Stream<Path> files = Files.list(closed)) {
			assertEquals(List.of(), files.toList());
		}
	}

	/** What was seen is recorded where nobody else can change it. */
	@Test
	void theRecordIsNotKeptWhereOthersMayWrite(@TempDir final Path work) throws IOException {
		Assumptions.assumeTrue(Files.getFileStore(work).supportsFileAttributeView("posix"));
		final Path open = Files.createDirectory(work.resolve("open"));
		assertEquals(open, new CacheFolder(open).record());
		Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
		assertEquals(UserCache.ofUser(), new CacheFolder(open).record());
	}

	private static Path folder(final String system, final Map<String, String> environment) {
		return CacheFolder.of(environment, system, HOME).path();
	}
}

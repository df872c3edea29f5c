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
package sc.fiji.unibiomed.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who may write to a folder; also as the administrator, who may write everywhere. */
@DisabledOnOs(OS.WINDOWS)
class FolderAccessTest {

	@TempDir
	private Path work;
	private Path folder;

	@BeforeEach
	void make() throws IOException {
		folder = Files.createDirectories(work.resolve("above/folder"));
		Files.writeString(folder.resolve("file"), "x");
		permit(work.resolve("above"), "rwxr-xr-x");
		permit(folder, "rwxr-xr-x");
		permit(folder.resolve("file"), "rw-r--r--");
	}

	@Test
	void whatOthersOnlyReadIsOnesOwn() {
		assertTrue(FolderAccess.isOnlyThisUsers(folder));
		assertTrue(FolderAccess.isOnlyThisUsers(folder.resolve("file")));
	}

	@Test
	void whatOthersMayWriteToIsNot() throws IOException {
		permit(folder, "rwxr-xrwx");
		assertFalse(FolderAccess.isOnlyThisUsers(folder));
		permit(folder, "rwxr-xr-x");
		permit(folder.resolve("file"), "rw-r--rw-");
		assertFalse(FolderAccess.isOnlyThisUsers(folder));
	}

	@Test
	void neitherIsWhatLiesInAFolderThatOthersMayWriteTo() throws IOException {
		permit(work.resolve("above"), "rwxrwxrwx");
		assertFalse(FolderAccess.isOnlyThisUsers(folder));
		assertFalse(FolderAccess.isOnlyThisUsers(folder.resolve("file")));
	}

	/** As the folder for temporary files is, in which everybody removes only their own. */
	@Test
	void aStickyFolderAboveIsNoHarm() throws IOException {
		Files.setAttribute(work.resolve("above"), "unix:mode", 01777);
		assertTrue(FolderAccess.isOnlyThisUsers(folder));
		assertFalse(FolderAccess.isOnlyThisUsers(work.resolve("above")));
	}

	@Test
	void aGroupCountsUnlessItIsTheUsersOwn() throws IOException {
		permit(folder, "rwxrwxr-x");
		final String owner = Files.getOwner(folder).getName();
		final String group = Files.getFileAttributeView(folder, PosixFileAttributeView.class).readAttributes().group()
			.getName();
		assertEquals(owner.equals(group), FolderAccess.isOnlyThisUsers(folder));
		if ("root".equals(owner)) {
			Files.getFileAttributeView(folder, PosixFileAttributeView.class)
				.setGroup(folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("daemon"));
			assertFalse(FolderAccess.isOnlyThisUsers(folder));
		}
	}

	@Test
	void anothersFolderIsNotOnesOwn() throws IOException {
		Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root gives folders away");
		Files.setOwner(folder.resolve("file"),
			folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("daemon"));
		assertFalse(FolderAccess.isOnlyThisUsers(folder));
	}

	@Test
	void theRecordLiesWhereNobodyElseMayWrite() throws IOException {
		assertEquals(folder, UserCache.recordPlace(folder));
		permit(folder, "rwxrwxrwx");
		assertEquals(UserCache.ofUser(), UserCache.recordPlace(folder));
		assertEquals(Path.of("home/ada/.cache/unibiomed"), UserCache.of(Map.of(), "Linux", Path.of("home", "ada")));
	}

	private static void permit(final Path path, final String permissions) throws IOException {
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
	}
}

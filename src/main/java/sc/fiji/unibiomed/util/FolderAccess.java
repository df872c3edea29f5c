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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may change what lies in a folder. */
public final class FolderAccess {

	private static final Logger LOG = LoggerFactory.getLogger(FolderAccess.class);
	private static final String ADMINISTRATOR = "root";
	/** In such folders everybody may add files, and remove only their own (chmod(2), S_ISVTX). */
	private static final int STICKY = 01000;

	private FolderAccess() {}

	/**
	 * Whether nobody but this user and the computer's administrator may change the files in a folder, or put another
	 * folder in its place. A group that is called as the owner counts as the owner's own. Where the disk does not know
	 * Unix permissions, folders in the user's home folder count as the user's, and others do not.
	 *
	 * @param folder exists; a file counts like a folder with nothing in it
	 * @return also false if it cannot be found out
	 */
	public static boolean isOnlyThisUsers(final Path folder) {
		try {
			final Path real = folder.toRealPath();
			if (!Files.getFileStore(real).supportsFileAttributeView("posix")) {
				return real.startsWith(Path.of(System.getProperty("user.home")).toRealPath());
			}
			final UserPrincipal user = real.getFileSystem().getUserPrincipalLookupService()
				.lookupPrincipalByName(System.getProperty("user.name"));
			if (!isOwn(real, user) || !filesAreOwn(real, user)) {
				return false;
			}
			for (Path above = real.getParent(); above != null; above = above.getParent()) {
				if (!isOwn(above, user) && !(isTrusted(above, user) && isSticky(above))) {
					return false;
				}
			}
			return true;
		}
		catch (final IOException | UnsupportedOperationException e) {
			LOG.debug("It cannot be found out who may write to {}: {}", folder, e.toString());
			return false;
		}
	}

	private static boolean filesAreOwn(final Path folder, final UserPrincipal user) throws IOException {
		if (!Files.isDirectory(folder)) {
			return true;
		}
		final List<Path> files;
		try (Stream<Path> all = Files.list(folder)) {
			files = all.filter(Files::isRegularFile).toList();
		}
		for (final Path file : files) {
			if (!isOwn(file, user)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isOwn(final Path path, final UserPrincipal user) throws IOException {
		final PosixFileAttributes facts = Files.readAttributes(path, PosixFileAttributes.class);
		final boolean group = facts.permissions().contains(PosixFilePermission.GROUP_WRITE) &&
			!facts.group().getName().equals(facts.owner().getName());
		return isTrusted(path, user) && !group && !facts.permissions().contains(PosixFilePermission.OTHERS_WRITE);
	}

	private static boolean isTrusted(final Path path, final UserPrincipal user) throws IOException {
		final UserPrincipal owner = Files.getOwner(path);
		return owner.equals(user) || owner.getName().equals(ADMINISTRATOR);
	}

	private static boolean isSticky(final Path path) throws IOException {
		return (((Integer) Files.getAttribute(path, "unix:mode")) & STICKY) != 0;
	}
}

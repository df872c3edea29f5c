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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import sc.fiji.unibiomed.checkpoint.weights.KnownChecksums;
import sc.fiji.unibiomed.util.UserCache;

/**
 * Where this program keeps models, and what it makes of them: {@code UNIBIOMED_HOME} if set, else the platform's place
 * for caches (XDG Base Directory Specification on Linux, {@code ~/Library/Caches} on macOS, {@code %LOCALAPPDATA%} on
 * Windows).
 * <p>
 * The folder may be one that somebody else fills and this user can only read, such as a laboratory's shared drive. Then
 * what is there is used, and what is missing goes to the user's own place.
 *
 * @param path where things are looked for first; need not exist yet
 * @param own where new things go, and where they are looked for next; the same where the user may write there
 */
public record CacheFolder(Path path, Path own) {

	/** The environment variable that moves the folder. */
	public static final String VARIABLE = "UNIBIOMED_HOME";

	private static final String CHECKSUMS = "checksums";

	/** A folder that the user may write to. */
	public CacheFolder(final Path path) {
		this(path, path);
	}

	/** Where this user's own record lies of what was seen; nobody else can write to it. */
	public Path record() {
		return UserCache.recordPlace(own);
	}

	/** The checksums of weights that this user has calculated; what others say of theirs is not among them. */
	public KnownChecksums checksums() {
		return new KnownChecksums(record().resolve(CHECKSUMS));
	}

	/** The same, and those that others say; only to show what there may be. */
	public KnownChecksums claimedChecksums() {
		return new KnownChecksums(record().resolve(CHECKSUMS), path.resolve(CHECKSUMS));
	}

	/** Whether somebody else fills the folder. */
	public boolean isShared() {
		return !own.equals(path);
	}

	/** Where others may have prepared models; {@code null} if this is nobody else's folder. */
	public Path shared() {
		return isShared() ? path : null;
	}

	/** The places where things are, each once, the first to look at first. */
	public List<Path> places() {
		return isShared() ? List.of(path, own) : List.of(path);
	}

	/** The folder for this user on this machine. */
	public static CacheFolder ofUser() {
		return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
	}

	/** A folder that the user has chosen; the user's own place takes over where it cannot be written to. */
	public static CacheFolder chosen(final Path path) {
		return chosen(path, UserCache.ofUser());
	}

	private static CacheFolder chosen(final Path path, final Path usual) {
		// What does not exist is made when it is needed, with a message of its own if it cannot be.
		return new CacheFolder(path, Files.isDirectory(path) && !canBeWritten(path) ? usual : path);
	}

	/** Tries it: permissions, access lists and read-only drives do not all show in a folder's attributes. */
	private static boolean canBeWritten(final Path folder) {
		final Path probe = folder.resolve(".probe-" + UUID.randomUUID());
		try {
			Files.createFile(probe);
			Files.delete(probe);
			return true;
		}
		catch (final IOException e) {
			return false;
		}
	}

	static CacheFolder of(final Map<String, String> environment, final String system, final Path home) {
		final String moved = environment.getOrDefault(VARIABLE, "").strip();
		final Path usual = UserCache.of(environment, system, home);
		if (moved.isEmpty()) {
			return new CacheFolder(usual);
		}
		try {
			return chosen(Path.of(moved), usual);
		}
		catch (final InvalidPathException e) {
			throw new IllegalArgumentException("The environment variable " + VARIABLE + " is '" + moved +
				"', which is not a folder's name; correct it.", e);
		}
	}
}

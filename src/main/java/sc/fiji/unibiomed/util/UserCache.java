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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The place that a system gives each user for caches. */
public final class UserCache {

	private UserCache() {}

	/** This user's on this computer; need not exist. */
	public static Path ofUser() {
		return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
	}

	/**
	 * XDG Base Directory Specification on Linux, {@code ~/Library/Caches} on macOS, {@code %LOCALAPPDATA%} on Windows.
	 *
	 * @param system as Java's {@code os.name} has it
	 */
	public static Path of(final Map<String, String> environment, final String system, final Path home) {
		final String os = system.toLowerCase(Locale.ROOT);
		if (os.startsWith("win")) {
			final String local = environment.getOrDefault("LOCALAPPDATA", "");
			return (local.isBlank() ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("UniBiomed");
		}
		if (os.startsWith("mac")) {
			return home.resolve("Library").resolve("Caches").resolve("UniBiomed");
		}
		final String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
		return (xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg)).resolve("unibiomed");
	}

	/**
	 * Where this user's own record lies of what was seen: in a cache folder to which nobody else may write, else in the
	 * user's place.
	 *
	 * @param cache the cache folder that this user writes to; need not exist
	 */
	public static Path recordPlace(final Path cache) {
		if (Files.exists(cache)) {
			return FolderAccess.isOnlyThisUsers(cache) ? cache : ofUser();
		}
		// It will be made by this user.
		return cache;
	}
}

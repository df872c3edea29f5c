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
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder in which something is made that appears whole or not at all. What a process left that was killed in the
 * middle is removed when the next one begins beside it; what a living process works on is not touched, as its lock is
 * held.
 */
public final class WorkFolder implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);
	private static final String LOCK = ".lock";
	private static final String UNIQUE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

	private final Path path;
	/** {@code null} where the disk knows no locks; there, nobody removes what others leave. */
	private final ProcessLock lock;

	private WorkFolder(final Path path, final ProcessLock lock) {
		this.path = path;
		this.lock = lock;
	}

	/**
	 * Begins, and removes what was left of others.
	 *
	 * @param parent where it is made, itself made if need be; what is made can be moved to anywhere on the same disk
	 * @param prefix how names of such folders begin
	 * @throws IOException if it cannot be written
	 */
	public static WorkFolder in(final Path parent, final String prefix) throws IOException {
		// Not a temporary folder of Java's, which would be for this user only: a cache folder may be shared.
		Files.createDirectories(parent);
		removeLeftovers(parent, prefix);
		while (true) {
			final Path path = parent.resolve(prefix + UUID.randomUUID());
			final Path lockFile = lockOf(path);
			ProcessLock lock = null;
			try {
				lock = ProcessLock.tryTake(lockFile).orElse(null);
				if (lock == null || !Files.exists(lockFile)) {
					// Whoever removes leftovers took it for one.
					if (lock != null) {
						lock.close();
					}
					continue;
				}
			}
			catch (final IOException e) {
				LOG.debug("{} knows no locks: {}", parent, e.toString());
				Files.deleteIfExists(lockFile);
			}
			Files.createDirectory(path);
			return new WorkFolder(path, lock);
		}
	}

	private static Path lockOf(final Path path) {
		return path.resolveSibling(path.getFileName() + LOCK);
	}

	/** What belongs to nobody any more. A failure is no reason not to begin. */
	private static void removeLeftovers(final Path parent, final String prefix) {
		final Pattern name = Pattern.compile(Pattern.quote(prefix) + UNIQUE + "(" + Pattern.quote(LOCK) + ")?");
		try {
			final List<Path> found;
			try (Stream<Path> all = Files.list(parent)) {
				found = all.filter(each -> name.matcher(each.getFileName().toString()).matches())
					.map(each -> each.getFileName().toString().endsWith(LOCK)
						? each.resolveSibling(each.getFileName().toString().replaceFirst("\\.lock$", ""))
						: each)
					.distinct().toList();
			}
			for (final Path each : found) {
				remove(each);
			}
		}
		catch (final IOException e) {
			LOG.warn("What was left in {} cannot be removed: {}", parent, e.toString());
		}
	}

	private static void remove(final Path leftover) throws IOException {
		final Optional<ProcessLock> lock = ProcessLock.tryTake(lockOf(leftover));
		if (lock.isPresent()) {
			try (ProcessLock held = lock.get()) {
				FileTrees.delete(leftover);
				deleteLock(leftover);
			}
			deleteLock(leftover);
		}
	}

	/** Windows deletes no file that is open: then it is deleted afterwards. */
	private static void deleteLock(final Path path) {
		try {
			Files.deleteIfExists(lockOf(path));
		}
		catch (final IOException e) {
			LOG.debug("{} is still open: {}", lockOf(path), e.toString());
		}
	}

	/** Where to make it. */
	public Path path() {
		return path;
	}

	/**
	 * Gives what was made its own name.
	 *
	 * @param target must not exist
	 * @throws IOException if it exists, or is on another disk
	 */
	public void moveTo(final Path target) throws IOException {
		Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Removes what was not moved away. */
	@Override
	public void close() throws IOException {
		try {
			FileTrees.delete(path);
			deleteLock(path);
		}
		finally {
			if (lock != null) {
				lock.close();
				deleteLock(path);
			}
		}
	}
}

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
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What only one thread of one process may do at a time. Whoever holds the lock and is killed has let it go. The file of
 * the lock stays.
 */
public final class ProcessLock implements AutoCloseable {

	private static final Duration WAIT = Duration.ofMillis(100);
	/** The files whose locks threads of this process have. */
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	private final Path file;
	private final FileChannel channel;
	private final FileLock lock;

	private ProcessLock(final Path file, final FileChannel channel, final FileLock lock) {
		this.file = file;
		this.channel = channel;
		this.lock = lock;
	}

	/**
	 * Takes the lock, waiting for it if need be.
	 *
	 * @param file in a folder that exists
	 * @param waiting called once if somebody else has it
	 * @throws IOException if the file cannot be written
	 * @throws CancelledException if it was cancelled
	 */
	public static ProcessLock take(final Path file, final Runnable waiting, final Cancellation cancellation)
		throws IOException
	{
		boolean told = false;
		while (true) {
			final Optional<ProcessLock> taken = tryTake(file);
			if (taken.isPresent()) {
				return taken.get();
			}
			if (!told) {
				told = true;
				waiting.run();
			}
			cancellation.sleep(WAIT);
		}
	}

	/**
	 * Takes the lock, unless somebody else has it.
	 *
	 * @throws IOException if the file cannot be written
	 */
	public static Optional<ProcessLock> tryTake(final Path file) throws IOException {
		final Path own = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
		// On POSIX systems, to open the file once more and close it would let go the lock that another thread has.
		if (!HELD.add(own)) {
			return Optional.empty();
		}
		ProcessLock taken = null;
		try {
			taken = open(own);
			return Optional.ofNullable(taken);
		}
		finally {
			if (taken == null) {
				HELD.remove(own);
			}
		}
	}

	/** @return {@code null} if somebody else has it */
	private static ProcessLock open(final Path file) throws IOException {
		final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		FileLock lock = null;
		try {
			lock = channel.tryLock();
		}
		catch (final OverlappingFileLockException e) {
			// The same program, loaded once more in this process, has it.
		}
		finally {
			if (lock == null) {
				channel.close();
			}
		}
		return lock == null ? null : new ProcessLock(file, channel, lock);
	}

	/** Lets it go; once more does nothing. */
	@Override
	public void close() throws IOException {
		if (!channel.isOpen()) {
			return;
		}
		try {
			lock.close();
			channel.close();
		}
		finally {
			HELD.remove(file);
		}
	}
}

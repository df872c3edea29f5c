package sc.fiji.unibiomed.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * What only one thread of one process may do at a time. Whoever holds the lock and is killed has let it go. The file of the
 * lock stays.
 */
public final class ProcessLock implements AutoCloseable {

	private static final Duration WAIT = Duration.ofMillis(100);

	private final FileChannel channel;
	private final FileLock lock;

	private ProcessLock(final FileChannel channel, final FileLock lock) {
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
		final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		FileLock lock = null;
		try {
			lock = channel.tryLock();
		}
		catch (final OverlappingFileLockException e) {
			// Another thread of this process has it: the same as another process.
		}
		finally {
			if (lock == null) {
				channel.close();
			}
		}
		return lock == null ? Optional.empty() : Optional.of(new ProcessLock(channel, lock));
	}

	@Override
	public void close() throws IOException {
		lock.close();
		channel.close();
	}
}

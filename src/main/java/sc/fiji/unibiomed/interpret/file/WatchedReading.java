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
package sc.fiji.unibiomed.interpret.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.DaemonThreads;

/**
 * Reads an image file, or finds out about it, on a thread of its own, so that neither a decoder that never comes back
 * nor a drive that hangs holds up whoever waits for it. What takes too long, or is cancelled, is given up together with
 * its thread: that is interrupted, reads no further, and what it still brings is closed.
 */
public final class WatchedReading {

	/** What any file may take, and a slow drive for each part of a large one. */
	private static final Duration USUAL = Duration.ofMinutes(10);
	private static final long BYTES_PER_MINUTE = 100_000_000;

	private final Path file;
	private final Function<Path, Duration> most;
	private final Cancellation cancellation;

	/** A piece of reading. */
	@FunctionalInterface
	public interface Reading<T> {

		T read() throws IOException;
	}

	/**
	 * @param file what is read, for the message
	 * @param most how long a piece of reading may take; asked on the thread that reads
	 * @param cancellation ends waiting
	 */
	public WatchedReading(final Path file, final Function<Path, Duration> most, final Cancellation cancellation) {
		this.file = file;
		this.most = most;
		this.cancellation = cancellation;
	}

	/** How long reading a file may take: ten minutes, and a minute more for each 100 MB. */
	public static Duration mostOf(final Path file) {
		try {
			return USUAL.plusMinutes(Files.size(file) / BYTES_PER_MINUTE);
		}
		catch (final IOException e) {
			// Whoever reads it finds out why.
			return USUAL;
		}
	}

	/**
	 * Reads.
	 *
	 * @throws ImageReadException if it took too long
	 * @throws IOException if it cannot be read
	 * @throws CancelledException if it was cancelled, or the waiting thread interrupted
	 */
	public <T> T read(final Reading<T> reading) throws IOException {
		cancellation.check();
		final CompletableFuture<T> result = new CompletableFuture<>();
		// A drive that hangs does not even say how large a file is.
		final CompletableFuture<Duration> limit = new CompletableFuture<>();
		final Thread thread = DaemonThreads.named("image reading").newThread(() -> {
			limit.complete(most.apply(file));
			run(reading, result);
		});
		thread.start();
		Duration longest = USUAL;
		try (Cancellation.Registration registration = cancellation.onCancel(() -> {
			limit.cancel(false);
			result.cancel(false);
		})) {
			longest = limit.get(longest.toMillis(), TimeUnit.MILLISECONDS);
			return result.get(longest.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (final ExecutionException e) {
			throw rethrown(e.getCause());
		}
		catch (final TimeoutException e) {
			throw new ImageReadException("Reading " + file + " took longer than " + words(longest) +
				" and was stopped; copy it to a faster drive, or save it again.", e);
		}
		catch (final CancellationException e) {
			throw new CancelledException();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancelledException();
		}
		finally {
			if (!result.isDone() || result.isCancelled()) {
				result.cancel(false);
				thread.interrupt();
			}
		}
	}

	private static <T> void run(final Reading<T> reading, final CompletableFuture<T> result) {
		try {
			final T read = reading.read();
			if (!result.complete(read) && read instanceof final AutoCloseable late) {
				late.close();
			}
		}
		// Whoever waits is told, and decides.
		catch (final Throwable e) {
			result.completeExceptionally(e);
		}
	}

	private static IOException rethrown(final Throwable cause) throws IOException {
		if (cause instanceof final RuntimeException e) {
			throw e;
		}
		if (cause instanceof final Error e) {
			throw e;
		}
		return cause instanceof final IOException e ? e : new IOException(cause);
	}

	private static String words(final Duration time) {
		final long minutes = time.toMinutes();
		return minutes < 1 ? time.toSeconds() + " seconds" : minutes == 1 ? "1 minute" : minutes + " minutes";
	}
}

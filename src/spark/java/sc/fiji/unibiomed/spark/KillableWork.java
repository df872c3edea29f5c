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
package sc.fiji.unibiomed.spark;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.spark.TaskContext;

import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/**
 * Runs work of a task in a thread of its own, and cancels it when Spark kills the task. Spark interrupts the task's own
 * thread: in Java, that closes whatever file the thread is reading from, and the model's files are needed by the next
 * task.
 *
 * @param <T> what the work gives
 */
@FunctionalInterface
interface KillableWork<T> {

	long POLL_MILLIS = 200;

	/** Does it. */
	T go(Cancellation cancellation) throws IOException;

	/**
	 * Runs it to its end, also if the task is killed.
	 *
	 * @throws IOException if it fails
	 * @throws CancelledException if the task was killed
	 */
	default T run(final TaskContext task) throws IOException {
		final Cancellation cancellation = new Cancellation();
		final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
			final Thread engine = new Thread(work, "UniBiomed task " + task.taskAttemptId());
			engine.setDaemon(true);
			return engine;
		});
		final Future<T> result = thread.submit(() -> go(cancellation));
		thread.shutdown();
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return result.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
				}
				catch (final InterruptedException e) {
					interrupted = true;
					cancellation.cancel();
				}
				catch (final TimeoutException e) {
					if (task.isInterrupted()) {
						cancellation.cancel();
					}
				}
			}
		}
		catch (final ExecutionException e) {
			throw failure(e.getCause());
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static IOException failure(final Throwable cause) {
		if (cause instanceof RuntimeException runtime) {
			throw runtime;
		}
		if (cause instanceof Error error) {
			throw error;
		}
		return cause instanceof IOException io ? io : new IOException(cause);
	}
}

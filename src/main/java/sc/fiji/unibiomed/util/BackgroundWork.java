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

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Work of a window that would make it stand still: one piece at a time, on a thread of its own, that can be cancelled
 * and tells how far it is. All methods but those of {@link Running} are for the thread of the user interface.
 */
public final class BackgroundWork implements AutoCloseable {

	/** A piece of work. */
	@FunctionalInterface
	public interface Work {

		/** Does it, and returns what is left to do on the thread of the user interface, such as showing the result. */
		Runnable run(Running running);
	}

	private final Executor userInterface;
	private final ExecutorService worker;
	/** The piece being done; {@code null} while there is none. */
	private Running now;

	/**
	 * @param name of the thread, for logs
	 * @param userInterface runs tasks on the thread of the user interface, in order
	 */
	public BackgroundWork(final String name, final Executor userInterface) {
		this.userInterface = userInterface;
		worker = Executors.newSingleThreadExecutor(DaemonThreads.named(name));
	}

	/** Whether a piece of work is being done. */
	public boolean isRunning() {
		return now != null;
	}

	/** Whether it was closed, and begins nothing any more. */
	public boolean isClosed() {
		return worker.isShutdown();
	}

	/**
	 * Begins a piece of work.
	 *
	 * @param unforeseen what to do on the thread of the user interface, instead of what the work returns, if it ends by
	 *          an error, which goes to the thread's own handler: the window must not stay busy
	 * @throws IllegalStateException if there is one
	 */
	public void start(final Work work, final Runnable unforeseen) {
		if (isRunning()) {
			throw new IllegalStateException("Another piece of work is being done.");
		}
		final Running running = new Running();
		now = running;
		worker.execute(() -> {
			Runnable rest = unforeseen;
			try {
				rest = work.run(running);
			}
			finally {
				final Runnable last = rest;
				userInterface.execute(() -> {
					now = null;
					last.run();
				});
			}
		});
	}

	/** Stops the work, if there is any; it ends a little later. */
	public void cancel() {
		if (isRunning()) {
			now.cancellation.cancel();
		}
	}

	/** Cancels, and does one last thing once the work has ended; does not wait for it. */
	public void close(final Runnable last) {
		cancel();
		worker.execute(last);
		worker.shutdown();
	}

	/** Cancels; does not wait for the end of the work. */
	@Override
	public void close() {
		cancel();
		worker.shutdown();
	}

	/** A piece of work while it is being done. */
	public final class Running {

		private final Cancellation cancellation = new Cancellation();

		private Running() {}

		/** How the work learns that it is to stop. */
		public Cancellation cancellation() {
			return cancellation;
		}

		/** Shows how far the work is, on the thread of the user interface; nothing once it is to stop. */
		public void show(final Runnable progress) {
			userInterface.execute(() -> {
				if (now == this && !cancellation.isCancelled()) {
					progress.run();
				}
			});
		}
	}
}

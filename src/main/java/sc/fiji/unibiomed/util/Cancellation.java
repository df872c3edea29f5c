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

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets one thread stop the work of another. Work that is inside a network stops at the network's next operator, other
 * work at its next step. Once cancelled, stays cancelled.
 */
public final class Cancellation {

	private final Set<Runnable> listeners = new HashSet<>();
	private volatile boolean cancelled;

	/** Asks the work to stop; may be called from any thread, more than once. */
	public synchronized void cancel() {
		cancelled = true;
		notifyAll();
		listeners.forEach(Runnable::run);
	}

	public boolean isCancelled() {
		return cancelled;
	}

	/** @throws CancelledException if {@link #cancel} was called */
	public void check() {
		if (cancelled) {
			throw new CancelledException();
		}
	}

	/**
	 * Waits.
	 *
	 * @throws CancelledException if {@link #cancel} was called, before or while waiting, or the thread was interrupted
	 */
	public synchronized void sleep(final Duration time) {
		final long end = System.nanoTime() + time.toNanos();
		try {
			for (long left = time.toMillis(); left > 0 && !cancelled; left = (end - System.nanoTime()) / 1_000_000) {
				wait(left);
			}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancelledException();
		}
		check();
	}

	/**
	 * Runs the listener when {@link #cancel} is called, or at once if it was. The listener never runs after its
	 * registration is closed, so that it may use what lives only as long. It must be quick, and not throw.
	 */
	public synchronized Registration onCancel(final Runnable listener) {
		listeners.add(listener);
		if (cancelled) {
			listener.run();
		}
		return () -> forget(listener);
	}

	private synchronized void forget(final Runnable listener) {
		listeners.remove(listener);
	}

	/** A registered listener; closing forgets it. */
	public interface Registration extends AutoCloseable {

		@Override
		void close();
	}
}

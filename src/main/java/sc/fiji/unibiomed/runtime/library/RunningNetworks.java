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
package sc.fiji.unibiomed.runtime.library;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/**
 * The networks that run in this process at the moment. When the process is to end, by whatever way and in whichever
 * program, their work is cancelled, the process waits until they have stopped, and none starts any more. There is one
 * of these for a process, which its shutdown hook holds: see {@link OnnxRuntime#networks()}.
 */
public final class RunningNetworks {

	/** Within a second a network is through with the operator that it is at; loading one cannot be stopped. */
	static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Set<Run> running = new HashSet<>();
	private boolean ended;

	/** One run of a network, or the loading of one; to be closed when it is over. */
	public final class Run implements AutoCloseable {

		private final Cancellation work;

		private Run(final Cancellation work) {
			this.work = work;
		}

		@Override
		public void close() {
			over(this);
		}
	}

	/** Those of this process, until it ends. */
	static RunningNetworks ofThisProcess() {
		final RunningNetworks networks = new RunningNetworks();
		try {
			Runtime.getRuntime().addShutdownHook(new Thread(() -> networks.end(PATIENCE), "unibiomed-networks-end"));
		}
		catch (final IllegalStateException e) {
			// The process is ending already.
			networks.end(Duration.ZERO);
		}
		return networks;
	}

	/**
	 * Tells that a network is about to run.
	 *
	 * @param work what it runs for; cancelled when the process is to end
	 * @throws CancelledException if the process is ending; the work is cancelled then
	 */
	public Run begin(final Cancellation work) {
		synchronized (this) {
			if (!ended) {
				final Run run = new Run(work);
				running.add(run);
				return run;
			}
		}
		work.cancel();
		throw new CancelledException();
	}

	private synchronized void over(final Run run) {
		running.remove(run);
		notifyAll();
	}

	/**
	 * Lets no network start any more, cancels the work of those that run, and waits for them.
	 *
	 * @param patience how long at most
	 * @return whether all of them have stopped
	 */
	boolean end(final Duration patience) {
		final long deadline = System.nanoTime() + patience.toNanos();
		final List<Run> last;
		synchronized (this) {
			ended = true;
			last = List.copyOf(running);
		}
		// Not while this is locked: whoever listens may have a network of its own to stop.
		last.forEach(run -> run.work.cancel());
		return await(deadline);
	}

	private synchronized boolean await(final long deadline) {
		try {
			for (long left = deadline - System.nanoTime(); left > 0 &&
				!running.isEmpty(); left = deadline - System.nanoTime())
			{
				wait(left / 1_000_000 + 1);
			}
		}
		catch (final InterruptedException e) {
			// Whoever interrupts a process that is ending wants it to end now.
			Thread.currentThread().interrupt();
		}
		return running.isEmpty();
	}
}

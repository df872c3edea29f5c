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
package sc.fiji.unibiomed.cli.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.util.Cancellation;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Cancels the work when the process is told to end (Ctrl-C, SIGTERM), so that it cleans up after itself and the process
 * ends the usual way. A second signal ends the process at once.
 * <p>
 * Not a shutdown hook: those begin when the process ends already, and what is done could no longer be told. Networks
 * that run are stopped in every program (see {@link sc.fiji.unibiomed.runtime.library.RunningNetworks}).
 */
public final class SignalCancellation implements AutoCloseable {

	private static final List<String> SIGNALS = List.of("INT", "TERM");

	private final Cancellation cancellation = new Cancellation();
	private final Map<Signal, SignalHandler> earlier = new LinkedHashMap<>();

	public SignalCancellation() {
		for (final String name : SIGNALS) {
			final Signal signal = new Signal(name);
			try {
				earlier.put(signal, Signal.handle(signal, this::stop));
			}
			catch (final IllegalArgumentException e) {
				// With the option -Xrs signals belong to whoever started Java; there is nothing to restore then.
				earlier.remove(signal);
			}
		}
	}

	/** Cancelled by the first signal. */
	public Cancellation cancellation() {
		return cancellation;
	}

	private void stop(final Signal signal) {
		if (cancellation.isCancelled()) {
			close();
			Signal.raise(signal);
		}
		cancellation.cancel();
	}

	@Override
	public void close() {
		earlier.forEach(Signal::handle);
	}
}

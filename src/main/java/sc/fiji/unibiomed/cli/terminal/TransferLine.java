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

import java.io.PrintWriter;

import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.TransferRate;

/**
 * Shows how far a transfer is: on a terminal in one line that changes, elsewhere in a line for each tenth, so that logs
 * stay short.
 */
public final class TransferLine implements DownloadListener, AutoCloseable {

	private static final int PARTS = 10;
	private static final long STEP_NANOS = 250_000_000L;

	private final PrintWriter err;
	private final boolean terminal;
	private final TransferRate rate = new TransferRate();
	private long lastPart;
	private long lastNanos = Long.MIN_VALUE;
	/** Characters of the line that is shown and may change. */
	private int shown;

	public TransferLine(final PrintWriter err) {
		this(err, System.console() != null && !"dumb".equals(System.getenv("TERM")));
	}

	TransferLine(final PrintWriter err, final boolean terminal) {
		this.err = err;
		this.terminal = terminal;
	}

	@Override
	public synchronized void report(final long done, final long total) {
		final String words = rate.words(done, total);
		if (terminal) {
			final long now = System.nanoTime();
			if (lastNanos == Long.MIN_VALUE || now - lastNanos >= STEP_NANOS || done == total) {
				lastNanos = now;
				overwrite(words);
			}
			return;
		}
		final long part = total == 0 ? 0 : done * PARTS / total;
		if (part > lastPart) {
			err.println(part * 100 / PARTS + " %: " + words);
			err.flush();
		}
		lastPart = part;
	}

	@Override
	public synchronized void notice(final String words) {
		end();
		err.println(words + " …");
		err.flush();
	}

	private void overwrite(final String words) {
		err.print("\r" + words + " ".repeat(Math.max(0, shown - words.length())));
		err.flush();
		shown = words.length();
	}

	private void end() {
		if (shown > 0) {
			err.println();
			err.flush();
			shown = 0;
		}
	}

	/** Ends the line. */
	@Override
	public synchronized void close() {
		end();
	}
}

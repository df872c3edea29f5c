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

import java.util.Optional;

import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.TransferRate;

/** Shows how far a transfer is. */
public final class TransferLine implements DownloadListener, AutoCloseable {

	private final Messages messages;
	private final ProgressLine line;
	private final String what;
	private final TransferRate rate = new TransferRate();

	public TransferLine(final Messages messages) {
		this(messages, "");
	}

	/** @param what is transferred; may be empty */
	public TransferLine(final Messages messages, final String what) {
		this.messages = messages;
		this.line = new ProgressLine(messages);
		this.what = what;
	}

	@Override
	public synchronized void report(final long done, final long total) {
		final TransferRate.State state = rate.at(done, total);
		line.show(
			new ProgressLine.Step(what, state.amounts(), state.speed().orElse(""), state.left(), "", done >= total));
	}

	@Override
	public synchronized void notice(final String words) {
		messages.say(words + " …");
	}

	/** Takes the line from a terminal. */
	@Override
	public synchronized void close() {
		line.close();
	}
}

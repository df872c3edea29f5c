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
package sc.fiji.unibiomed.models;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.util.Cancellation;

/** Keeps what a download tells people, and how far it said it was. */
public final class Notices implements DownloadListener {

	private final List<String> words = new CopyOnWriteArrayList<>();
	private final List<String> reports = new CopyOnWriteArrayList<>();
	private final Cancellation stopped;

	public Notices() {
		this(new Cancellation());
	}

	/** @param stopped cancelled as soon as anything is told: whoever would wait after it does not */
	public Notices(final Cancellation stopped) {
		this.stopped = stopped;
	}

	@Override
	public void report(final long done, final long total) {
		reports.add(done + " of " + total);
	}

	@Override
	public void notice(final String told) {
		words.add(told);
		stopped.cancel();
	}

	/** All notices so far. */
	public List<String> words() {
		return words;
	}

	/** All reports so far, such as {@code 3 of 9}. */
	public List<String> reports() {
		return reports;
	}
}

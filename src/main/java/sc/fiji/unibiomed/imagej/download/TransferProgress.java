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
package sc.fiji.unibiomed.imagej.download;

import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.TransferRate;

/**
 * Puts a transfer into words, such as {@code Fetching UniBiomed: 1.2 of 2.50 GB, 34 MB/s, 38 s left}, not more often
 * than people can read.
 */
public final class TransferProgress implements DownloadListener {

	private static final long STEP_NANOS = 100_000_000L;

	/** Shows words and a bar. */
	@FunctionalInterface
	public interface Display {

		/**
		 * Called on the thread that does the work.
		 *
		 * @param total how much there is to do; 0 where nobody can know
		 */
		void show(String words, long done, long total);
	}

	private final String what;
	private final Display display;
	private final TransferRate rate = new TransferRate();
	private boolean begun;
	private long shown;

	/** @param what is being done, such as {@code Fetching UniBiomed} */
	public TransferProgress(final String what, final Display display) {
		this.what = what;
		this.display = display;
	}

	@Override
	public synchronized void report(final long done, final long total) {
		final long now = System.nanoTime();
		if (!begun || done >= total || now - shown >= STEP_NANOS) {
			begun = true;
			shown = now;
			display.show(what + ": " + rate.words(done, total), done, total);
		}
	}

	@Override
	public synchronized void notice(final String words) {
		display.show(what + ": " + words + " …", 0, 0);
	}
}

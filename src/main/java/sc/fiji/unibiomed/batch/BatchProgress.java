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
package sc.fiji.unibiomed.batch;

import sc.fiji.unibiomed.util.ProgressWords;
import sc.fiji.unibiomed.util.RemainingTime;

/**
 * How far a batch is.
 *
 * @param total entries of this process's share
 * @param done answered now
 * @param skipped answered before
 * @param others left to other processes
 * @param failed given up
 * @param seconds since the first entry began
 */
public record BatchProgress(int total, int done, int skipped, int others, int failed, double seconds) {

	static BatchProgress none(final int total) {
		return new BatchProgress(total, 0, 0, 0, 0, 0);
	}

	BatchProgress and(final BatchListener.Outcome outcome, final double now) {
		return new BatchProgress(total, done + (outcome == BatchListener.Outcome.DONE ? 1 : 0),
			skipped + (outcome == BatchListener.Outcome.SKIPPED ? 1 : 0),
			others + (outcome == BatchListener.Outcome.LEFT_TO_OTHERS ? 1 : 0),
			failed + (outcome == BatchListener.Outcome.FAILED ? 1 : 0), now);
	}

	/** Entries that have ended. */
	public int ended() {
		return done + skipped + others + failed;
	}

	/** For people: {@code 12 of 200 · 18 s each · about 55 minutes left · 1 failed}. */
	public String words() {
		return ProgressWords.of(ended() + " of " + total, ProgressWords.each(seconds, done),
			RemainingTime.after(ProgressWords.duration(seconds), done, total - ended()),
			failed > 0 ? failed + " failed" : "");
	}

	/** The same as {@link #words}. */
	@Override
	public String toString() {
		return words();
	}
}

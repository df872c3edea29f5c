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

import sc.fiji.unibiomed.batch.BatchListener;
import sc.fiji.unibiomed.batch.BatchProgress;
import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.util.VisibleText;

/** Says on standard error what became of each entry of a batch, a line each; those that were done before count only. */
public final class BatchLines implements BatchListener {

	private static final int LONGEST = 100;

	private final PrintWriter err;
	private boolean skipping;

	public BatchLines(final PrintWriter err) {
		this.err = err;
	}

	/** Says what was left out or not used of a plan. */
	public static void tell(final BatchPlan plan, final PrintWriter err) {
		plan.notes().forEach(note -> err.println("Note: " + VisibleText.line(note)));
		err.flush();
	}

	@Override
	public void told(final String sentence) {
		err.println("Note: " + VisibleText.line(sentence));
		err.flush();
	}

	@Override
	public void ended(final BatchEntry entry, final Outcome outcome, final String words, final BatchProgress progress) {
		if (outcome == Outcome.SKIPPED && progress.ended() < progress.total()) {
			skipping = true;
			return;
		}
		if (skipping) {
			skipping = false;
			err.println(progress.skipped() + " were done before.");
		}
		final String what = switch (outcome) {
			case DONE -> VisibleText.shortLine(words, LONGEST);
			case FAILED -> "FAILED: " + VisibleText.line(words);
			case SKIPPED -> "done before";
			case LEFT_TO_OTHERS -> "another process is at it";
		};
		err.println("[" + progress.words() + "] " + entry.image() + ": " + what);
		err.flush();
	}
}

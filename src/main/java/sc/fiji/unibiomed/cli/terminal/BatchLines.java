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

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import sc.fiji.unibiomed.batch.BatchListener;
import sc.fiji.unibiomed.batch.BatchProgress;
import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;
import sc.fiji.unibiomed.util.ProgressWords;
import sc.fiji.unibiomed.util.RemainingTime;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * Says how far a batch is, and what failed, a line each. What became of the other entries is in the log, a line each.
 */
public final class BatchLines implements BatchListener, AutoCloseable {

	private static final int LONGEST = 100;
	private static final double SECOND = 1e9;

	private final Messages messages;
	private final ProgressLine line;
	private final Set<BatchEntry> begun = new HashSet<>();
	private Optional<BatchProgress> last = Optional.empty();
	private final int total;
	/** The image that is asked about, or was last, and which one it is. */
	private String shown = "";
	private int number;
	private boolean warned;

	/** @param total entries of the share */
	public BatchLines(final Messages messages, final int total) {
		this.messages = messages;
		this.line = new ProgressLine(messages);
		this.total = total;
	}

	/** Says what was left out or not used of a plan. */
	public static void tell(final BatchPlan plan, final Messages messages) {
		for (final String note : plan.notes()) {
			if (BatchPlan.isWarning(note)) {
				messages.warn("Warning: " + VisibleText.line(note));
			}
			else {
				messages.note(note);
			}
		}
	}

	@Override
	public void told(final String sentence) {
		messages.note(sentence);
	}

	@Override
	public InterpretationListener begins(final BatchEntry entry) {
		begun.add(entry);
		shown = entry.image();
		// While one is asked about, the one before it may still be written.
		number = Math.min(last.map(BatchProgress::ended).orElse(0) + begun.size(), total);
		line.show(step(false));
		return InterpretationListener.NONE;
	}

	private ProgressLine.Step step(final boolean isLast) {
		final Duration passed = Duration.ofNanos((long) (SECOND * last.map(BatchProgress::seconds).orElse(0.0)));
		final int done = last.map(BatchProgress::done).orElse(0);
		final int failed = last.map(BatchProgress::failed).orElse(0);
		return new ProgressLine.Step(shown, number + " of " + total,
			done == 0 ? "" : ProgressWords.each(passed.dividedBy(done)),
			RemainingTime.after(passed, done, total - last.map(BatchProgress::ended).orElse(0)),
			failed == 0 ? "" : failed + " failed", isLast);
	}

	@Override
	public void ended(final BatchEntry entry, final Outcome outcome, final String words, final BatchProgress progress) {
		last = Optional.of(progress);
		begun.remove(entry);
		if (outcome == Outcome.FAILED) {
			messages.warn(entry.image() + ": FAILED: " + VisibleText.line(words));
		}
		else {
			messages.log(entry.image() + ": " + switch (outcome) {
				case DONE -> "done: " + VisibleText.shortLine(words, LONGEST);
				case SKIPPED -> "done before";
				default -> "another process is at it";
			});
		}
		if (outcome == Outcome.DONE && words.startsWith(DemoWarnings.IN_SHORT) && !warned) {
			warned = true;
			messages.warn("Warning: the answer about " + entry.image() + " means nothing, and others may, too; " +
				"index.html says which, and why.");
		}
		if (begun.isEmpty()) {
			shown = entry.image();
		}
		number = Math.max(number, progress.ended());
		line.show(step(progress.ended() == total));
	}

	/** Takes the line from a terminal. */
	@Override
	public void close() {
		line.close();
	}
}

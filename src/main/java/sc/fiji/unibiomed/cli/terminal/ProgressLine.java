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
import java.util.Optional;
import java.util.function.LongSupplier;

import sc.fiji.unibiomed.util.ProgressWords;
import sc.fiji.unibiomed.util.RemainingTime;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * Shows how far something long is. Whatever it is, the words are the same: {@code liver_ct.png  3 of 40 · 12 s each ·
 * about 7 minutes left}. On a terminal one line changes; in a file or a pipe there is a line now and then.
 */
public final class ProgressLine implements AutoCloseable {

	/** Lines in files are so far apart, except for the first and the last one. */
	private static final Duration APART = Duration.ofSeconds(10);
	/** A terminal does not flicker. */
	private static final Duration STEP = Duration.ofMillis(100);
	/** Wider lines may be broken, and could not be written anew. */
	private static final int COLUMNS = 79;
	private static final int LONGEST_NAME = 36;

	private final Messages messages;
	private final LongSupplier clock;
	private Optional<Long> lastLine = Optional.empty();
	private Optional<Long> lastStep = Optional.empty();
	private String lastWords = "";

	/**
	 * How far it is.
	 *
	 * @param what name of what is being done, such as an image's; may be empty
	 * @param amount such as {@code 3 of 40}; may be empty
	 * @param speed such as {@code 12 s each}; may be empty
	 * @param left how long the rest takes; empty if that is not known
	 * @param more such as {@code 1 failed}; may be empty
	 * @param last whether it is done
	 */
	public record Step(String what, String amount, String speed, Optional<Duration> left, String more, boolean last) {

		/**
		 * The next one of several, each of which takes about as long as those before.
		 *
		 * @param done how many are done
		 * @param passed how long they took together
		 */
		public static Step next(final String what, final int done, final int total, final Duration passed) {
			return new Step(what, done + 1 + " of " + total,
				done == 0 ? "" : ProgressWords.each(passed.dividedBy(done)),
				RemainingTime.after(passed, done, total - done), "", false);
		}

		/** In words; the name is shortened if it is long. */
		String words() {
			final String name = VisibleText.shortLine(what, LONGEST_NAME);
			final String words = ProgressWords.of(name + (name.isEmpty() || amount.isEmpty() ? "" : "  ") + amount,
				speed, left, more);
			return VisibleText.shortLine(words.replace("  ", "\u00a0\u00a0"), COLUMNS).replace('\u00a0', ' ');
		}
	}

	public ProgressLine(final Messages messages) {
		this(messages, System::nanoTime);
	}

	/** @param clock nanoseconds */
	ProgressLine(final Messages messages, final LongSupplier clock) {
		this.messages = messages;
		this.clock = clock;
	}

	/** Something else is done now, which is said at once. */
	public synchronized void begin(final Step step) {
		lastLine = Optional.empty();
		lastStep = Optional.empty();
		show(step);
	}

	/** It went on. */
	public synchronized void show(final Step step) {
		final String words = step.words();
		final long now = clock.getAsLong();
		final boolean lasting = !words.equals(lastWords) && (step.last() || isOver(lastLine, APART, now));
		if (lasting || step.last() || isOver(lastStep, STEP, now)) {
			messages.progress(words, lasting);
			lastStep = Optional.of(now);
		}
		if (lasting) {
			lastLine = Optional.of(now);
			lastWords = words;
		}
	}

	private static boolean isOver(final Optional<Long> last, final Duration time, final long now) {
		return last.isEmpty() || now - last.get() >= time.toNanos();
	}

	/** Takes the line from a terminal. */
	@Override
	public void close() {
		messages.clear();
	}
}

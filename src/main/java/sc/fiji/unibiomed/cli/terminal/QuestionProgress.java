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

import sc.fiji.unibiomed.interpret.answer.AnswerForecast;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.util.ProgressWords;
import sc.fiji.unibiomed.util.RemainingTime;

/**
 * Says how far one question is: each stage, and where many frames or fields are asked about, which one of them.
 */
public final class QuestionProgress implements InterpretationListener, AutoCloseable {

	private final Messages messages;
	private final ProgressLine line;
	private final LongSupplier clock;
	private Stage current;
	private RemainingTime left = new RemainingTime();
	/** Of one picture; of frames and fields, what is left follows from how many are done. */
	private final AnswerForecast forecast = new AnswerForecast();
	/** The frame that is asked about by itself, and the field; empty if there is none. */
	private String frame = "";
	private String field = "";
	private long parts;
	private long begin;
	private Optional<Duration> each = Optional.empty();
	/** What is said before everything else; empty once it is. */
	private String first;

	/**
	 * @param first a line that is said first, once it is certain that the question is asked: a refusal is one line
	 */
	public QuestionProgress(final Messages messages, final String first) {
		this(messages, first, System::nanoTime);
	}

	/** @param clock nanoseconds */
	QuestionProgress(final Messages messages, final String first, final LongSupplier clock) {
		this.messages = messages;
		this.line = new ProgressLine(messages, clock);
		this.clock = clock;
		this.first = first;
	}

	/** Says the first line, if nothing else has been said. */
	public void begin() {
		if (!first.isEmpty()) {
			messages.say(first);
			first = "";
		}
	}

	@Override
	public void plane(final int number, final int count) {
		frame = "frame " + number + " of " + count;
		field = "";
		next(number == 1);
	}

	@Override
	public void field(final int number, final int count) {
		field = "field " + number + " of " + count;
		// The first field of each frame comes together with the frame.
		if (frame.isEmpty() || number > 1) {
			next(number == 1);
		}
	}

	private void next(final boolean isFirst) {
		final long now = clock.getAsLong();
		if (isFirst) {
			begin = now;
			parts = 0;
			left = new RemainingTime();
		}
		each = parts == 0 ? Optional.empty() : Optional.of(Duration.ofNanos((now - begin) / parts));
		parts++;
	}

	private boolean isInParts() {
		return !frame.isEmpty() || !field.isEmpty();
	}

	@Override
	public void progress(final Stage stage, final long done, final long total) {
		begin();
		final long now = clock.getAsLong();
		if (isInParts()) {
			final Optional<Duration> rest = left.at(done, total, now);
			final String part = frame + (frame.isEmpty() || field.isEmpty() ? "" : ", ") + field;
			line.show(new ProgressLine.Step("", part, each.map(ProgressWords::each).orElse(""), rest, "", false));
			return;
		}
		// In a stack, encoder and masks take turns; they are one stage here.
		final Stage shown = current == Stage.MASKS && stage == Stage.IMAGE_ENCODER ? Stage.MASKS : stage;
		forecast.progress(stage, done, total, now);
		final ProgressLine.Step step = new ProgressLine.Step(shown.label(), amount(stage, done, total), "",
			shown == Stage.PREPARATION ? left.at(done, total, now) : forecast.left(now), "", false);
		if (shown == current) {
			line.show(step);
		}
		else {
			current = shown;
			line.begin(step);
		}
	}

	private static String amount(final Stage stage, final long done, final long total) {
		final String unit = switch (stage) {
			case VISION -> total == 1 ? " tile" : " tiles";
			case IMAGE_ENCODER -> total == 1 ? " frame" : " frames";
			default -> "";
		};
		if (unit.isEmpty() || total == 0) {
			return "";
		}
		return done == 0 ? total + unit : done + " of " + total + unit;
	}

	@Override
	public void note(final String sentence) {
		messages.note(sentence);
	}

	/** Takes the line from a terminal. */
	@Override
	public void close() {
		line.close();
	}
}

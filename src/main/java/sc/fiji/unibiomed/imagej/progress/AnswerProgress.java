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
package sc.fiji.unibiomed.imagej.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

import sc.fiji.unibiomed.interpret.answer.AnswerForecast;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.util.RemainingTime;

/**
 * Which part of an image is asked about, and how long the answer still takes: of fields and planes from how many are
 * done, of one picture from its stages. Used by one thread.
 */
public final class AnswerProgress {

	private final LongSupplier clock;
	/** Whether fields and planes are those of an image; regions that are described are told in the same way. */
	private final boolean isOfImage;
	private final AnswerForecast forecast = new AnswerForecast();
	private final RemainingTime all = new RemainingTime();
	/** Regions are asked about in groups, whose stages count for themselves. */
	private final RemainingTime groups = new RemainingTime();
	private Optional<Duration> groupsLeft = Optional.empty();
	private long groupsTold;
	private String part = "";

	/** Of a question about an image. */
	public AnswerProgress() {
		this(true, System::nanoTime);
	}

	/**
	 * @param isOfImage whether fields and planes are those of an image, and not groups of regions
	 * @param clock nanoseconds
	 */
	AnswerProgress(final boolean isOfImage, final LongSupplier clock) {
		this.isOfImage = isOfImage;
		this.clock = clock;
	}

	/** The next field, or group of regions, is looked at; numbers begin with 1. */
	public void field(final int number, final int count) {
		begin("field ", number, count);
	}

	/** The next plane is asked about; numbers begin with 1. */
	public void plane(final int number, final int count) {
		begin("plane ", number, count);
	}

	private void begin(final String unit, final int number, final int count) {
		part = unit + number + " of " + count;
		groupsTold = clock.getAsLong();
		groupsLeft = groups.at(number - 1L, count, groupsTold);
	}

	/** The field or plane that is asked about, as {@code field 3 of 9}; empty where it is the image. */
	public String part() {
		return part;
	}

	/** Whether something is followed through planes, where it is drawn in one after the other. */
	boolean isFollowed(final Stage stage, final long total) {
		return !countsAll() && stage == Stage.MASKS && total > 1;
	}

	/** Whether progress counts for all that there is to do, and not for a stage of it. */
	private boolean countsAll() {
		return isOfImage && !part.isEmpty();
	}

	/**
	 * A stage went on.
	 *
	 * @return how long the answer still takes, while the model is prepared, how long that does; empty as long as that
	 *         cannot be told
	 */
	public Optional<Duration> left(final Stage stage, final long done, final long total) {
		final long now = clock.getAsLong();
		if (countsAll() || stage == Stage.PREPARATION || isFollowed(stage, total)) {
			return all.at(done, total, now);
		}
		if (!part.isEmpty()) {
			return groupsLeft.map(time -> time.minusNanos(now - groupsTold)).filter(time -> !time.isNegative());
		}
		forecast.progress(stage, done, total, now);
		return forecast.left(now);
	}
}

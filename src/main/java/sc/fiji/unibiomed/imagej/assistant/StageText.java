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
package sc.fiji.unibiomed.imagej.assistant;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.util.RemainingTime;

/** How far an answer is, in words. */
final class StageText {

	private static final double SHORTEST = 0.1;

	private StageText() {}

	/** What to say when the answer is there. */
	static String answered(final double seconds, final int regions) {
		final String time = seconds < SHORTEST ? "less than 0.1 s" : String.format(Locale.ROOT, "%.1f s", seconds);
		return "Answered in " + time + "." + (regions == 0 ? "" : " Click a coloured phrase to select its region.");
	}

	/**
	 * A line such as "Looking at the image (3 of 13) … about 40 s left".
	 *
	 * @param part of the image that is asked about, as {@code field 3 of 9}; may be empty
	 * @param left how long the answer still takes
	 */
	static String of(final String part, final Stage stage, final long done, final long total,
		final Optional<Duration> left)
	{
		final String label = part.isEmpty() ? stage.label() : part + ", " + stage.label();
		final boolean counted = part.isEmpty() && total > 1 && (stage == Stage.VISION || stage == Stage.MASKS);
		return Character.toUpperCase(label.charAt(0)) + label.substring(1) +
			(counted ? " (" + Math.min(done + 1, total) + " of " + total + ")" : "") + " …" +
			left.map(time -> " about " + RemainingTime.words(time) + " left").orElse("");
	}
}

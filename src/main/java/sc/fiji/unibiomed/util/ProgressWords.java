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
package sc.fiji.unibiomed.util;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far long work is, in the same words wherever it is shown: {@code 3 of 40 · 12 s each · about 7 minutes left · 1
 * failed}.
 */
public final class ProgressWords {

	private static final double SECOND = 1e9;
	private static final double EXACT_SECONDS = 10;
	private static final double FAST = 10;

	private ProgressWords() {}

	/**
	 * All parts in one line.
	 *
	 * @param amount such as {@code 3 of 40}; may be empty
	 * @param speed such as {@code 12 s each}; may be empty
	 * @param left how long the rest takes; empty if that is not known
	 * @param more such as {@code 1 failed}; may be empty
	 */
	public static String of(final String amount, final String speed, final Optional<Duration> left, final String more) {
		final List<String> parts = new ArrayList<>(List.of(amount, speed));
		parts.add(left.map(time -> "about " + RemainingTime.words(time) + " left").orElse(""));
		parts.add(more);
		return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
	}

	/** How long each takes: {@code 12 s each}, or how many there are in a second; empty of no time. */
	public static String each(final Duration time) {
		final double seconds = time.toNanos() / SECOND;
		if (seconds < 1) {
			return seconds <= 0
				? ""
				: String.format(Locale.ROOT, 1 / seconds < FAST ? "%.1f per second" : "%.0f per second", 1 / seconds);
		}
		return seconds < EXACT_SECONDS
			? String.format(Locale.ROOT, "%.1f s each", seconds)
			: RemainingTime.words(time) + " each";
	}

	/**
	 * How long each takes that was done now.
	 *
	 * @param seconds that all of them took together
	 * @return empty as long as none is done
	 */
	public static String each(final double seconds, final int done) {
		return done <= 0 ? "" : each(duration(seconds / done));
	}

	/** Seconds as a time. */
	public static Duration duration(final double seconds) {
		return Duration.ofNanos((long) (seconds * SECOND));
	}
}

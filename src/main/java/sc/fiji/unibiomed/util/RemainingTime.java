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
import java.util.Optional;

/**
 * How long work of one kind will go on, from what was done so far: in windows and on the command line. Work that counts
 * in other units, as a new stage does, is estimated anew. For one thread at a time.
 */
public final class RemainingTime {

	/** Before that, nothing is said: neither that it can be stopped, nor how long it takes. */
	public static final Duration SILENCE = Duration.ofSeconds(5);

	private static final long SECOND = 1_000_000_000;
	private static final int SHORT_SECONDS = 10;
	private static final int ROUND_SECONDS = 5;
	private static final int MINUTE = 60;
	private static final int HOUR = 3600;
	private static final int DAY = 24 * HOUR;

	private long total;
	private long first;
	private long since;

	/**
	 * Work went on.
	 *
	 * @param done of the total
	 * @param all how much there is to do; 0 where nobody can know
	 * @param nanos the time now
	 * @return how long the rest will take; empty as long as that cannot be told
	 */
	public Optional<Duration> at(final long done, final long all, final long nanos) {
		if (all != total || done < first) {
			total = all;
			first = done;
			since = nanos;
		}
		final Duration passed = Duration.ofNanos(nanos - since);
		return passed.compareTo(SILENCE) < 0 ? Optional.empty() : after(passed, done - first, all - done);
	}

	/**
	 * How long the rest takes, if it is like what was done.
	 *
	 * @param passed since the work began
	 * @param done in that time
	 * @param rest what is left to do, in the same unit
	 * @return empty as long as nothing is done, and where nothing is left
	 */
	public static Optional<Duration> after(final Duration passed, final long done, final long rest) {
		return done <= 0 || rest <= 0 || passed.isZero()
			? Optional.empty()
			: Optional.of(Duration.ofNanos((long) ((double) passed.toNanos() * rest / done)));
	}

	/** A time in words: {@code 4 s}, {@code 40 s}, {@code 12 minutes}, {@code 3 hours}, {@code 4 days}. */
	public static String words(final Duration time) {
		final double seconds = (double) time.toNanos() / SECOND;
		if (seconds < SHORT_SECONDS) {
			return Math.max(1, Math.round(seconds)) + " s";
		}
		if (seconds < 2 * MINUTE - ROUND_SECONDS) {
			return ROUND_SECONDS * Math.round(seconds / ROUND_SECONDS) + " s";
		}
		if (seconds < 2 * HOUR) {
			return Math.round(seconds / MINUTE) + " minutes";
		}
		return seconds < 2 * DAY ? Math.round(seconds / HOUR) + " hours" : Math.round(seconds / DAY) + " days";
	}
}

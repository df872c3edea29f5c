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
package sc.fiji.unibiomed.evaluate;

import java.util.Locale;

/**
 * How far an evaluation is.
 *
 * @param done items that are through, in whatever way
 * @param total all items
 * @param kept those of the done ones whose answers were there already
 * @param failed those of the done ones that failed
 * @param seconds since it began
 * @param volumes how far the measuring of volumes is
 */
public record EvaluationProgress(int done, int total, int kept, int failed, double seconds, VolumeProgress volumes) {

	private static final double MINUTE = 60;
	private static final double HOUR = 3600;
	/** Up to this many of the next larger unit, times are told in the smaller one. */
	private static final double SHORT = 1.5;

	/** Of data sets without volumes. */
	public EvaluationProgress(final int done, final int total, final int kept, final int failed, final double seconds) {
		this(done, total, kept, failed, seconds, VolumeProgress.NONE);
	}

	/** Items that are through, and volumes that are measured. */
	public int stepsDone() {
		return done + volumes.done();
	}

	/** All items and volumes. */
	public int steps() {
		return total + volumes.total();
	}

	/** For people: {@code 12 of 300 items, 1 failed, 4.2 a minute, 69 min left}. */
	public String words() {
		final StringBuilder words = new StringBuilder().append(done).append(" of ").append(total).append(" items");
		if (kept > 0) {
			words.append(", ").append(kept).append(" from an earlier run");
		}
		if (failed > 0) {
			words.append(", ").append(failed).append(" failed");
		}
		final int asked = done - kept;
		if (asked > 0 && seconds > 0 && done < total) {
			final double rate = asked / seconds;
			words
				.append(rate < 1
					? String.format(Locale.ROOT, ", %.1f a minute, ", MINUTE * rate)
					: String.format(Locale.ROOT, ", %.1f a second, ", rate))
				.append(time((total - done) / rate)).append(" left");
		}
		if (done == total && volumes.total() > 0) {
			words.append("; ").append(volumes.words());
		}
		return words.toString();
	}

	private static String time(final double seconds) {
		if (seconds < SHORT * MINUTE) {
			return Math.max(1, Math.round(seconds)) + " s";
		}
		return seconds < SHORT * HOUR
			? Math.round(seconds / MINUTE) + " min"
			: String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
	}
}

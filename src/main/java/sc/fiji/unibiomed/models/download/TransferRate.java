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
package sc.fiji.unibiomed.models.download;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

import sc.fiji.unibiomed.util.ProgressWords;

/**
 * Says how far a transfer is, how fast, and how long it will take: {@code 1.2 of 2.5 GB · 34 MB/s · about 40 s
 * left}. The rate is that of the last seconds.
 */
public final class TransferRate {

	private static final long WINDOW_NANOS = 10_000_000_000L;
	private static final long STEP_NANOS = 200_000_000L;
	/** Before this, a rate is a guess. */
	private static final long SHORTEST_NANOS = 1_000_000_000L;

	private record Mark(long nanos, long bytes) {}

	private final LongSupplier clock;
	private final Deque<Mark> marks = new ArrayDeque<>();

	public TransferRate() {
		this(System::nanoTime);
	}

	/** @param clock nanoseconds */
	TransferRate(final LongSupplier clock) {
		this.clock = clock;
	}

	/**
	 * How far a transfer is.
	 *
	 * @param amounts such as {@code 1.2 of 2.5 GB}
	 * @param speed such as {@code 34 MB/s}; empty where it is not known, or nothing is left
	 * @param left how long the rest takes; empty in the same cases
	 */
	public record State(String amounts, Optional<String> speed, Optional<Duration> left) {}

	/** Says how far it is, given bytes that are there and bytes in all. */
	public String words(final long done, final long total) {
		final State state = at(done, total);
		return ProgressWords.of(state.amounts(), state.speed().orElse(""), state.left(), "");
	}

	/** How far it is, given bytes that are there and bytes in all. */
	public State at(final long done, final long total) {
		final long now = clock.getAsLong();
		// Bytes get fewer where something has to be fetched again.
		if (!marks.isEmpty() && done < marks.peekLast().bytes()) {
			marks.clear();
		}
		if (marks.isEmpty() || now - marks.peekLast().nanos() >= STEP_NANOS) {
			marks.addLast(new Mark(now, done));
		}
		while (marks.size() > 1 && now - marks.peekFirst().nanos() > WINDOW_NANOS) {
			marks.removeFirst();
		}
		final String amounts = sizes(done, total);
		final Mark first = marks.peekFirst();
		final long nanos = now - first.nanos();
		final double rate = nanos < SHORTEST_NANOS ? 0 : (done - first.bytes()) / (nanos / 1e9);
		if (rate < 1 || done >= total) {
			return new State(amounts, Optional.empty(), Optional.empty());
		}
		return new State(amounts, Optional.of(size((long) rate) + "/s"),
			Optional.of(Duration.ofMillis(Math.round(1e3 * (total - done) / rate))));
	}

	private static String sizes(final long done, final long total) {
		final String all = size(total);
		final String unit = all.substring(all.indexOf(' '));
		final String part = size(done);
		return part.endsWith(unit) ? part.substring(0, part.indexOf(' ')) + " of " + all : part + " of " + all;
	}

	/** A number of bytes in the decimal units that disks and networks are sold in. */
	public static String size(final long bytes) {
		if (bytes < 1_000) {
			return bytes + (bytes == 1 ? " byte" : " bytes");
		}
		if (bytes < 1_000_000) {
			return Math.round(bytes / 1e3) + " kB";
		}
		if (bytes < 1_000_000_000) {
			return (bytes < 10_000_000 ? String.format(Locale.ROOT, "%.1f", bytes / 1e6) : Math.round(bytes / 1e6)) +
				" MB";
		}
		return String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
	}
}

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
package sc.fiji.unibiomed.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;

/**
 * How long something took, and how much of the machine other programs had meanwhile. Threads that wait for each other
 * suffer from others out of all proportion, so that a time on a busy machine says nothing. Linux only.
 *
 * @param seconds elapsed time
 * @param others what other programs used of all cores' time, between 0 and 1
 */
record Timing(double seconds, double others) {

	/** Less is as good as nothing: the system itself, this program's own terminal. */
	private static final double QUIET = 0.05;
	private static final Duration LISTEN = Duration.ofSeconds(1);
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	/** Ticks in a second in {@code /proc/stat}; {@code USER_HZ}, 100 on all common systems. */
	private static final double TICKS = 100;
	/** Columns of {@code /proc/stat} in which the processor works: user, nice, system, irq, softirq, steal. */
	private static final int[] BUSY = { 1, 2, 3, 6, 7, 8 };

	/** Waits until other programs are quiet, but no longer than half a minute. */
	static void awaitQuiet() {
		final Instant latest = Instant.now().plus(PATIENCE);
		while (of(Timing::listen).others > QUIET && Instant.now().isBefore(latest)) {
			// Listening is the wait.
		}
	}

	/**
	 * The fastest of several times, each begun at a quiet moment. Those in which other programs had a share all the
	 * same do not count, but only so many are tried.
	 */
	static Timing fastest(final int runs, final Runnable work) {
		Timing best = new Timing(Double.POSITIVE_INFINITY, 1);
		int undisturbed = 0;
		for (int run = 0; undisturbed < runs && run < 2 * runs; run++) {
			awaitQuiet();
			final Timing next = of(work);
			undisturbed += next.others <= QUIET ? 1 : 0;
			best = next.seconds < best.seconds ? next : best;
		}
		return best;
	}

	private static Timing of(final Runnable work) {
		final double busyBefore = busySeconds();
		final double ownBefore = ownSeconds();
		final long begin = System.nanoTime();
		work.run();
		final double seconds = (System.nanoTime() - begin) / 1e9;
		final double others = busySeconds() - busyBefore - (ownSeconds() - ownBefore);
		return new Timing(seconds, Math.max(0, others / (seconds * Runtime.getRuntime().availableProcessors())));
	}

	private static void listen() {
		try {
			Thread.sleep(LISTEN.toMillis());
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Time that all cores have worked since the machine was started. */
	private static double busySeconds() {
		try {
			final String[] columns = Files.readAllLines(Path.of("/proc/stat")).get(0).split("\\s+");
			long ticks = 0;
			for (final int column : BUSY) {
				ticks += Long.parseLong(columns[column]);
			}
			return ticks / TICKS;
		}
		catch (final IOException e) {
			throw new IllegalStateException("This system does not tell how busy it is.", e);
		}
	}

	private static double ownSeconds() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
	}

	/** The share of other programs, for the end of a line. */
	String othersText() {
		return String.format(Locale.ROOT, "others had %.0f %% of the machine", 100 * others);
	}
}

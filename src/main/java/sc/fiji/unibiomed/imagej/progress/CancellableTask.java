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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.scijava.task.Task;
import org.scijava.task.TaskService;

import ij.IJ;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.DaemonThreads;
import sc.fiji.unibiomed.util.RemainingTime;

/**
 * Long work in ImageJ: shows how far it is in the status bar and the application's task monitor, and passes on the
 * user's wish to stop it: the Escape key, or the task monitor's cancel button.
 */
public final class CancellableTask implements AutoCloseable {

	private static final int ESCAPE_POLL_MILLIS = 100;
	/** How often the time that is left is told anew while nothing else is. */
	private static final int TICK_SECONDS = 1;

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	private final Cancellation cancellation = new Cancellation();
	private final Task task;
	private final LongSupplier clock;
	private final long began;
	private final RemainingTime left = new RemainingTime();
	private final ScheduledExecutorService escapeWatch = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("escape key"));
	/** What is told now; guarded by this object, and empty once the work is over. */
	private Optional<Told> told;

	/**
	 * What is told of the work.
	 *
	 * @param left how long it will take from then on
	 * @param at when that was told, nanoseconds
	 */
	private record Told(String words, Optional<Duration> left, long at) {

		/** What is in the status bar. */
		String status(final long began, final long now) {
			return words + remark(now - began, left.map(time -> {
				final Duration rest = time.minusNanos(now - at);
				return rest.compareTo(SHORTEST) < 0 ? SHORTEST : rest;
			}));
		}
	}

	/**
	 * @param tasks may be {@code null} where there is no task monitor
	 * @param begin what is done first
	 */
	public CancellableTask(final String name, final TaskService tasks, final String begin) {
		this(name, tasks, begin, System::nanoTime);
	}

	/** @param clock nanoseconds */
	CancellableTask(final String name, final TaskService tasks, final String begin, final LongSupplier clock) {
		this.clock = clock;
		began = clock.getAsLong();
		told = Optional.of(new Told(begin, Optional.empty(), began));
		task = tasks == null ? null : tasks.createTask(name);
		if (task != null) {
			task.setCancelCallBack(cancellation::cancel);
			task.start();
		}
		IJ.resetEscape();
		present();
		escapeWatch.scheduleWithFixedDelay(this::watchEscape, ESCAPE_POLL_MILLIS, ESCAPE_POLL_MILLIS,
			TimeUnit.MILLISECONDS);
		// A stage that is one step, as outlines are looked for in one picture, takes seconds without a word.
		escapeWatch.scheduleWithFixedDelay(this::present, TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
	}

	/** Tells in the status bar what is to be told now, if anything is. */
	private synchronized void present() {
		status().ifPresent(words -> IJ.showStatus("UniBiomed: " + words));
	}

	/** What is in the status bar; empty once the work is over. */
	synchronized Optional<String> status() {
		return told.map(last -> last.status(began, clock.getAsLong()));
	}

	private void watchEscape() {
		if (IJ.escapePressed()) {
			cancellation.cancel();
		}
	}

	public Cancellation cancellation() {
		return cancellation;
	}

	/**
	 * Shows what is done, after some seconds with how to stop it and how long it will go on.
	 *
	 * @param total how much there is to do; 0 where nobody can know
	 */
	public void show(final String words, final long done, final long total) {
		show(words, done, total, left.at(done, total, clock.getAsLong()));
	}

	/** The same for a stage of the work, whose numbers do not tell how long all of it will take. */
	void show(final String words, final long done, final long total, final Optional<Duration> rest) {
		synchronized (this) {
			told = Optional.of(new Told(words.replaceAll("\\s+", " "), rest, clock.getAsLong()));
		}
		present();
		if (total > 0) {
			IJ.showProgress((double) done / total);
		}
		if (task != null) {
			task.setStatusMessage(words);
			task.setProgressMaximum(total);
			task.setProgressValue(done);
		}
	}

	/** How to stop, and when it will be over; nothing of what is soon done. */
	static String remark(final long nanos, final Optional<Duration> left) {
		return nanos < RemainingTime.SILENCE.toNanos()
			? ""
			: " (Esc stops" + left.map(time -> ", about " + RemainingTime.words(time) + " left").orElse("") + ")";
	}

	@Override
	public void close() {
		escapeWatch.shutdownNow();
		synchronized (this) {
			told = Optional.empty();
		}
		IJ.showProgress(1);
		IJ.showStatus("");
		if (task != null) {
			task.finish();
		}
	}
}

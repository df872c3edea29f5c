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

import org.scijava.task.Task;
import org.scijava.task.TaskService;

import ij.IJ;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.DaemonThreads;

/**
 * Long work in ImageJ: shows how far it is in the status bar and the application's task monitor, and passes on the
 * user's wish to stop it: the Escape key, or the task monitor's cancel button.
 */
public final class CancellableTask implements AutoCloseable {

	private static final int ESCAPE_POLL_MILLIS = 100;

	private final Cancellation cancellation = new Cancellation();
	private final Task task;
	private final long began = System.nanoTime();
	private final RemainingTime left = new RemainingTime();
	private Optional<Duration> rest = Optional.empty();
	private final ScheduledExecutorService escapeWatch = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("escape key"));

	/**
	 * @param tasks may be {@code null} where there is no task monitor
	 * @param begin what is done first
	 */
	public CancellableTask(final String name, final TaskService tasks, final String begin) {
		task = tasks == null ? null : tasks.createTask(name);
		if (task != null) {
			task.setCancelCallBack(cancellation::cancel);
			task.start();
		}
		IJ.resetEscape();
		IJ.showStatus("UniBiomed: " + begin);
		escapeWatch.scheduleWithFixedDelay(this::watchEscape, ESCAPE_POLL_MILLIS, ESCAPE_POLL_MILLIS,
			TimeUnit.MILLISECONDS);
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
		rest = left.at(done, total, System.nanoTime());
		present(words, done, total);
	}

	/** The same for a stage of the work, which tells nothing about how long all of it will go on. */
	void showStage(final String words, final long done, final long total) {
		present(words, done, total);
	}

	private void present(final String words, final long done, final long total) {
		IJ.showStatus("UniBiomed: " + words.replaceAll("\\s+", " ") + remark(System.nanoTime() - began, rest));
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
		IJ.showProgress(1);
		IJ.showStatus("");
		if (task != null) {
			task.finish();
		}
	}
}

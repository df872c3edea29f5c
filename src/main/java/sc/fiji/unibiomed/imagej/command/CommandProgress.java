package sc.fiji.unibiomed.imagej.command;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.scijava.task.Task;
import org.scijava.task.TaskService;

import ij.IJ;
import sc.fiji.unibiomed.interpret.InterpretationListener;
import sc.fiji.unibiomed.runtime.Cancellation;

/**
 * Shows in ImageJ how far an answer is, and passes on the user's wish to stop: the Escape key, or the cancel button of the
 * application's task monitor.
 */
final class CommandProgress implements InterpretationListener, AutoCloseable {

	private static final int ESCAPE_POLL_MILLIS = 100;

	private final Cancellation cancellation = new Cancellation();
	private final Task task;
	private final ScheduledExecutorService escapeWatch = Executors.newSingleThreadScheduledExecutor(work -> {
		final Thread thread = new Thread(work, "UniBiomed escape key");
		thread.setDaemon(true);
		return thread;
	});
	private final StringBuilder answer = new StringBuilder();
	/** Which field of a large image is looked at; empty where it is not looked at in fields. */
	private String field = "";

	/** @param tasks may be {@code null} where there is no task monitor */
	CommandProgress(final String name, final TaskService tasks) {
		task = tasks == null ? null : tasks.createTask(name);
		if (task != null) {
			task.setCancelCallBack(cancellation::cancel);
			task.start();
		}
		IJ.resetEscape();
		IJ.showStatus("UniBiomed: loading the model …");
		escapeWatch.scheduleWithFixedDelay(this::watchEscape, ESCAPE_POLL_MILLIS, ESCAPE_POLL_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void watchEscape() {
		if (IJ.escapePressed()) {
			cancellation.cancel();
		}
	}

	Cancellation cancellation() {
		return cancellation;
	}

	@Override
	public void progress(final Stage stage, final long done, final long total) {
		final String words = stage == Stage.DECODE && !answer.isEmpty() ? answer.toString() : field + stage.label() + " …";
		IJ.showStatus("UniBiomed: " + words.replaceAll("\\s+", " "));
		if (total > 0) {
			IJ.showProgress((double) done / total);
		}
		if (task != null) {
			task.setStatusMessage(words);
			task.setProgressMaximum(total);
			task.setProgressValue(done);
		}
	}

	@Override
	public void field(final int number, final int count) {
		field = "field " + number + " of " + count + ", ";
	}

	@Override
	public void text(final String piece) {
		answer.append(piece);
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

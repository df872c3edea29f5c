package sc.fiji.unibiomed.imagej.dialog;

import org.scijava.task.TaskService;

import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.util.Cancellation;

/** Shows in ImageJ how far an answer is, and passes on the user's wish to stop; see {@link CancellableTask}. */
public final class CommandProgress implements InterpretationListener, AutoCloseable {

	private final CancellableTask task;
	private final StringBuilder answer = new StringBuilder();
	/** Which field of a large image is looked at; empty where it is not looked at in fields. */
	private String field = "";

	/** @param tasks may be {@code null} where there is no task monitor */
	public CommandProgress(final String name, final TaskService tasks) {
		task = new CancellableTask(name, tasks, "loading the model …");
	}

	/** Says when the user wants to stop. */
	public Cancellation cancellation() {
		return task.cancellation();
	}

	/** For work beside the answer. */
	public CancellableTask task() {
		return task;
	}

	@Override
	public void progress(final Stage stage, final long done, final long total) {
		task.show(stage == Stage.DECODE && !answer.isEmpty() ? answer.toString() : field + stage.label() + " …", done, total);
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
		task.close();
	}
}

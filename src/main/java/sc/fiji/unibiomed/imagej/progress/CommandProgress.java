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

import java.util.function.LongSupplier;

import org.scijava.task.TaskService;

import ij.IJ;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.VisibleText;

/** Shows in ImageJ how far an answer is, and passes on the user's wish to stop; see {@link CancellableTask}. */
public final class CommandProgress implements InterpretationListener, AutoCloseable {

	/** What ImageJ's narrow status bar has room for beside how to stop. */
	private static final int SHOWN_LETTERS = 50;

	private final CancellableTask task;
	private final StringBuilder answer = new StringBuilder();
	private final LongWork work;
	private final AnswerProgress progress;

	/**
	 * @param tasks may be {@code null} where there is no task monitor
	 * @param work what the user wants of it by now, {@link #work}
	 */
	public CommandProgress(final String name, final TaskService tasks, final LongWork work) {
		this(name, tasks, work, true, System::nanoTime);
	}

	/** @param clock nanoseconds */
	CommandProgress(final String name, final TaskService tasks, final LongWork work, final boolean canAskForLess,
		final LongSupplier clock)
	{
		this.work = work;
		progress = new AnswerProgress(canAskForLess, clock);
		task = new CancellableTask(name, tasks, "loading the model …", clock);
	}

	/**
	 * Of work that is done as it was asked for, however long it takes.
	 *
	 * @param tasks may be {@code null} where there is no task monitor
	 */
	public CommandProgress(final String name, final TaskService tasks) {
		this(name, tasks, new LongWork(offer -> LongWork.Decision.GO_ON, System::nanoTime), false, System::nanoTime);
	}

	/** Work of which the user decides, once it is known to be long, how much to do; nobody is asked in macros. */
	public static LongWork work(final String name) {
		return LongWorkDialog.work(name);
	}

	/** What the user wants by now. */
	public LongWork work() {
		return work;
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
		final String words = stage == Stage.DECODE && !answer.isEmpty()
			? end(answer.toString())
			: (progress.part().isEmpty() ? "" : progress.part() + ", ") + stage.label() + " …";
		task.show(words, done, total, progress.left(stage, done, total));
		if (progress.isFollowed(stage, total)) {
			follow(work.followed(done, total));
		}
	}

	/** The end of an answer that is being written, as long as there is room for what stands after it. */
	private static String end(final String text) {
		return text.length() <= SHOWN_LETTERS
			? text
			: "… " + text.substring(text.length() - SHOWN_LETTERS).stripLeading();
	}

	@Override
	public void field(final int number, final int count) {
		progress.field(number, count);
		follow(work.field(number, count));
	}

	@Override
	public void plane(final int number, final int count) {
		progress.plane(number, count);
		follow(work.plane(number, count));
	}

	private void follow(final LongWork.Decision decision) {
		if (decision != LongWork.Decision.GO_ON) {
			cancellation().cancel();
			cancellation().check();
		}
	}

	@Override
	public void note(final String sentence) {
		IJ.log("UniBiomed: " + VisibleText.line(sentence));
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

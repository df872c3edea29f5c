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
package sc.fiji.unibiomed.imagej.dialog;

import org.scijava.task.TaskService;

import ij.IJ;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.VisibleText;

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
		task.show(stage == Stage.DECODE && !answer.isEmpty() ? answer.toString() : field + stage.label() + " …", done,
			total);
	}

	@Override
	public void field(final int number, final int count) {
		field = "field " + number + " of " + count + ", ";
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

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
package sc.fiji.unibiomed.imagej.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.scijava.widget.FileWidget;

import ij.IJ;
import sc.fiji.unibiomed.batch.compare.BatchComparison;
import sc.fiji.unibiomed.batch.compare.RunChoice;
import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.CheckedInputs;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.dialog.FileInput;
import sc.fiji.unibiomed.imagej.download.FailureText;
import sc.fiji.unibiomed.imagej.ending.EndWindow;
import sc.fiji.unibiomed.imagej.ending.WorkEnd;
import sc.fiji.unibiomed.imagej.progress.CancellableTask;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.VisibleText;

/** Compares two runs in the output folders of batches. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"),
		@Menu(label = "UniBiomed Compare Batch...", weight = 31.5) },
	description = "Compares two models, precisions or questions in the output folder of a batch, or two folders: " +
		"texts and outlines, side by side.")
public final class CompareBatchCommand extends ContextCommand implements CheckedInputs {

	private static final String TITLE = "UniBiomed Compare Batch";
	private static final String NO_FOLDER = "Name the output folder of a batch.";

	@Parameter
	private UniBiomedService unibiomed;

	@Parameter(required = false)
	private TaskService tasks;

	@Parameter(label = "Batch folder", style = FileWidget.DIRECTORY_STYLE, required = false, persist = false,
		description = "The output folder of a batch. It gets compare.html and compare.csv.")
	private File folder;

	@Parameter(label = "Other batch folder", style = FileWidget.DIRECTORY_STYLE, required = false, persist = false,
		description = "The output folder of another batch; leave it empty to compare two runs in the same folder.")
	private File other;

	@Parameter(label = "First run", columns = 30, required = false, persist = false,
		description = "Which answers, such as precision=exact or model=UniBiomed,precision=fast; question= and " +
			"settings= are possible, too. Empty where there are two runs only.")
	private String first = "";

	@Parameter(label = "Second run", columns = 30, required = false, persist = false,
		description = "Which answers they are compared with, in the same form.")
	private String second = "";

	@Parameter(type = ItemIO.OUTPUT, label = "Results")
	private String results;

	@Override
	public void run() {
		try (CancellableTask task = new CancellableTask(TITLE, tasks, "comparing answers …")) {
			final Path one = FileInput.path("folder", folder, NO_FOLDER);
			final Path another = FileInput.text(other).isEmpty() ? one : FileInput.path("other", other, NO_FOLDER);
			final BatchComparison comparison = unibiomed.compareBatches(one, choice("first", first), another,
				choice("second", second), AskOptions.usual().withCancellation(task.cancellation()));
			tell(comparison.lines(), comparison.write(one), one);
		}
		catch (final CancelledException e) {
			CommandRefusal.quietly(this, context(), TITLE, "cancelled.");
		}
		catch (final IOException | InputException | InferenceException e) {
			CommandRefusal.tell(this, context(), TITLE, FailureText.of(e));
		}
	}

	private void tell(final List<String> lines, final Path page, final Path one) {
		results = String.join("\n", lines);
		lines.forEach(line -> IJ.log("UniBiomed comparison: " + VisibleText.line(line)));
		IJ.log("UniBiomed comparison: " + page);
		EndWindow.show(new WorkEnd(TITLE, lines, "Open comparison", page, one));
	}

	private static RunChoice choice(final String input, final String text) {
		try {
			return RunChoice.parse(text == null ? "" : text.strip());
		}
		catch (final BatchException e) {
			throw new InputException(input, e.getMessage());
		}
	}

	@Override
	public void check(final String input) {
		switch (input) {
			case "folder" -> FileInput.path("folder", folder, NO_FOLDER);
			case "first" -> choice("first", first);
			case "second" -> choice("second", second);
			default -> {
				// Another folder may be left out.
			}
		}
	}
}

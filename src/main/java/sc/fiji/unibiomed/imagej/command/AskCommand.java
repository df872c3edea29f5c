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

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.CheckedInputs;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.progress.CommandProgress;
import sc.fiji.unibiomed.imagej.dialog.PlaneInputs;
import sc.fiji.unibiomed.imagej.memory.DialogMemory;
import sc.fiji.unibiomed.imagej.result.ResultPlacement;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.view.InputChoice;

/** Answers a free question. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"), @Menu(label = "UniBiomed Ask...", weight = 4) },
	description = "Answers a question about the image in the log and the table; with regions where the model points.")
public final class AskCommand extends QuestionCommand implements CheckedInputs {

	@Parameter(label = "Question", columns = 30,
		description = "Any question about the image, in English: What modality is this image?", persist = false,
		attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String question = "What modality is this image?";

	@Parameter(label = "Slices", description = PlaneInputs.SLICES,
		choices = { PlaneInputs.CURRENT, PlaneInputs.CURRENT_TIME, PlaneInputs.EACH_SLICE, PlaneInputs.EACH_TIME,
			PlaneInputs.EACH_PLANE, PlaneInputs.VOLUME, PlaneInputs.TIME_SERIES, PlaneInputs.REFERENCE },
		persist = false, attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String slices = PlaneInputs.CURRENT;

	@Parameter(label = "Range", description = PlaneInputs.RANGE, required = false, persist = false)
	private String range = "";

	@Parameter(label = "Check", description = CHECK, choices = { "on", "off", "thorough" }, persist = false,
		attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String check = "on";

	@Parameter(label = "Results to", description = "Where regions go. The ROI Manager keeps what is in it.",
		choices = { "ROI Manager", "overlay", "none" }, persist = false, attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String results = ResultPlacement.MANAGER.label();

	@Override
	String results() {
		return results;
	}

	@Override
	ImageAnswer ask(final UniBiomedService service, final ImagePlus image, final CommandProgress progress) {
		checkQuestion();
		return service.ask(image, AskedTask.question(question),
			options(PlaneInputs.selection(slices, range), InputChoice.NONE, progress).withCheck(CheckLevel.of(check)));
	}

	@Override
	public void check(final String input) {
		if (input.equals("question")) {
			checkQuestion();
		}
	}

	private void checkQuestion() {
		if (question == null || question.isBlank()) {
			throw new InputException("question",
				"The question is empty; ask something, for example 'What modality is this image?'");
		}
	}
}

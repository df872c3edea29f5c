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

import java.io.IOException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;

import ij.ImagePlus;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.progress.CommandProgress;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.dialog.ImageActivation;
import sc.fiji.unibiomed.imagej.result.ResultPlacement;
import sc.fiji.unibiomed.imagej.sample.SampleImage;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.util.CancelledException;

/** Opens a sample and runs the demo model on it. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"), @Menu(label = "UniBiomed Demo", weight = 51) },
	description = "Opens a computer-generated picture of pathology and outlines its nuclei with the demo model. No " +
		"diagnostic value.")
public final class DemoCommand extends ContextCommand {

	private static final String SAMPLE = "01_pathology.png";

	@Parameter
	private UniBiomedService unibiomed;

	@Parameter(required = false)
	private TaskService tasks;

	@Parameter(type = ItemIO.OUTPUT, label = "Answer")
	private String answer;

	@Override
	public void run() {
		try (CommandProgress progress = new CommandProgress("UniBiomed Demo", tasks)) {
			final ImagePlus image = SampleImage.open(SAMPLE);
			if (!java.awt.GraphicsEnvironment.isHeadless()) {
				ImageActivation.show(image, context());
			}
			final ImageAnswer given = unibiomed.segment(image, "nuclei",
				AskOptions.demo().withListener(progress).withCancellation(progress.cancellation()));
			unibiomed.presenter().show(given, ResultPlacement.OVERLAY);
			answer = given.answer().shownText();
		}
		catch (final CancelledException e) {
			CommandRefusal.quietly(this, context(), "UniBiomed Demo", "cancelled");
		}
		catch (final IOException | InferenceException e) {
			CommandRefusal.tell(this, context(), "UniBiomed Demo", e.getMessage());
		}
	}
}

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

import java.util.Optional;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.FittedInput;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.progress.CommandProgress;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.view.Planes;

/** Outlines something inside of the selection; also in the menu that a right click on an image opens. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"),
		@Menu(label = SegmentSelectionCommand.LABEL, weight = 1.5) },
	description = "Outlines what you name inside the selection; the model sees what is around it, too.")
public final class SegmentSelectionCommand extends SegmentCommand {

	/** The menu entry. */
	public static final String LABEL = "UniBiomed Segment Inside Selection...";

	@Override
	public Optional<FittedInput> fitted(final String input) {
		return input.equals("slices") || input.equals("range")
			? Optional.of(FittedInput.notAsked())
			: super.fitted(input);
	}

	@Override
	ImageAnswer ask(final UniBiomedService service, final ImagePlus image, final AskedTask task,
		final CommandProgress progress)
	{
		final Roi selection = image.getRoi();
		if (selection == null || !selection.isArea()) {
			throw new InputException("selection", "There is no selected area in '" + image.getTitle() +
				"'. Draw a rectangle, oval, polygon or freehand area, and ask again.");
		}
		if (planes().planes() != Planes.CURRENT) {
			throw new InputException("slices",
				"A selection is on one slice; leave slices out, or use 'UniBiomed Segment...'.");
		}
		return service.askInside(image, selection, task,
			AskOptions.usual().withInput(shown()).withListener(progress).withCancellation(progress.cancellation()));
	}
}

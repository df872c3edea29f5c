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
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.ModelInputImages;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.progress.CancellableTask;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.dialog.ImageActivation;
import sc.fiji.unibiomed.imagej.download.DownloadDialogs;
import sc.fiji.unibiomed.imagej.download.FailureText;
import sc.fiji.unibiomed.imagej.download.ModelDownloadOffer;
import sc.fiji.unibiomed.imagej.download.NotFetchedException;
import sc.fiji.unibiomed.runtime.failure.InferenceException;

/** Shows what the networks see. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"),
		@Menu(label = "UniBiomed Preview Model Input...", weight = 22) },
	description = "Opens what the model sees of the plane shown, to the pixel: the tiles for the words, and the " +
		"picture for the outlines.")
public final class PreviewCommand extends ModelCommand {

	private static final String NAME = "UniBiomed Preview Model Input";

	@Parameter
	private UniBiomedService unibiomed;

	@Parameter(required = false)
	private TaskService tasks;

	@Parameter(label = "Image", description = "The image to be shown to the model.", persist = false, required = false)
	private ImagePlus image;

	@Parameter(label = "Target",
		description = "What you would ask for, such as liver: in a CT it can decide on the window. Blank for any " +
			"question.",
		required = false, persist = false)
	private String target = "";

	@Parameter(type = ItemIO.OUTPUT, label = "Tiles")
	private ImagePlus tiles;

	@Parameter(type = ItemIO.OUTPUT, label = "Outlines")
	private ImagePlus outlines;

	@Override
	public void run() {
		try (CancellableTask task = new CancellableTask(NAME, tasks, "opening the model …")) {
			if (image == null || image.getProcessor() == null) {
				throw new InputException("image", "There is no image open. Open one, or try 'UniBiomed Demo'.");
			}
			final ModelInputImages input = new ModelDownloadOffer(unibiomed.models(), new DownloadDialogs())
				.with(() -> unibiomed.preview(image, target == null ? "" : target), task::show, task.cancellation());
			tiles = input.tiles();
			outlines = input.outlines();
			IJ.log("UniBiomed, preview, " + image.getTitle());
			IJ.log("  model: " + unibiomed.credit().forLog());
			IJ.log("  " + tiles.getInfoProperty().replace("\n", "\n  "));
			// The next question is about the image, not about what was shown of it.
			ImageActivation.showBeside(image, context(), outlines, tiles);
			unibiomed.presenter().findings().tell("What the model sees of " + image.getTitle() + " is open beside it.");
		}
		catch (final NotFetchedException e) {
			CommandRefusal.quietly(this, context(), NAME, e.getMessage());
		}
		catch (final InputException | InferenceException | IOException e) {
			CommandRefusal.tell(this, context(), NAME, FailureText.of(e));
		}
	}
}

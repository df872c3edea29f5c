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

import java.util.List;
import java.util.Map;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.image.modality.ModalityGuess;
import sc.fiji.unibiomed.imagej.CheckedInputs;
import sc.fiji.unibiomed.imagej.ImageDependent;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.dialog.DialogNote;
import sc.fiji.unibiomed.imagej.image.ImageInputs;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.interpret.view.ImageInput;
import sc.fiji.unibiomed.interpret.view.LargeImages;

/** Chooses how one image is shown to the model. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"),
		@Menu(label = "UniBiomed Image Settings...", weight = 21) },
	description = "Chooses how the active image is shown to the model. Saved with the image as TIFF.")
public final class ImageInputCommand extends ContextCommand implements CheckedInputs, ImageDependent {

	@Parameter(label = "Image", description = "The image that the settings are for.", persist = false, required = false)
	private ImagePlus image;

	@Parameter(label = "Modality", description = "What kind of image this is. 'auto' takes the guess.", persist = false,
		choices = { "auto", "not said", "CT", "MRI", "X-ray", "ultrasound", "OCT", "PET", "pathology", "endoscopy",
			"fundus", "dermoscopy" })
	private String modality = Modality.AUTO;

	@Parameter(label = "Intensity",
		description = "How pixel values become grey or colour. 'auto' goes by modality, target and " +
			"kind of image. CT windows need an image in Hounsfield units.",
		persist = false, choices = { "auto", "as displayed", "CT abdomen", "CT lung", "CT liver", "CT brain", "CT bone",
			"CT mediastinum", "CT custom", "MRI percentiles", "fluorescence" })
	private String intensity = IntensityChoice.AUTO.label();

	@Parameter(label = "Window level/width",
		description = "For 'CT custom': the middle and the width of the values shown, for example 40/400.",
		persist = false, required = false)
	private String window = "";

	@Parameter(label = "Channels",
		description = "Which channels the model sees, for example 1,3 or 1-3; blank for all.", persist = false,
		required = false)
	private String channels = "";

	@Parameter(label = "Large images",
		description = "Whether a large image is made smaller in one piece, or shown in tiles.", persist = false,
		choices = { "auto", "whole image", "tiles" })
	private String large = LargeImages.AUTO.label();

	@Parameter(label = "Tile side in pixels", description = "Side of a tile of a large image.", persist = false,
		min = "64")
	private int tile = ImageInput.DEFAULT_TILE;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String guess = "";

	@Override
	public void run() {
		try {
			if (image == null || image.getProcessor() == null) {
				throw new InputException("image", "There is no image open. Open one, or try 'UniBiomed Demo'.");
			}
			ImageInputs.apply(ImageInput.parse(modality, intensity, text(window), text(channels), large, tile), image);
		}
		catch (final InputException e) {
			CommandRefusal.tell(this, context(), "UniBiomed Image Settings", e.getMessage());
		}
	}

	@Override
	public Map<String, Object> inputsFor(final ImagePlus chosen) {
		final ImageInput now = ImageInputs.of(chosen);
		return Map.of("modality", now.modality(), "intensity", now.intensity().label(), "window", now.windowText(),
			"channels", now.channelsText(), "large", now.large().label(), "tile", now.tile(), "guess",
			DialogNote.html(List.of("Guess: " + ModalityGuess.of(OpenImage.of(chosen).facts()).reason())));
	}

	@Override
	public void check(final String input) {
		// One input alone can be wrong, or two that do not go together, such as 'CT custom' without a window.
		try {
			final ImageInput wanted = ImageInput.parse(modality, intensity, text(window), text(channels), large, tile);
			if (image != null) {
				wanted.requireChannels(OpenImage.of(image).facts());
			}
		}
		catch (final InputException e) {
			if (e.field().equals(input)) {
				throw e;
			}
		}
	}

	/** SciJava sets what is not required to nothing if it is left blank. */
	private static String text(final String input) {
		return input == null ? "" : input;
	}
}

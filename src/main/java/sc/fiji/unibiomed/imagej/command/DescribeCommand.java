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

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.progress.CommandProgress;
import sc.fiji.unibiomed.imagej.image.RegionManager;
import sc.fiji.unibiomed.imagej.memory.DialogMemory;
import sc.fiji.unibiomed.imagej.result.ResultPlacement;

/** Says what regions show. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"),
		@Menu(label = "UniBiomed Describe Regions...", weight = 3) },
	description = "Says what the selection, or each region of the ROI Manager or overlay, shows.")
public final class DescribeCommand extends QuestionCommand {

	private static final String SELECTION = "selection";
	private static final String MANAGER = "ROI Manager";
	private static final String OVERLAY = "overlay";

	@Parameter(label = "Regions",
		description = "What to describe: the selection in the image, the regions of the ROI Manager (the selected " +
			"ones, or all if none is), or those of the overlay. Lines, points, text and scale bars are left out.",
		choices = { SELECTION, MANAGER, OVERLAY }, persist = false, attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String regions = SELECTION;

	@Parameter(label = "Results to", description = "Where regions go. The ROI Manager keeps what is in it.",
		choices = { "ROI Manager", "overlay", "none" }, persist = false, attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String results = ResultPlacement.MANAGER.label();

	@Override
	String results() {
		return results;
	}

	/** Regions are described one group after the other. */
	@Override
	boolean canAskForLess() {
		return false;
	}

	@Override
	ImageAnswer ask(final UniBiomedService service, final ImagePlus image, final CommandProgress progress) {
		return service.describe(image, chosen(image),
			AskOptions.usual().withListener(progress).withCancellation(progress.cancellation()));
	}

	private List<Roi> chosen(final ImagePlus image) {
		return switch (regions) {
			case SELECTION -> image.getRoi() == null ? List.of() : List.of(image.getRoi());
			case MANAGER -> RegionManager.chosen();
			case OVERLAY -> image.getOverlay() == null ? List.of() : List.of(image.getOverlay().toArray());
			default -> throw new InputException("regions", "'" + regions + "' is not a choice of regions; write " +
				SELECTION + ", " + MANAGER + " or " + OVERLAY + ".");
		};
	}
}

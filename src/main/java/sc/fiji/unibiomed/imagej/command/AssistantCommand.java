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
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import sc.fiji.unibiomed.imagej.dialog.AttendedImageJ;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.window.AnswerWindowService;

/** Opens the assistant beside an image. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"), @Menu(label = "UniBiomed Assistant", weight = 6) },
	description = "Opens a window for a conversation about the image; phrases with a region are coloured like the " +
		"region.")
public final class AssistantCommand extends ContextCommand {

	@Parameter
	private AnswerWindowService window;

	@Parameter(label = "Image", description = "The image to talk about.", persist = false)
	private ImagePlus image;

	@Override
	public void run() {
		if (!AttendedImageJ.hasWindows()) {
			refuse("The assistant is a window and needs a display; without one, use 'UniBiomed Ask...'.");
		}
		else if (image == null || image.getProcessor() == null) {
			refuse("There is no image open. Open one, or try 'UniBiomed Demo'.");
		}
		else {
			window.converse(image);
		}
	}

	private void refuse(final String reason) {
		CommandRefusal.tell(this, context(), "UniBiomed Assistant", reason);
	}
}

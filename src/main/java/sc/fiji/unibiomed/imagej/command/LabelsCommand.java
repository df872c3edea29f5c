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

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.dialog.ImageActivation;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.LabelStack;

/** Opens the findings of the last answer as an image. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"), @Menu(label = "UniBiomed Show Labels", weight = 9) },
	description = "Opens the findings of the last answer as a label image: pixel values are the numbers of the " +
		"findings.")
public final class LabelsCommand extends ContextCommand {

	@Parameter
	private UniBiomedService unibiomed;

	@Parameter(type = ItemIO.OUTPUT, label = "Labels")
	private ImagePlus labels;

	@Override
	public void run() {
		final List<FindingRow> rows = unibiomed.presenter().findings().rows();
		try {
			if (rows.isEmpty()) {
				throw new IllegalArgumentException("There are no findings to show; ask a question first.");
			}
			labels = LabelStack.of(rows.get(rows.size() - 1).answer(), rows);
			ImageActivation.show(labels, context());
		}
		catch (final IllegalArgumentException e) {
			CommandRefusal.tell(this, context(), "UniBiomed Show Labels", e.getMessage());
		}
	}
}

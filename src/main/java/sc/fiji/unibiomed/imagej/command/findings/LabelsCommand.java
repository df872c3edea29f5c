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
package sc.fiji.unibiomed.imagej.command.findings;

import java.util.List;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.WindowManager;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.dialog.ImageActivation;
import sc.fiji.unibiomed.imagej.dialog.MacroDefaults;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsScope;
import sc.fiji.unibiomed.imagej.result.LabelStack;

/** Opens findings as an image. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"),
		@Menu(label = "UniBiomed Show Labels", weight = 13) },
	description = "Opens findings as a label image: pixel values are the numbers of the findings, or of their objects.")
public final class LabelsCommand extends ContextCommand implements MacroDefaults {

	@Parameter
	private UniBiomedService unibiomed;

	@Parameter(label = "Findings", persist = false, description = FindingsScope.MEANING,
		choices = { "this answer", "this image", "accepted", "all" })
	private String findings = FindingsScope.ANSWER.label();

	@Parameter(type = ItemIO.OUTPUT, label = "Labels")
	private ImagePlus labels;

	@Override
	public void run() {
		try {
			unibiomed.presenter().follow(false);
			final List<FindingRow> rows = FindingsScope.of(findings).rows(unibiomed.presenter().findings(),
				WindowManager.getCurrentImage());
			for (final ImagePlus image : LabelStack.of(rows)) {
				labels = image;
				ImageActivation.show(image, context());
				unibiomed.presenter()
					.tell("'" + image.getTitle() + "' has the numbers of the findings as pixel values.");
			}
		}
		catch (final IllegalArgumentException e) {
			CommandRefusal.tell(this, context(), "UniBiomed Show Labels", e.getMessage());
		}
	}
}

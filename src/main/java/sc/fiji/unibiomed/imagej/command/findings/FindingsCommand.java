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

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.unibiomed.imagej.dialog.AttendedImageJ;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.window.AnswerWindowService;

/** Opens the window with answers and findings. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"), @Menu(label = "UniBiomed Findings", weight = 11) },
	description = "The window with answers and findings: select, accept, reject, rename, annotate, export.")
public final class FindingsCommand extends ContextCommand {

	@Parameter
	private AnswerWindowService window;

	@Override
	public void run() {
		if (!AttendedImageJ.hasWindows()) {
			CommandRefusal.tell(this, context(), "UniBiomed Findings",
				"The findings are shown in a window, which needs a display; without one, they are in the table " +
					"Results.");
			return;
		}
		window.show();
	}
}

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

import ij.WindowManager;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.result.FindingsScope;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;

/** Takes findings back. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"),
		@Menu(label = "UniBiomed Remove Findings...", weight = 15) },
	description = "Takes back findings: regions on images and in the ROI Manager, table rows, and answers.")
public final class RemoveCommand extends ContextCommand {

	@Parameter
	private UniBiomedService unibiomed;

	@Parameter(label = "Findings", persist = false, description = FindingsScope.MEANING,
		choices = { "this answer", "this image", "accepted", "all" })
	private String findings = FindingsScope.ANSWER.label();

	@Override
	public void run() {
		try {
			final ResultPresenter presenter = unibiomed.presenter();
			presenter.follow(false);
			presenter.tell(presenter.remove(FindingsScope.of(findings), WindowManager.getCurrentImage()).words());
		}
		catch (final InputException e) {
			CommandRefusal.tell(this, context(), "UniBiomed Remove Findings", e.getMessage());
		}
	}
}

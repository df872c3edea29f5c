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
package sc.fiji.unibiomed.imagej.dialog;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.display.DisplayPostprocessor;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

import sc.fiji.unibiomed.imagej.command.AskCommand;

/** Answers are in the log already; Fiji would open them in a text window that covers the image. */
class ShownOutputsTest {

	private final Context context = new Context();

	@AfterEach
	void end() {
		context.dispose();
	}

	@Test
	void nobodyNeedsToShowTheAnswerOfOurCommands() {
		final Module ask = context.service(ModuleService.class)
			.createModule(context.service(CommandService.class).getCommand(AskCommand.class));
		assertFalse(ask.isOutputResolved("answer"));
		new ShownOutputs().process(ask);
		assertTrue(ask.isOutputResolved("answer"));
	}

	@Test
	void thatIsSaidBeforeSciJavaShowsWhatIsLeft() {
		final List<String> order = context.service(PluginService.class).getPluginsOfType(PostprocessorPlugin.class)
			.stream().map(PluginInfo::getClassName).toList();
		assertTrue(order.contains(ShownOutputs.class.getName()), order.toString());
		assertTrue(order.indexOf(ShownOutputs.class.getName()) < order.indexOf(DisplayPostprocessor.class.getName()),
			order.toString());
	}
}

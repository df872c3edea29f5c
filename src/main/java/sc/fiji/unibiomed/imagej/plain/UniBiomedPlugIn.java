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
package sc.fiji.unibiomed.imagej.plain;

import java.awt.AWTError;
import java.util.List;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleRunner;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginService;
import org.scijava.plugin.SciJavaPlugin;

import ij.Macro;
import ij.plugin.PlugIn;
import sc.fiji.unibiomed.imagej.dialog.AttendedImageJ;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;

/**
 * Runs a SciJava command from a menu entry of plain ImageJ. Which one is the argument that {@code plugins.config}
 * gives: the command's class name.
 */
public final class UniBiomedPlugIn implements PlugIn {

	/** The SciJava context of plain ImageJ, made when the first command is used; it lives as long as ImageJ. */
	private static final class Holder {

		private static final Context CONTEXT = new Context();
	}

	@Override
	public void run(final String commandClass) {
		// SciJava looks for its plugins with the thread's class loader; ImageJ's own does not know the plugins folder.
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(UniBiomedPlugIn.class.getClassLoader());
		try {
			runCommand(commandClass);
		}
		catch (final RuntimeException e) {
			// ImageJ prints it, and lets the macro go on as if nothing had happened.
			if (AttendedImageJ.hasWindows() || Macro.MACRO_CANCELED.equals(e.getMessage())) {
				throw e;
			}
			CommandRefusal.tell("UniBiomed", "The command failed; what is above says more. " + e);
		}
		catch (final AWTError | NoClassDefFoundError e) {
			if (!isNoDisplay(e)) {
				throw e;
			}
			CommandRefusal.tell("UniBiomed",
				"Plain ImageJ needs a display. Start it with xvfb-run, or use Fiji without windows.");
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	/**
	 * Java says that there is a display where {@code headless} is false; that it cannot reach one, it says at first in
	 * one way, and afterwards in another.
	 */
	private static boolean isNoDisplay(final Throwable failure) {
		return failure != null && (failure instanceof AWTError || isNoDisplay(failure.getCause()) ||
			failure.getMessage() != null && failure.getMessage().contains("java.awt.AWTError"));
	}

	/** The context in which the menu entries run, for tests. */
	static Context context() {
		return Holder.CONTEXT;
	}

	private static void runCommand(final String commandClass) {
		final CommandService commands = Holder.CONTEXT.service(CommandService.class);
		final CommandInfo command = commands.getCommand(commandClass);
		if (command == null) {
			CommandRefusal.tell("UniBiomed",
				"The command " + commandClass + " is missing; this installation is damaged.");
			return;
		}
		final Module module = Holder.CONTEXT.service(ModuleService.class).createModule(command);
		// ImageJ gives plugins a thread of their own, and knows the options of a macro by that thread.
		new ModuleRunner(Holder.CONTEXT, module, processors(PreprocessorPlugin.class),
			processors(PostprocessorPlugin.class)).run();
	}

	private static <T extends SciJavaPlugin> List<T> processors(final Class<T> type) {
		return Holder.CONTEXT.service(PluginService.class).createInstancesOfType(type);
	}
}

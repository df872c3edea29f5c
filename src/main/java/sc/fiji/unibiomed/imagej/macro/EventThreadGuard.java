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
package sc.fiji.unibiomed.imagej.macro;

import java.awt.EventQueue;

import org.scijava.command.CommandService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

import ij.CommandListener;
import ij.Executer;
import ij.IJ;
import sc.fiji.unibiomed.imagej.LegacyPatching;

/**
 * Keeps Fiji from freezing where a macro runs on the event thread, as ImageJ's recorder runs what is selected in it.
 * There imagej-legacy waits for the command, and SciJava, which runs it on a thread of its own, waits for the event
 * thread before it has asked the command anything; so it is with every SciJava command. Ours are refused with a
 * sentence. A plain ImageJ runs them on the event thread itself.
 */
@Plugin(type = Service.class)
public final class EventThreadGuard extends AbstractService {

	static final String REASON = "The Recorder runs a macro on the thread that draws Fiji's windows; this command " +
		"would wait for that\nthread for ever. Press 'Create' in the Recorder, and run the macro in the editor.";

	private static final String OUR_COMMANDS = "sc.fiji.unibiomed.";
	private static final String LEGACY_SERVICE = "net.imagej.legacy.LegacyService";

	static {
		LegacyPatching.changeClasses();
	}

	@Parameter
	private CommandService commands;

	private Runnable end = () -> {};

	@Override
	public void initialize() {
		// No field or method of this class names ImageJ's classes: SciJava looks at them before this line.
		final CommandListener listener = command -> isForEver(command) ? refused(command) : command;
		Executer.addCommandListener(listener);
		end = () -> Executer.removeCommandListener(listener);
	}

	@Override
	public void dispose() {
		end.run();
	}

	private boolean isForEver(final String label) {
		return EventQueue.isDispatchThread() && context().getService(LEGACY_SERVICE) != null &&
			commands.getCommands().stream().anyMatch(command -> command.getClassName().startsWith(OUR_COMMANDS) &&
				command.getMenuPath().getLeaf() != null && command.getMenuPath().getLeaf().getName().equals(label));
	}

	/** No command for ImageJ to run; the macro ends as if the user had cancelled it. */
	private static String refused(final String label) {
		EventQueue.invokeLater(() -> IJ.showMessage(label.replace("...", ""), REASON));
		MacroEnd.now(REASON);
		return null;
	}
}

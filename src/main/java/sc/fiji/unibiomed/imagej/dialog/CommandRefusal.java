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

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.module.Module;
import org.scijava.ui.UIService;
import org.scijava.ui.UserInterface;

import ij.IJ;
import ij.Macro;
import sc.fiji.unibiomed.imagej.macro.MacroEnd;

/**
 * How a command ends that has not done its work: whoever started it is told why, and told once. Fiji's user interface
 * shows by itself the reason for which a command cancels itself; a plain ImageJ, and a Fiji without windows, keep it to
 * themselves.
 */
public final class CommandRefusal {

	private CommandRefusal() {}

	/**
	 * Says why, and ends the macro that runs the command, if one does. Where nobody looks at windows it is said on
	 * standard error; after {@code -batch} the process ends with exit code 1, which ImageJ itself never gives.
	 */
	public static void tell(final Cancelable command, final Context context, final String title, final String reason) {
		final boolean inMacro = Macro.getOptions() != null || IJ.macroRunning();
		final boolean shown = isShown(context);
		if (!shown && isSaidOnStandardError(title, reason)) {
			endMacroUnseen(reason);
		}
		else if (inMacro) {
			endMacro(title, reason);
		}
		else if (!shown) {
			show(title, reason);
		}
		command.cancel(inMacro && shown ? "" : reason);
	}

	/** The same for what is no command: says why, in a dialog where somebody looks at windows. */
	public static void tell(final String title, final String reason) {
		if (!isSaidOnStandardError(title, reason)) {
			show(title, reason);
		}
		else {
			endMacroUnseen(reason);
		}
	}

	/** As wide as the screen allows, where there is one. */
	private static void show(final String title, final String reason) {
		IJ.error(title, IJ.getInstance() == null ? reason : DialogNote.lines(reason));
	}

	/** ImageJ's own messages are dialogs also where it has no window. A patched one without a display is silent. */
	private static boolean isSaidOnStandardError(final String title, final String reason) {
		if (!BatchProcess.isThis() && (AttendedImageJ.hasWindows() || GraphicsEnvironment.isHeadless())) {
			return false;
		}
		System.err.println(title + ": " + reason);
		return true;
	}

	private static void endMacroUnseen(final String reason) {
		if (BatchProcess.isThis()) {
			BatchProcess.fail();
		}
		MacroEnd.now(reason);
	}

	/**
	 * Says without a dialog that the user did not want the rest: in the log too, as Fiji writes over the status bar
	 * when a command ends.
	 */
	public static void quietly(final Cancelable command, final Context context, final String title,
		final String reason)
	{
		IJ.showStatus(title + ": " + reason);
		IJ.log(title + ": " + reason);
		command.cancel(isShown(context) ? "" : reason);
	}

	/** The name of a command's menu entry. */
	public static String title(final Module command) {
		return command.getInfo().getMenuPath().getLeaf().getName().replace("...", "");
	}

	/** Whether SciJava's user interface shows the reason of a command that is cancelled. */
	private static boolean isShown(final Context context) {
		final UIService service = context.getService(UIService.class);
		if (service == null || service.isHeadless()) {
			return false;
		}
		final UserInterface shown = service.getDefaultUI();
		return shown != null && shown.isVisible();
	}

	/**
	 * Shows ImageJ's message, on a thread where it finds no options of the macro: with them it keeps its dialogs
	 * closed.
	 */
	private static void endMacro(final String title, final String reason) {
		if (EventQueue.isDispatchThread()) {
			// The message needs this thread, so nothing here may wait for it.
			// ImageJ's own error would, once it is closed, end whatever macro runs by then.
			EventQueue
				.invokeLater(() -> IJ.showMessage(title, IJ.getInstance() == null ? reason : DialogNote.lines(reason)));
			MacroEnd.now(reason);
			return;
		}
		final Thread thread = new Thread(() -> error(title, reason), "UniBiomed message");
		thread.start();
		try {
			thread.join();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static void error(final String title, final String reason) {
		try {
			show(title, reason);
		}
		catch (final RuntimeException e) {
			// So ImageJ ends a macro. It has ended by now; SciJava would log this as if something were broken.
			if (!Macro.MACRO_CANCELED.equals(e.getMessage())) {
				throw e;
			}
		}
	}
}

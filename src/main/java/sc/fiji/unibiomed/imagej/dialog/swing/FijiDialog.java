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
package sc.fiji.unibiomed.imagej.dialog.swing;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.WindowEvent;
import java.util.Optional;
import java.util.stream.StreamSupport;

import javax.swing.JDialog;

import org.scijava.Context;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputHarvester;

import sc.fiji.unibiomed.imagej.dialog.MacroInput;

/**
 * Looks after the dialog that Fiji opens for one of our commands: SciJava gives the focus to its OK button, so that a
 * space that is typed asks the old question, and knows neither lists that can be edited nor choices that depend on the
 * image. In plain ImageJ it steps aside.
 */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY + 1)
public final class FijiDialog extends AbstractPreprocessorPlugin {

	private static final String OUR_COMMANDS = "sc.fiji.unibiomed.";
	private static final String LEGACY_SERVICE = "net.imagej.legacy.LegacyService";

	@Parameter
	private Context context;

	@Override
	public void process(final Module module) {
		if (!GraphicsEnvironment.isHeadless() && context.getService(LEGACY_SERVICE) != null &&
			module.getDelegateObject().getClass().getName().startsWith(OUR_COMMANDS))
		{
			firstOpen(module).ifPresent(item -> expect(module));
		}
	}

	private static Optional<ModuleItem<?>> firstOpen(final Module module) {
		return StreamSupport.stream(module.getInfo().inputs().spliterator(), false).<ModuleItem<?>>map(item -> item)
			.filter(item -> MacroInput.isSupported(item.getType()) && !module.isInputResolved(item.getName()))
			.findFirst();
	}

	/** Fits the next dialog with the command's title, once it is open. */
	static void expect(final Module module) {
		final Toolkit toolkit = Toolkit.getDefaultToolkit();
		toolkit.addAWTEventListener(new AWTEventListener() {

			@Override
			public void eventDispatched(final AWTEvent event) {
				final boolean over = firstOpen(module).isEmpty();
				final boolean isIt = event.getID() == WindowEvent.WINDOW_OPENED &&
					event.getSource() instanceof JDialog dialog &&
					module.getInfo().getTitle().equals(dialog.getTitle());
				if (over || isIt) {
					toolkit.removeAWTEventListener(this);
				}
				if (isIt && !over) {
					EventQueue.invokeLater(() -> new SwingFields(module, (JDialog) event.getSource()).fit());
				}
			}
		}, AWTEvent.WINDOW_EVENT_MASK);
	}
}

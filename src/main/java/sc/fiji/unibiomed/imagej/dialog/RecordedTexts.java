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

import java.io.File;

import org.scijava.Context;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.plugin.frame.Recorder;
import sc.fiji.unibiomed.imagej.macro.MacroText;

/**
 * Gives imagej-legacy, which records a command when it has ended, the texts as they can be replayed; it writes brackets
 * as they are.
 */
@Plugin(type = PostprocessorPlugin.class, priority = RecordedTexts.BEFORE_RECORDING)
public final class RecordedTexts extends AbstractPostprocessorPlugin {

	/** imagej-legacy records at {@link Priority#VERY_LOW}. */
	static final double BEFORE_RECORDING = Priority.VERY_LOW + 1;
	private static final String OUR_COMMANDS = "sc.fiji.unibiomed.imagej.";
	private static final String LEGACY_SERVICE = "net.imagej.legacy.LegacyService";

	@Parameter
	private Context context;

	@Override
	public void process(final Module module) {
		if (Recorder.record && !IJ.isMacro() && context.getService(LEGACY_SERVICE) != null &&
			module.getDelegateObject().getClass().getName().startsWith(OUR_COMMANDS))
		{
			rewrite(module);
		}
	}

	/** The command has ended: nobody else reads its inputs any more. */
	static void rewrite(final Module module) {
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			final Object value = module.getInput(item.getName());
			if (value instanceof String text) {
				module.setInput(item.getName(), MacroText.recorded(text));
			}
			else if (value instanceof File file && !MacroText.recorded(file.getPath()).equals(file.getPath())) {
				module.setInput(item.getName(), new File(MacroText.recorded(file.getPath())));
			}
		}
	}
}

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

import org.scijava.Context;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.Macro;

/**
 * Takes back what imagej-legacy has read from a macro after {@link MacroOptions}: it finds keys inside of values, and
 * does not know how we record texts.
 */
@Plugin(type = PreprocessorPlugin.class, priority = MacroOptionsAgain.AFTER_LEGACY)
public final class MacroOptionsAgain extends AbstractPreprocessorPlugin {

	/** imagej-legacy reads options at twice {@link Priority#VERY_HIGH}. */
	static final double AFTER_LEGACY = 2 * Priority.VERY_HIGH - 1;
	private static final String OUR_COMMANDS = "sc.fiji.unibiomed.imagej.";
	private static final String LEGACY_SERVICE = "net.imagej.legacy.LegacyService";

	@Parameter
	private Context context;

	@Override
	public void process(final Module module) {
		final String options = Macro.getOptions();
		if (options != null && context.getService(LEGACY_SERVICE) != null &&
			module.getDelegateObject().getClass().getName().startsWith(OUR_COMMANDS))
		{
			takeBack(module, options);
		}
	}

	/** Sets the inputs that ImageJ's way of reading has found in the line, as we read them. */
	static void takeBack(final Module module, final String options) {
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (MacroInput.isSupported(item.getType()) && Macro.getValue(options, item.getName(), null) != null) {
				final String value = MacroInput.value(options, item);
				module.setInput(item.getName(),
					value == null ? MacroOptions.defaultValue(module, item) : MacroInput.parse(item.getType(), value));
			}
		}
	}
}

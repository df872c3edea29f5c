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
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputHarvester;

/**
 * Keeps Fiji's dialogs from asking for inputs that are for macros and scripts only: SciJava's harvesters ask for
 * invisible inputs, too, unless they are resolved. In plain ImageJ it steps aside.
 */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY + 1)
public final class HiddenInputs extends AbstractPreprocessorPlugin {

	private static final String OUR_COMMANDS = "sc.fiji.unibiomed.";
	private static final String LEGACY_SERVICE = "net.imagej.legacy.LegacyService";

	@Parameter
	private Context context;

	@Override
	public void process(final Module module) {
		if (context.getService(LEGACY_SERVICE) != null) {
			resolve(module);
		}
	}

	/** Leaves invisible inputs as they are. */
	public static void resolve(final Module module) {
		if (!module.getDelegateObject().getClass().getName().startsWith(OUR_COMMANDS)) {
			return;
		}
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.getVisibility() == ItemVisibility.INVISIBLE) {
				module.resolveInput(item.getName());
			}
		}
	}
}

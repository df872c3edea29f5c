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

import java.util.ArrayList;
import java.util.List;

import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.unibiomed.imagej.dialog.AttendedImageJ;
import sc.fiji.unibiomed.imagej.dialog.MacroInput;

/** Asks for a command's inputs in an ImageJ dialog where there is no SciJava user interface. */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_LOW)
public final class GenericDialogHarvester extends AbstractPreprocessorPlugin {

	private static final String OUR_COMMANDS = "sc.fiji.unibiomed.";
	private static final String LEGACY_SERVICE = "net.imagej.legacy.LegacyService";

	@Parameter
	private Context context;

	@Override
	public void process(final Module module) {
		if (!module.getDelegateObject().getClass().getName().startsWith(OUR_COMMANDS) ||
			context.getService(LEGACY_SERVICE) != null)
		{
			return;
		}
		final List<ModuleItem<?>> open = unresolved(module);
		if (open.isEmpty()) {
			return;
		}
		if (AttendedImageJ.hasWindows() && !InputDialog.show(module, open)) {
			cancel("");
			return;
		}
		RecordedInputs.record(module, open);
		open.forEach(item -> module.resolveInput(item.getName()));
	}

	/** Invisible inputs are for macros only. */
	private static List<ModuleItem<?>> unresolved(final Module module) {
		final List<ModuleItem<?>> open = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			final boolean asked = item.getVisibility() != ItemVisibility.INVISIBLE &&
				item.getVisibility() != ItemVisibility.MESSAGE && MacroInput.isSupported(item.getType());
			if (asked && !module.isInputResolved(item.getName())) {
				open.add(item);
			}
		}
		return open;
	}
}

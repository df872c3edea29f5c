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

import java.util.Map;

import org.scijava.ItemVisibility;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.Macro;
import sc.fiji.unibiomed.imagej.ImageDependent;

/**
 * Fills in what a command's dialog shall begin with once the image is known: in Fiji after the active image was chosen
 * and before the dialog opens. Values that a macro or script gave stay.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.LOW)
public final class ImageDefaults extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		fill(module);
	}

	/** Does nothing to commands that do not depend on an image, and as long as they have none. */
	public static void fill(final Module module) {
		if (!(module.getDelegateObject() instanceof ImageDependent command)) {
			return;
		}
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.getType() == ImagePlus.class && module.getInput(item.getName()) instanceof ImagePlus image &&
				image.getProcessor() != null)
			{
				fill(module, command.inputsFor(image));
			}
		}
	}

	private static void fill(final Module module, final Map<String, Object> values) {
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			// In a macro what is left out has the command's own default, so that the same line always does the same.
			final boolean open = item.getVisibility() == ItemVisibility.MESSAGE ||
				Macro.getOptions() == null && !module.isInputResolved(item.getName());
			if (open && values.containsKey(item.getName())) {
				module.setInput(item.getName(), values.get(item.getName()));
			}
		}
	}
}

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

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

import sc.fiji.unibiomed.imagej.FittedInput;
import sc.fiji.unibiomed.imagej.FittedInputs;

/** Keeps dialogs from asking for what makes no sense now, such as the slices of an image that has one. */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.LOW + 1)
public final class UnaskedInputs extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof FittedInputs command)) {
			return;
		}
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (!module.isInputResolved(item.getName()) &&
				!command.fitted(item.getName()).map(FittedInput::isAsked).orElse(true))
			{
				module.resolveInput(item.getName());
			}
		}
	}
}

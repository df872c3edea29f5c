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
package sc.fiji.unibiomed.imagej.memory;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.Macro;
import sc.fiji.unibiomed.imagej.dialog.AttendedImageJ;

/** Lets a dialog begin with what was entered in it last time; after {@code ImageDefaults}, before the dialog opens. */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.LOW - 1)
public final class RecalledInputs extends AbstractPreprocessorPlugin {

	/** {@code null} in a context that was made without it: nothing is remembered there. */
	@Parameter(required = false)
	private DialogMemory memory;

	@Override
	public void process(final Module module) {
		if (module.getDelegateObject().getClass().getName().startsWith("sc.fiji.unibiomed.") &&
			Macro.getOptions() == null && AttendedImageJ.hasWindows() && memory != null)
		{
			memory.recall(module);
		}
	}
}

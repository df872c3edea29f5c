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

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Keeps Fiji from showing a command's outputs in windows of its own: they are for scripts, and the commands have shown
 * them already, in the log and on the screen.
 */
@Plugin(type = PostprocessorPlugin.class)
public final class ShownOutputs extends AbstractPostprocessorPlugin {

	private static final String OUR_COMMANDS = "sc.fiji.unibiomed.imagej.";

	@Override
	public void process(final Module module) {
		if (module.getDelegateObject().getClass().getName().startsWith(OUR_COMMANDS)) {
			for (final ModuleItem<?> item : module.getInfo().outputs()) {
				module.resolveOutput(item.getName());
			}
		}
	}
}

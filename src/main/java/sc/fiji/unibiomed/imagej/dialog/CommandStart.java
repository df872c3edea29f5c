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
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputHarvester;

import ij.Macro;
import sc.fiji.unibiomed.image.InputException;

/** Lets a {@link StartedCommand} refuse, or fill in its dialog, before the dialog opens. */
@Plugin(type = PreprocessorPlugin.class, priority = CommandStart.AFTER_REMEMBERED)
public final class CommandStart extends AbstractPreprocessorPlugin {

	/** SciJava fills in what was used last at one above its dialogs. */
	static final double AFTER_REMEMBERED = InputHarvester.PRIORITY + 0.5;

	@Parameter
	private Context context;

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof StartedCommand command)) {
			return;
		}
		try {
			command.start().forEach((input, value) -> {
				// In a macro what is left out has the command's own default.
				if (Macro.getOptions() == null && !module.isInputResolved(input)) {
					module.setInput(input, value);
				}
			});
		}
		catch (final InputException e) {
			CommandRefusal.tell(this, context, CommandRefusal.title(module), e.getMessage());
		}
	}
}

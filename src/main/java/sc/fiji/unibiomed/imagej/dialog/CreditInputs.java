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

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.Button;

import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.imagej.UniBiomedService;

/**
 * Lets dialogs say which model will answer, and keeps the button that leads to the real model where it belongs: dialogs
 * of commands that would ask the demonstration model. A macro or script that gives all inputs must not be asked for a
 * button.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.LOW)
public final class CreditInputs extends AbstractPreprocessorPlugin {

	/** Name of the remark that says which model answers. */
	public static final String CREDIT = "credit";

	/** Name of the button. */
	public static final String BUTTON = "get";

	private static final String OUR_COMMANDS = "sc.fiji.unibiomed.";

	@Parameter
	private Context context;

	@Override
	public void process(final Module module) {
		if (!module.getDelegateObject().getClass().getName().startsWith(OUR_COMMANDS) ||
			module.getInfo().getInput(CREDIT) == null)
		{
			return;
		}
		final boolean isAsked = isAsked(module);
		if (!isAsked || !fill(module)) {
			module.resolveInput(BUTTON);
		}
	}

	/** @return whether it is the demonstration model */
	private boolean fill(final Module module) {
		final ModelCredit credit = context.service(UniBiomedService.class).credit();
		module.setInput(CREDIT, DialogNote.html(List.of("Model: " + credit.words())));
		return credit.isDemonstration();
	}

	/** Whether there is an input for a dialog to ask for. */
	private static boolean isAsked(final Module module) {
		return StreamSupport.stream(module.getInfo().inputs().spliterator(), false).anyMatch(
			item -> MacroInput.isSupported(item.getType()) && item.getVisibility() != ItemVisibility.MESSAGE &&
				item.getVisibility() != ItemVisibility.INVISIBLE && !module.isInputResolved(item.getName()));
	}

	/** The button of a command's dialog, unless it has none, or not for this model. */
	public static Optional<ModuleItem<?>> button(final Module module) {
		return StreamSupport.stream(module.getInfo().inputs().spliterator(), false).<ModuleItem<?>>map(item -> item)
			.filter(item -> item.getType() == Button.class && !module.isInputResolved(item.getName())).findFirst();
	}
}

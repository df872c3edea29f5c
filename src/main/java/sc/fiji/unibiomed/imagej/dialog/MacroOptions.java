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

import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.Macro;

/**
 * Fills a command's inputs from the options of the macro that runs it, so that the same line always does the same, in
 * Fiji as in a plain ImageJ. What is left out has the command's own default; Fiji would take what was used last, and
 * open a dialog for it in the middle of the macro. What does not belong to the command is refused, where Fiji would do
 * something else instead.
 */
@Plugin(type = PreprocessorPlugin.class, priority = MacroOptions.PRIORITY)
public final class MacroOptions extends AbstractPreprocessorPlugin {

	/** Before imagej-legacy fills in what it takes the options for. */
	static final double PRIORITY = Priority.EXTREMELY_HIGH;
	private static final String OUR_COMMANDS = "sc.fiji.unibiomed.imagej.";

	@Parameter
	private Context context;

	@Override
	public void process(final Module module) {
		final String options = options(module);
		if (options != null && module.getDelegateObject().getClass().getName().startsWith(OUR_COMMANDS) &&
			!runByScript(module))
		{
			fill(module, options);
		}
	}

	/**
	 * The options of the macro; {@code null} if a user chose the command. A macro may leave all of them out to ask its
	 * user, where there is one; but for {@link MacroDefaults}.
	 */
	private static String options(final Module module) {
		final String options = Macro.getOptions();
		final boolean asksNobody = !AttendedImageJ.hasWindows() || module.getDelegateObject() instanceof MacroDefaults;
		return options == null && IJ.isMacro() && asksNobody ? "" : options;
	}

	/** A script that a macro runs gives inputs by itself; the macro's options are the script's. */
	private static boolean runByScript(final Module module) {
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (module.isInputResolved(item.getName())) {
				return true;
			}
		}
		return false;
	}

	private void fill(final Module module, final String options) {
		final List<String> unknown = MacroInput.unknownKeys(options, module.getInfo());
		if (!unknown.isEmpty()) {
			final Optional<String> moved = module.getDelegateObject() instanceof MovedInputs former
				? former.moved(unknown.get(0))
				: Optional.empty();
			refuse(module, "The macro option '" + unknown.get(0) + "' does not belong to this command." +
				moved.map(sentence -> " " + sentence).orElse(""));
			return;
		}
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.getVisibility() == ItemVisibility.MESSAGE || !MacroInput.isSupported(item.getType())) {
				continue;
			}
			final String value = MacroInput.value(options, item);
			try {
				module.setInput(item.getName(),
					value == null ? defaultValue(module, item) : MacroInput.parse(item.getType(), value));
				module.resolveInput(item.getName());
			}
			catch (final NumberFormatException e) {
				refuse(module, "The macro option " + item.getName() + "=" + value + " is not a whole number.");
				return;
			}
		}
	}

	/** In a macro what is left out has the command's own default. */
	static Object defaultValue(final Module module, final ModuleItem<?> item) {
		try {
			return module.getInfo().createModule().getInput(item.getName());
		}
		catch (final ModuleException e) {
			throw new IllegalStateException("The command " + module.getInfo().getTitle() + " cannot be made twice.", e);
		}
	}

	private void refuse(final Module module, final String reason) {
		CommandRefusal.tell(this, context, CommandRefusal.title(module), reason);
	}
}

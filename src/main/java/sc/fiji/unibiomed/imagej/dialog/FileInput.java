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

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputHarvester;

import sc.fiji.unibiomed.image.InputException;

/**
 * Inputs that are files or folders, for which Fiji's dialogs have a button. Where such an input is all that a script
 * left out, it stays empty: SciJava would ask for it in a window of its own, and where there are no windows end the
 * command without a word.
 */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY + 1)
public final class FileInput extends AbstractPreprocessorPlugin {

	private static final String OUR_COMMANDS = "sc.fiji.unibiomed.";

	@Override
	public void process(final Module module) {
		ModuleItem<?> open = null;
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (!module.isInputResolved(item.getName())) {
				if (open != null) {
					return;
				}
				open = item;
			}
		}
		if (open != null && open.getType() == File.class &&
			module.getDelegateObject().getClass().getName().startsWith(OUR_COMMANDS))
		{
			module.resolveInput(open.getName());
		}
	}

	/** A file as it is written, without blanks around it; nothing if there is none. */
	public static String text(final File file) {
		return file == null ? "" : file.getPath().strip();
	}

	/**
	 * The folder that is written.
	 *
	 * @param input name of the input
	 * @param ifBlank what to say if there is none
	 * @throws InputException if there is none, or it is not a valid name
	 */
	public static Path path(final String input, final File file, final String ifBlank) {
		final String text = text(file);
		if (text.isEmpty()) {
			throw new InputException(input, ifBlank);
		}
		try {
			return Path.of(text);
		}
		catch (final InvalidPathException e) {
			throw new InputException(input, "'" + text + "' is not a valid folder name.");
		}
	}

	/** What is written in a dialog or macro; {@code null} if it is blank. */
	public static File of(final String text) {
		return text == null || text.isBlank() ? null : new File(text.strip());
	}
}

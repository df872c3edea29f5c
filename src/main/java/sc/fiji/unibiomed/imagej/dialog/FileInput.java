package sc.fiji.unibiomed.imagej.dialog;

import java.io.File;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputHarvester;

/**
 * Inputs that are files or folders, for which Fiji's dialogs have a button. Where such an input is all that a script left out,
 * it stays empty: SciJava would ask for it in a window of its own, and where there are no windows end the command without a word.
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
		if (open != null && open.getType() == File.class && module.getDelegateObject().getClass().getName().startsWith(
			OUR_COMMANDS))
		{
			module.resolveInput(open.getName());
		}
	}

	/** A file as it is written, without blanks around it; nothing if there is none. */
	public static String text(final File file) {
		return file == null ? "" : file.getPath().strip();
	}

	/** What is written in a dialog or macro; {@code null} if it is blank. */
	public static File of(final String text) {
		return text == null || text.isBlank() ? null : new File(text.strip());
	}
}

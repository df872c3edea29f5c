package sc.fiji.unibiomed.imagej.command;

import org.scijava.Context;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;

/** Gives commands the active image, or the one that a macro names. Who has none open is told so before anything is asked. */
@Plugin(type = PreprocessorPlugin.class, priority = MacroOptions.PRIORITY - 1)
public final class ActiveImage extends AbstractPreprocessorPlugin {

	private static final String OUR_COMMANDS = "sc.fiji.unibiomed.";

	@Parameter
	private Context context;

	@Override
	public void process(final Module module) {
		if (!module.getDelegateObject().getClass().getName().startsWith(OUR_COMMANDS)) {
			return;
		}
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.getType() == ImagePlus.class && !module.isInputResolved(item.getName()) && !fill(module, item.getName())) {
				return;
			}
		}
	}

	private boolean fill(final Module module, final String input) {
		final String options = Macro.getOptions();
		final String title = options == null ? null : Macro.getValue(options, input, null);
		final ImagePlus image = title == null ? WindowManager.getCurrentImage() : WindowManager.getImage(title);
		if (image == null) {
			Refusal.tell(this, context, Refusal.title(module), title == null
				? "There is no image open. Open one, or try 'UniBiomed Demo'." : "There is no image with the title '" + title +
					"' open.");
			return false;
		}
		module.setInput(input, image);
		module.resolveInput(input);
		return true;
	}
}

package sc.fiji.unibiomed.imagej.dialog;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Keeps Fiji from showing a command's outputs in windows of its own: they are for scripts, and the commands have shown them
 * already, in the log and on the screen.
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

package sc.fiji.unibiomed.imagej.command;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

import ij.Macro;

/**
 * Lets the options begin with what is in force, whoever chose it. In a macro what is left out has the command's own default, so
 * that the same line always does the same.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.LOW)
public final class OptionsDefaults extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof OptionsCommand options) || Macro.getOptions() != null) {
			return;
		}
		options.inForce().forEach((input, value) -> {
			if (!module.isInputResolved(input)) {
				module.setInput(input, value);
			}
		});
	}
}

package sc.fiji.unibiomed.imagej.plain;

import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;

import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.unibiomed.imagej.dialog.MacroInput;

/** Asks for a command's inputs in an ImageJ dialog where there is no SciJava user interface. */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_LOW)
public final class GenericDialogHarvester extends AbstractPreprocessorPlugin {

	private static final String OUR_COMMANDS = "sc.fiji.unibiomed.";
	private static final String LEGACY_SERVICE = "net.imagej.legacy.LegacyService";

	@Parameter
	private Context context;

	@Override
	public void process(final Module module) {
		if (!module.getDelegateObject().getClass().getName().startsWith(OUR_COMMANDS) || context.getService(
			LEGACY_SERVICE) != null)
		{
			return;
		}
		final List<ModuleItem<?>> open = unresolved(module);
		if (open.isEmpty()) {
			return;
		}
		if (!GraphicsEnvironment.isHeadless() && !InputDialog.show(module, open)) {
			cancel("");
			return;
		}
		open.forEach(item -> module.resolveInput(item.getName()));
	}

	/** Invisible inputs are for macros only. */
	private static List<ModuleItem<?>> unresolved(final Module module) {
		final List<ModuleItem<?>> open = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			final boolean asked = item.getVisibility() != ItemVisibility.INVISIBLE && item
				.getVisibility() != ItemVisibility.MESSAGE && MacroInput.isSupported(item.getType());
			if (asked && !module.isInputResolved(item.getName())) {
				open.add(item);
			}
		}
		return open;
	}
}

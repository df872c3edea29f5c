package sc.fiji.unibiomed.imagej.plain;

import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;

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
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import sc.fiji.unibiomed.imagej.command.ImageDefaults;

/**
 * Fills a command's inputs where there is no SciJava user interface: from the macro's options if a macro runs it, else by
 * asking in an ImageJ dialog. An image input gets the active image.
 */
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
		if (!fillImages(module)) {
			return;
		}
		ImageDefaults.fill(module);
		final String options = Macro.getOptions();
		// Invisible inputs are for macros only.
		final List<ModuleItem<?>> open = unresolved(module, options != null);
		if (open.isEmpty()) {
			return;
		}
		if (options != null) {
			fillFromMacro(module, open, options);
		}
		else if (!GraphicsEnvironment.isHeadless() && !InputDialog.show(module, open)) {
			cancel("");
			return;
		}
		open.forEach(item -> module.resolveInput(item.getName()));
	}

	/** Gives image inputs the active image, or the one that a macro names; false if there is none. */
	private boolean fillImages(final Module module) {
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.getType() == ImagePlus.class && !module.isInputResolved(item.getName())) {
				final String options = Macro.getOptions();
				final String title = options == null ? null : Macro.getValue(options, item.getName(), null);
				final ImagePlus image = title == null ? WindowManager.getCurrentImage() : WindowManager.getImage(title);
				if (image == null) {
					refuse(module, title == null ? "There is no image open. Open one, or try 'UniBiomed Demo'."
						: "There is no image with the title '" + title + "' open.");
					return false;
				}
				module.setInput(item.getName(), image);
				module.resolveInput(item.getName());
			}
		}
		return true;
	}

	private static List<ModuleItem<?>> unresolved(final Module module, final boolean invisible) {
		final List<ModuleItem<?>> open = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			final boolean asked = (invisible || item.getVisibility() != ItemVisibility.INVISIBLE) && item
				.getVisibility() != ItemVisibility.MESSAGE && MacroInput.isSupported(item.getType());
			if (asked && !module.isInputResolved(item.getName())) {
				open.add(item);
			}
		}
		return open;
	}

	private void fillFromMacro(final Module module, final List<ModuleItem<?>> items, final String options) {
		final List<String> unknown = MacroInput.unknownKeys(options, module.getInfo());
		if (!unknown.isEmpty()) {
			refuse(module, "The macro option '" + unknown.get(0) + "' does not belong to this command.");
			return;
		}
		for (final ModuleItem<?> item : items) {
			final String value = MacroInput.value(options, item);
			if (value == null) {
				module.setInput(item.getName(), defaultValue(module, item));
				continue;
			}
			try {
				module.setInput(item.getName(), MacroInput.parse(item.getType(), value));
			}
			catch (final NumberFormatException e) {
				refuse(module, "The macro option " + item.getName() + "=" + value + " is no whole number.");
				return;
			}
		}
	}

	private void refuse(final Module module, final String reason) {
		cancel(reason);
		IJ.error(title(module), reason);
	}

	/** The name of a command's menu entry. */
	static String title(final Module module) {
		return module.getInfo().getMenuPath().getLeaf().getName().replace("...", "");
	}

	/** In a macro what is left out has the command's own default, so that the same line always does the same. */
	private static Object defaultValue(final Module module, final ModuleItem<?> item) {
		try {
			return module.getInfo().createModule().getInput(item.getName());
		}
		catch (final ModuleException e) {
			throw new IllegalStateException("The command " + module.getInfo().getTitle() + " cannot be made twice.", e);
		}
	}
}

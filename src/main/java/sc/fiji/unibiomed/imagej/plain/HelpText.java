package sc.fiji.unibiomed.imagej.plain;

import java.util.List;
import java.util.stream.StreamSupport;

import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.dialog.DialogNote;

/** What a command says about itself and its inputs, for the Help button of an ImageJ dialog. */
final class HelpText {

	private HelpText() {
	}

	/** A page that ImageJ shows by itself, because it begins with {@code <html>}. */
	static String html(final Module module, final List<ModuleItem<?>> items) {
		final StringBuilder html = new StringBuilder("<html><h2>").append(CommandRefusal.title(module)).append(
			"</h2><p>").append(escaped(module.getInfo().getDescription())).append("</p>");
		for (final ModuleItem<?> item : items) {
			html.append("<p><b>").append(escaped(item.getLabel())).append("</b>: ").append(escaped(item.getDescription()));
			html.append("<br>In macros: <code>").append(item.getName()).append("=</code></p>");
		}
		messages(module).forEach(message -> html.append("<p>").append(escaped(message)).append("</p>"));
		return html.append("<p>Research software. Not for diagnostic use.</p></html>").toString();
	}

	/** The command's remarks: inputs that only say something. */
	static List<String> messages(final Module module) {
		return StreamSupport.stream(module.getInfo().inputs().spliterator(), false).filter(item -> item
			.getVisibility() == ItemVisibility.MESSAGE).map(item -> DialogNote.text(String.valueOf(module.getInput(item.getName()))))
			.toList();
	}

	private static String escaped(final String text) {
		return text == null ? "" : text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
	}
}

package sc.fiji.unibiomed.cli.option;

import org.scijava.Context;
import org.scijava.prefs.PrefService;

import sc.fiji.unibiomed.imagej.Settings;
import sc.fiji.unibiomed.models.demo.DemoModel;

/**
 * The model that is asked where none is named: the one chosen in ImageJ's options on this computer, or the demo model.
 *
 * @param name as {@link sc.fiji.unibiomed.models.Models#find} reads it
 * @param words the name, and why it is this one
 */
record DefaultModelChoice(String name, String words) {

	static DefaultModelChoice here() {
		final String chosen;
		try (Context context = new Context(PrefService.class)) {
			chosen = new Settings(context.service(PrefService.class)).model().model();
		}
		return chosen.equals(DemoModel.NAME) ? new DefaultModelChoice(chosen,
			"demo, the built-in demonstration model without diagnostic value; name another one with --model.") : new DefaultModelChoice(
				chosen, chosen + ", as chosen in UniBiomed Options; name another one with --model.");
	}
}

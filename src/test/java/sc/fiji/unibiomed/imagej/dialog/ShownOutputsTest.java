package sc.fiji.unibiomed.imagej.dialog;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.display.DisplayPostprocessor;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

import sc.fiji.unibiomed.imagej.command.AskCommand;

/** Answers are in the log already; Fiji would open them in a text window that covers the image. */
class ShownOutputsTest {

	private final Context context = new Context();

	@AfterEach
	void end() {
		context.dispose();
	}

	@Test
	void nobodyNeedsToShowTheAnswerOfOurCommands() {
		final Module ask = context.service(ModuleService.class).createModule(context.service(CommandService.class).getCommand(
			AskCommand.class));
		assertFalse(ask.isOutputResolved("answer"));
		new ShownOutputs().process(ask);
		assertTrue(ask.isOutputResolved("answer"));
	}

	@Test
	void thatIsSaidBeforeSciJavaShowsWhatIsLeft() {
		final List<String> order = context.service(PluginService.class).getPluginsOfType(PostprocessorPlugin.class).stream().map(
			PluginInfo::getClassName).toList();
		assertTrue(order.contains(ShownOutputs.class.getName()), order.toString());
		assertTrue(order.indexOf(ShownOutputs.class.getName()) < order.indexOf(DisplayPostprocessor.class.getName()), order
			.toString());
	}
}

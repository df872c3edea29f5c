package sc.fiji.unibiomed.imagej.command;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import sc.fiji.unibiomed.imagej.UniBiomedService;

/** Takes back the last answer. */
@Plugin(type = Command.class, menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"),
	@Menu(label = "UniBiomed Remove Last Result", weight = 10) },
	description = "Takes back the regions and table rows that the last answer added.")
public final class RemoveLastCommand extends ContextCommand {

	@Parameter
	private UniBiomedService unibiomed;

	@Override
	public void run() {
		IJ.showStatus(unibiomed.presenter().removeLast() ? "UniBiomed: the last result was removed"
			: "UniBiomed: there is no result to remove");
	}
}

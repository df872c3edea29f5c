package sc.fiji.unibiomed.imagej.command;

import java.awt.GraphicsEnvironment;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.unibiomed.imagej.review.FindingsReviewService;

/** Opens the findings review. */
@Plugin(type = Command.class, menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"),
	@Menu(label = "UniBiomed Findings", weight = 7) },
	description = "Review of all findings: select, accept, reject, rename, annotate, export.")
public final class FindingsCommand extends ContextCommand {

	@Parameter
	private FindingsReviewService review;

	@Override
	public void run() {
		if (GraphicsEnvironment.isHeadless()) {
			cancel("The findings review needs a display.");
			return;
		}
		review.show();
	}
}

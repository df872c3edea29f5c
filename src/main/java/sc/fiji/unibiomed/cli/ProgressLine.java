package sc.fiji.unibiomed.cli;

import java.io.PrintWriter;

import sc.fiji.unibiomed.interpret.InterpretationListener;

/** Says on standard error what is being done: each stage once, with its length where it is known. */
final class ProgressLine implements InterpretationListener {

	private final PrintWriter err;
	private Stage current;

	ProgressLine(final PrintWriter err) {
		this.err = err;
	}

	@Override
	public void progress(final Stage stage, final long done, final long total) {
		if (stage == current) {
			return;
		}
		// In a stack, encoder and masks take turns; one line is enough.
		if (current == Stage.MASKS || current == Stage.IMAGE_ENCODER && stage == Stage.MASKS) {
			current = Stage.MASKS;
			return;
		}
		current = stage;
		final String unit = switch (stage) {
			case VISION -> total == 1 ? " tile" : " tiles";
			case PREFILL -> " tokens";
			case IMAGE_ENCODER -> total == 1 ? " frame" : " frames";
			default -> "";
		};
		err.println(stage.label() + (unit.isEmpty() || total == 0 ? "" : " (" + total + unit + ")") + " …");
		err.flush();
	}
}

package sc.fiji.unibiomed.imagej.assistant;

import sc.fiji.unibiomed.interpret.InterpretationListener.Stage;

/** How far an answer is, in words. */
final class StageWords {

	private StageWords() {
	}

	/** A line such as "Looking at the image (3 of 13) …". */
	static String of(final Stage stage, final long done, final long total) {
		final String label = Character.toUpperCase(stage.label().charAt(0)) + stage.label().substring(1);
		final boolean counted = total > 1 && (stage == Stage.VISION || stage == Stage.MASKS);
		return label + (counted ? " (" + Math.min(done + 1, total) + " of " + total + ")" : "") + " …";
	}
}

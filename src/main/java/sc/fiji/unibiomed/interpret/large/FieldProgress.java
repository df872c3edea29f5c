package sc.fiji.unibiomed.interpret.large;

import sc.fiji.unibiomed.interpret.InterpretationListener;

/**
 * Makes one progress of those of all fields: every field counts {@value #STEPS} steps, its stages equal parts of them, and
 * what was reached is never taken back. The texts of the fields are not passed on, since the answer is made of them later.
 */
final class FieldProgress implements InterpretationListener {

	/** Steps of a field. */
	static final int STEPS = 100;

	/** Nobody knows how long an answer will be: after as many tokens, half of its part counts as done. */
	private static final double TYPICAL_TOKENS = 20;

	private final InterpretationListener listener;
	private final int fields;
	private int current;
	private long reached;

	FieldProgress(final InterpretationListener listener, final int fields) {
		this.listener = listener;
		this.fields = fields;
	}

	/** Begins with a field, from 0. */
	void begin(final int index) {
		current = index;
		listener.field(index + 1, fields);
	}

	/** A field is done, however far its stages went. */
	void end() {
		reached = (current + 1L) * STEPS;
		listener.progress(Stage.MASKS, reached, total());
	}

	@Override
	public void progress(final Stage stage, final long done, final long total) {
		final double part = total > 0 ? (double) Math.min(done, total) / total : done / (done + TYPICAL_TOKENS);
		final double steps = STEPS * (stage.ordinal() + part) / Stage.values().length;
		reached = Math.max(reached, (long) current * STEPS + (long) steps);
		listener.progress(stage, reached, total());
	}

	private long total() {
		return (long) fields * STEPS;
	}
}

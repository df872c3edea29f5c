package sc.fiji.unibiomed.models;

/** How much of a model is on this disk. */
public enum ModelState {
	/** Nothing. */
	ABSENT("not here"),
	/** A part of it, and nobody is fetching the rest. */
	PARTLY("partly here"),
	/** Being fetched, checked or removed by this or another program. */
	BUSY("in work"),
	/** All of it. */
	READY("ready");

	private final String label;

	ModelState(final String label) {
		this.label = label;
	}

	/** For people. */
	public String label() {
		return label;
	}
}

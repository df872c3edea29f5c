package sc.fiji.unibiomed.image.file;

/** How ImageJ shows channels. */
enum CompositeMode {

	/** It does not know that there are channels, and shows all of them alike. */
	NONE,
	/** All at once. */
	MERGED,
	/** One at a time, in its colours. */
	COLOUR,
	/** One at a time, in grey. */
	GREY;

	/** ImageJ does not merge more than that. */
	private static final int MOST_MERGED = 8;

	/**
	 * What a description says.
	 *
	 * @param otherwise if it does not say anything
	 */
	static CompositeMode of(final String description, final CompositeMode otherwise, final int channels) {
		CompositeMode mode = otherwise;
		if (description.contains("mode=composite")) {
			mode = MERGED;
		}
		else if (description.contains("mode=color")) {
			mode = COLOUR;
		}
		else if (description.contains("mode=gray")) {
			mode = GREY;
		}
		return mode == MERGED && channels > MOST_MERGED ? COLOUR : mode;
	}
}

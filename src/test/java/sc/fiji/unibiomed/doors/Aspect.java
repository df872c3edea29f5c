package sc.fiji.unibiomed.doors;

/** In what two doors can differ. */
public enum Aspect {

	/** Whether there is an answer at all. */
	ANSWERED("answered"),
	/** The tiles that the language model sees. */
	TILES("tiles"),
	/** The picture that SAM 2 sees. */
	PICTURE("SAM 2's picture"),
	/** The words. */
	TEXT("text"),
	/** Names and masks of findings, to the pixel. */
	MASKS("masks"),
	/** Confidence, predicted overlap and object score. */
	NUMBERS("numbers"),
	/** What the user is told of the answer. */
	NOTES("notes"),
	/** What the user is told of how the image was shown. */
	SHOWN_AS("shown as");

	private final String label;

	Aspect(final String label) {
		this.label = label;
	}

	/** For people. */
	public String label() {
		return label;
	}
}

package sc.fiji.unibiomed.interpret.answer;

/** The model's answers as people read them. */
public final class PlainText {

	private PlainText() {
	}

	/** Takes out control tokens and marks; {@code [SEG]} becomes the number of its finding, as in {@code [1]}. */
	public static String of(final String answer) {
		final StringBuilder text = new StringBuilder();
		int segments = 0;
		int from = 0;
		final String clean = answer.replaceAll("<\\|[a-z_]+\\|>", "").replaceAll("<p>\\s*|\\s*</p>", "");
		for (int at = clean.indexOf("[SEG]"); at >= 0; at = clean.indexOf("[SEG]", from)) {
			text.append(clean, from, at).append('[').append(++segments).append(']');
			from = at + "[SEG]".length();
		}
		return text.append(clean, from, clean.length()).toString().strip();
	}
}

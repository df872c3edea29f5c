package sc.fiji.unibiomed.imagej.assistant;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps marks of the model's notation from being seen half-written: while an answer grows, an end that may become
 * {@code <|end|>} or another mark like it, {@code <p>}, {@code </p>} or {@code [SEG]} is held back until it is clear whether
 * it does.
 */
final class PartialMarkup {

	private static final Pattern BEGINNING_OF_MARK = Pattern.compile("(?:<(?:\\|[a-z_]*\\|?|/?p?)?|\\[(?:S(?:EG?)?)?)$");

	private PartialMarkup() {
	}

	/** The part of an unfinished answer that can be shown. */
	static String shown(final String unfinished) {
		final Matcher end = BEGINNING_OF_MARK.matcher(unfinished);
		return end.find() ? unfinished.substring(0, end.start()) : unfinished;
	}
}

package sc.fiji.unibiomed.interpret.answer;

import java.util.List;

/** Where an answer ends, as the reference's {@code StopWordStoppingCriteria}: after any of these words. */
record StopWords(List<String> words) {

	/** Whether the text ends with one of the words; line breaks do not count. */
	boolean end(final CharSequence text) {
		return words.stream().anyMatch(word -> endsWith(text, word));
	}

	private static boolean endsWith(final CharSequence text, final String word) {
		int at = word.length() - 1;
		for (int i = text.length() - 1; i >= 0 && at >= 0; i--) {
			final char c = text.charAt(i);
			if (c == '\n' || c == '\r') {
				continue;
			}
			if (c != word.charAt(at)) {
				return false;
			}
			at--;
		}
		return at < 0;
	}
}

package sc.fiji.unibiomed.findings.export;

import java.util.Locale;

/** Text for places that hold one line of ASCII, in the notation of {@link java.util.Properties}. */
public final class AsciiLine {

	private AsciiLine() {
	}

	/**
	 * White space, line ends included, becomes single blanks; a letter beyond ASCII its code, a backslash, {@code u} and four hexadecimal digits; a
	 * backslash two of them.
	 */
	public static String of(final String text) {
		final StringBuilder line = new StringBuilder();
		for (final char c : text.replaceAll("\\s+", " ").strip().toCharArray()) {
			if (c == '\\') {
				line.append("\\\\");
			}
			else if (c < ' ' || c > '~') {
				line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
			}
			else {
				line.append(c);
			}
		}
		return line.toString();
	}
}

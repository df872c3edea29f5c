package sc.fiji.unibiomed.findings.export;

import java.util.Locale;

import sc.fiji.unibiomed.findings.FindingColor;

/** Pieces of HTML. */
final class Html {

	/** Above this brightness (0 to 255) black text is easier to read than white. */
	private static final double BRIGHT = 120;

	private Html() {
	}

	/** Text that stands for itself in HTML, in attributes too. */
	static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'",
			"&#39;");
	}

	/** CSS variables with the colour of a finding and the text colour that is readable on it. */
	static String colors(final int finding) {
		final FindingColor color = FindingColor.of(finding);
		final double brightness = 0.299 * color.red() + 0.587 * color.green() + 0.114 * color.blue();
		return String.format(Locale.ROOT, "--c:#%02x%02x%02x;--on:%s", color.red(), color.green(), color.blue(),
			brightness > BRIGHT ? "#000" : "#fff");
	}

	/** The number of a finding on its colour. */
	static String badge(final int finding) {
		return "<span class=\"badge\" style=\"" + colors(finding) + "\">" + finding + "</span>";
	}

	/** A heading and what is below it. */
	static String section(final String title, final String content) {
		return "<section>\n<h2>" + escape(title) + "</h2>\n" + content + "</section>\n";
	}
}

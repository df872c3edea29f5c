package sc.fiji.unibiomed.imagej.download;

/**
 * Something that is known of a model, for people.
 *
 * @param label what it is about, in a word
 * @param words the fact
 * @param address where more can be read; empty if nowhere
 */
public record ModelFact(String label, String words, String address) {

	ModelFact(final String label, final String words) {
		this(label, words, "");
	}

	/** As a row of a table in HTML. */
	String html() {
		final String link = address.isEmpty() ? "" : (words.isEmpty() ? "" : ", ") + "<a href=\"" + escaped(address) + "\">" +
			escaped(address) + "</a>";
		return "<tr><td valign=\"top\"><b>" + escaped(label) + "</b>&nbsp;&nbsp;</td><td valign=\"top\">" + escaped(words) + link +
			"</td></tr>";
	}

	public static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}
}

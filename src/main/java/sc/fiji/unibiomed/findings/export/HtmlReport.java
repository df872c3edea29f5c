package sc.fiji.unibiomed.findings.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.image.RgbImage;

/**
 * An answer as a report for people: one HTML file without references to others and without scripts, for screens light and
 * dark and for paper. The answer's phrases have the colours of their regions and lead to their rows in the table.
 */
public final class HtmlReport {

	private static final Map<String, String> FACTS = Map.of("task", "Task", "prompt", "Question", "model", "Model",
		"model_sha256", "Model SHA-256", "precision", "Precision", "device", "Device", "software", "Software", "date", "Date",
		"image", "Image", "image_sha256", "Image SHA-256");

	private HtmlReport() {
	}

	/**
	 * Writes the report. Of a stack, at most 12 frames with findings are shown, at most 1,024 pixels wide and high.
	 *
	 * @param answer in the model's notation, with {@code [SEG]} and {@code <p>…</p>}
	 * @param frames the picture's frames as the model saw them, by index; asked only for those that are shown
	 * @throws IOException if the file cannot be written; then an older one stays as it is
	 */
	public static void write(final Results results, final String answer, final IntFunction<RgbImage> frames, final Path file)
		throws IOException
	{
		AtomicFile.writeText(file, writer -> {
			final Provenance provenance = results.provenance();
			final String title = provenance.imageName().isBlank() ? "Image" : provenance.imageName();
			writer.write(HtmlPage.begin(title + " – UniBiomed report"));
			writer.write("<header><h1>" + Html.escape(title) + "</h1>\n<p class=\"hint\">UniBiomed report, " + Html.escape(
				provenance.date().toString().replace('T', ' ').replace("Z", " UTC")) + ". " + HtmlPage.WARNING + "</p></header>\n");
			writer.write("<section class=\"talk\">\n<p class=\"question\"><span>Question</span>" + Html.escape(provenance.prompt()) +
				"</p>\n<p class=\"answer\"><span>Answer</span>" + answer(results, answer) + "</p>\n</section>\n");
			writer.write("<section>\n" + new HtmlFigures(results, frames).html() + "</section>\n");
			writer.write(Html.section("Findings", findings(results)));
			writer.write(Html.section("Where this comes from", provenance(provenance)));
			writer.write(HtmlPage.end());
		});
	}

	private static String answer(final Results results, final String answer) {
		final List<Integer> known = results.findings().stream().map(row -> row.finding().index()).distinct().toList();
		final StringBuilder html = new StringBuilder();
		for (final AnswerText.Piece piece : AnswerText.pieces(answer)) {
			final String words = Html.escape(piece.text());
			if (piece.finding() == 0) {
				html.append(words);
			}
			else if (known.contains(piece.finding())) {
				html.append("<a class=\"").append(words.isEmpty() ? "bare" : "phrase").append("\" href=\"#finding-").append(piece
					.finding()).append("\" style=\"").append(Html.colors(piece.finding())).append("\">").append(words.isEmpty() ? "" : words +
						" ").append(Html.badge(piece.finding())).append("</a>");
			}
			else {
				// An answer may end with a pointer that the model never drew.
				html.append(words).append(words.isEmpty() ? "[" : " [").append(piece.finding()).append(']');
			}
		}
		return html.toString();
	}

	private static String findings(final Results results) {
		if (results.findings().isEmpty()) {
			return "<p>The answer points at nothing in the image.</p>\n";
		}
		return new HtmlTable(results).html() +
			"<p class=\"hint\"><b>Mean probability</b>: how sure the model is of the pixels inside the outline, 0.5 to 1. " +
			"<b>Predicted IoU</b>: its own estimate of how well the outline overlaps the true one, 0 to 1. " +
			"<b>Object score</b>: above 0, the model believes that the object is in the image at all. " +
			"None of them says whether the name is right.</p>\n";
	}

	private static String provenance(final Provenance provenance) {
		return provenance.toMap().entrySet().stream().map(fact -> "<dt>" + FACTS.get(fact.getKey()) + "</dt><dd" + (fact.getKey()
			.endsWith("sha256") ? " class=\"sum\">" : ">") + (fact.getValue().isBlank() ? "–" : Html.escape(fact.getValue())) +
			"</dd>\n").collect(Collectors.joining("", "<dl>\n", "</dl>\n"));
	}
}

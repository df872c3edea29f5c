package sc.fiji.unibiomed.findings.export;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

	private static final String STYLE = "report.css";
	/** Browsers refuse whatever is not in the file itself. */
	private static final String POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

	private static final String WARNING = "Research software. Not for diagnostic use.";

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
		final String style = style();
		AtomicFile.writeText(file, writer -> {
			final Provenance provenance = results.provenance();
			final String title = provenance.imageName().isBlank() ? "Image" : provenance.imageName();
			writer.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
				"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
				"<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n<title>" + Html.escape(title) +
				" – UniBiomed report</title>\n<style>\n" + style + "</style>\n</head>\n<body>\n<main>\n");
			writer.write("<header><h1>" + Html.escape(title) + "</h1>\n<p class=\"hint\">UniBiomed report, " + Html.escape(
				provenance.date().toString().replace('T', ' ').replace("Z", " UTC")) + ". " + WARNING + "</p></header>\n");
			writer.write("<section class=\"talk\">\n<p class=\"question\"><span>Question</span>" + Html.escape(provenance.prompt()) +
				"</p>\n<p class=\"answer\"><span>Answer</span>" + answer(results, answer) + "</p>\n</section>\n");
			writer.write("<section>\n" + new HtmlFigures(results, frames).html() + "</section>\n");
			writer.write(Html.section("Findings", findings(results)));
			writer.write(Html.section("Where this comes from", provenance(provenance)));
			writer.write("<footer>" + WARNING + "</footer>\n</main>\n</body>\n</html>\n");
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

	private static String style() throws IOException {
		try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
			if (in == null) {
				throw new FileNotFoundException("The style of reports, " + STYLE + ", is missing from this installation.");
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}

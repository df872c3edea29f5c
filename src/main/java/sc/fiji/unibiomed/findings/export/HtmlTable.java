package sc.fiji.unibiomed.findings.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.findings.MaskShape;

/**
 * The findings as a table of a report. Columns in which no row has anything to say are left out, and the
 * names of regions where they only repeat number and phrase.
 */
final class HtmlTable {

	/** A column: its heading, whether it holds numbers, and the HTML of a cell. */
	private record Part(String heading, boolean numbers, Function<MeasuredFinding, String> cell) {
	}

	private final Results results;
	private final List<Part> parts = new ArrayList<>();

	HtmlTable(final Results results) {
		this.results = results;
		final String unit = unit(results.calibration());
		parts.add(new Part("", false, row -> Html.badge(row.finding().index())));
		parts.add(new Part("Finding", false, row -> Html.escape(row.finding().phrase())));
		addWhere(row -> !position(row, results).isEmpty(), new Part("Position", false, row -> Html.escape(position(row,
			results))));
		parts.add(new Part("Area (" + unit + "²)", true, row -> Numbers.brief(results.calibration().area(row.mask().shape()
			.pixels()))));
		parts.add(new Part("% of image", true, row -> Numbers.brief(row.percentOfImage())));
		parts.add(new Part("Centre x, y (" + unit + ")", true, this::centre));
		parts.add(new Part("Bounding box (px)", true, HtmlTable::box));
		addWhere(row -> !Double.isNaN(row.intensity().mean()), new Part("Intensity, mean (min to max)", true,
			HtmlTable::intensity));
		parts.add(new Part("Mean probability", true, row -> Numbers.brief(row.mask().meanProbability())));
		parts.add(new Part("Predicted IoU", true, row -> Numbers.brief(row.mask().predictedIou())));
		parts.add(new Part("Object score", true, row -> Numbers.brief(row.mask().objectScore())));
		addWhere(row -> !row.regionName().equals(row.finding().index() + " " + row.finding().phrase()), new Part("Region", false,
			row -> Html.escape(row.regionName())));
		parts.add(new Part("Status", false, row -> row.review().status().label()));
		addWhere(row -> !row.review().note().isBlank(), new Part("Note", false, row -> Html.escape(row.review().note())));
	}

	private void addWhere(final Predicate<MeasuredFinding> says, final Part part) {
		if (results.findings().stream().anyMatch(says)) {
			parts.add(part);
		}
	}

	/** The unit of length for people. */
	static String unit(final Calibration calibration) {
		return Html.escape(calibration.unit().matches("pixels?") ? "px" : calibration.unit());
	}

	/** Where in the image a row is, such as "slice 3, time 2"; empty for a single image. */
	static String position(final MeasuredFinding row, final Results results) {
		final List<String> words = new ArrayList<>();
		if (row.channel() > 0) {
			words.add("channel " + row.channel());
		}
		if (row.slice() > 0) {
			words.add("slice " + row.slice());
		}
		if (row.time() > 0) {
			words.add("time " + row.time());
		}
		if (words.isEmpty() && results.frameCount() > 1) {
			words.add("frame " + (row.frame() + 1));
		}
		return String.join(", ", words);
	}

	/** The table; the first row of each finding has the id {@code finding-k}. */
	String html() {
		final StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n<thead><tr>");
		for (final Part part : parts) {
			html.append(part.numbers ? "<th class=\"n\">" : "<th>").append(part.heading).append("</th>");
		}
		html.append("</tr></thead>\n<tbody>\n");
		final Set<Integer> seen = new HashSet<>();
		for (final MeasuredFinding row : results.findings()) {
			html.append("<tr");
			if (seen.add(row.finding().index())) {
				html.append(" id=\"finding-").append(row.finding().index()).append('"');
			}
			html.append(row.review().status() == Review.Status.REJECTED ? " class=\"rejected\">" : ">");
			for (final Part part : parts) {
				html.append(part.numbers ? "<td class=\"n\">" : "<td>").append(part.cell.apply(row)).append("</td>");
			}
			html.append("</tr>\n");
		}
		return html.append("</tbody></table></div>\n").toString();
	}

	private String centre(final MeasuredFinding row) {
		final MaskShape shape = row.mask().shape();
		final Calibration calibration = results.calibration();
		return row.isEmpty() ? "–" : Numbers.brief(shape.centroidX() * calibration.pixelWidth()) + ", " + Numbers.brief(shape
			.centroidY() * calibration.pixelHeight());
	}

	private static String box(final MeasuredFinding row) {
		final Bounds bounds = row.mask().shape().bounds();
		return row.isEmpty() ? "–" : bounds.width() + "×" + bounds.height() + " at " + bounds.x() + ", " + bounds.y();
	}

	private static String intensity(final MeasuredFinding row) {
		final Intensity intensity = row.intensity();
		return Double.isNaN(intensity.mean()) ? "–" : Numbers.brief(intensity.mean()) + " (" + Numbers.brief(intensity.min()) +
			" to " + Numbers.brief(intensity.max()) + ")";
	}
}

package sc.fiji.unibiomed.findings.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

import javax.imageio.ImageIO;

import sc.fiji.unibiomed.findings.MaskShape;
import sc.fiji.unibiomed.findings.OverlayPicture;
import sc.fiji.unibiomed.image.PillowBicubic;
import sc.fiji.unibiomed.image.RgbImage;

/** The frames of a report with the findings drawn over them, as data URIs. */
final class HtmlFigures {

	/** So that the report of a long stack stays a file that can be mailed. */
	static final int MAX_FRAMES = 12;
	/** Longest side of a figure in pixels. */
	static final int MAX_SIDE = 1024;

	/** A single figure fills this box, in CSS pixels, without changing its proportions. */
	private static final double BOX_WIDTH = 960;
	private static final double BOX_HEIGHT = 576;

	private final Results results;
	private final IntFunction<RgbImage> frames;

	/** @param frames the picture's frames, asked only for those that are shown */
	HtmlFigures(final Results results, final IntFunction<RgbImage> frames) {
		this.results = results;
		this.frames = frames;
	}

	String html() throws IOException {
		final List<Integer> withFindings = results.kept().stream().map(MeasuredFinding::frame).distinct().sorted().toList();
		if (withFindings.isEmpty()) {
			return "<div class=\"figures\">\n" + figure(0, List.of()) + "</div>\n";
		}
		final List<Integer> shown = evenly(withFindings);
		final StringBuilder html = new StringBuilder("<div class=\"figures" + (shown.size() > 1 ? " many" : "") + "\">\n");
		for (final int frame : shown) {
			html.append(figure(frame, results.kept().stream().filter(row -> row.frame() == frame).toList()));
		}
		html.append("</div>\n");
		if (shown.size() < withFindings.size()) {
			html.append("<p class=\"hint\">").append(shown.size()).append(" of the ").append(withFindings.size()).append(
				" frames with findings are shown; the table lists all.</p>\n");
		}
		return html.toString();
	}

	/** At most {@link #MAX_FRAMES} of the frames, the first and the last among them. */
	static List<Integer> evenly(final List<Integer> all) {
		if (all.size() <= MAX_FRAMES) {
			return all;
		}
		final List<Integer> some = new ArrayList<>();
		for (int i = 0; i < MAX_FRAMES; i++) {
			some.add(all.get(Math.round(i * (all.size() - 1) / (float) (MAX_FRAMES - 1))));
		}
		return some;
	}

	private String figure(final int frame, final List<MeasuredFinding> rows) throws IOException {
		final RgbImage drawn = OverlayPicture.draw(frames.apply(frame), rows.stream().map(MeasuredFinding::finding).toList(),
			frame);
		final StringBuilder html = new StringBuilder("<figure>\n<div class=\"picture\" style=\"--w:").append(Math.max(1, Math
			.round(results.width() * Math.min(BOX_WIDTH / results.width(), BOX_HEIGHT / results.height())))).append("px\">");
		html.append(image(drawn, results.provenance().imageName() + (rows.isEmpty() ? "" : " with findings outlined")));
		for (final MeasuredFinding row : rows) {
			html.append(label(row));
		}
		html.append("</div>\n<figcaption>");
		final String position = rows.isEmpty() ? "" : HtmlTable.position(rows.get(0), results);
		if (!position.isEmpty()) {
			html.append("<b>").append(Html.escape(position)).append("</b> ");
		}
		for (final MeasuredFinding row : rows) {
			html.append("<span class=\"key\">").append(Html.badge(row.finding().index())).append(' ').append(Html.escape(row
				.finding().phrase())).append("</span> ");
		}
		return html.append("</figcaption>\n</figure>\n").toString();
	}

	/** The number of a finding at the centre of its mask; in percent, so that it stays there at every size. */
	private String label(final MeasuredFinding row) {
		final MaskShape shape = row.mask().shape();
		return String.format(Locale.ROOT, "<a class=\"badge label\" href=\"#finding-%d\" style=\"%s;left:%.2f%%;top:%.2f%%\">%d</a>",
			row.finding().index(), Html.colors(row.finding().index()), 100 * shape.centroidX() / results.width(), 100 * shape
				.centroidY() / results.height(), row.finding().index());
	}

	/** A picture that is part of the file, at most {@link #MAX_SIDE} pixels wide and high. */
	static String image(final RgbImage picture, final String description) throws IOException {
		return "<img alt=\"" + Html.escape(description) + "\" src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(
			png(smaller(picture))) + "\">";
	}

	private static RgbImage smaller(final RgbImage image) {
		final double scale = (double) MAX_SIDE / Math.max(image.width(), image.height());
		return scale >= 1 ? image : PillowBicubic.resize(image, (int) Math.max(1, Math.round(image.width() * scale)), (int) Math
			.max(1, Math.round(image.height() * scale)));
	}

	private static byte[] png(final RgbImage image) throws IOException {
		final BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
		final byte[] p = image.pixels();
		for (int i = 0; i < image.width() * image.height(); i++) {
			picture.setRGB(i % image.width(), i / image.width(), (p[3 * i] & 0xff) << 16 | (p[3 * i + 1] & 0xff) << 8 | p[3 * i +
				2] & 0xff);
		}
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(picture, "png", out);
		return out.toByteArray();
	}
}

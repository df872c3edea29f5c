/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.findings.html;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.findings.OverlayPicture;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.ReportPicture;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.MaskCanvas;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.resize.PillowBicubic;

/** The frames of a report with the findings drawn over them, as data URIs. */
final class HtmlFigures {

	/** Longest side of a figure in pixels. */
	static final int MAX_SIDE = ReportPicture.MAX_SIDE;

	/** A single figure fills this box, in CSS pixels, without changing its proportions. */
	private static final double BOX_WIDTH = 960;
	private static final double BOX_HEIGHT = 576;
	/** More numbers than these would hide the objects that they stand for. */
	private static final int MOST_LABELS = 25;

	private final Results results;

	HtmlFigures(final Results results) {
		this.results = results;
	}

	String html() throws IOException {
		final List<ReportPicture> pictures = results.image().pictures();
		final List<Integer> withFindings = results.kept().stream().map(MeasuredFinding::frame).distinct().toList();
		final List<ReportPicture> shown = pictures.stream().filter(picture -> withFindings.contains(picture.frame()))
			.toList();
		if (shown.isEmpty()) {
			return pictures.isEmpty()
				? "<p class=\"hint\">There is no picture of the image.</p>\n"
				: "<div class=\"figures\">\n" + figure(pictures.get(0), List.of()) + "</div>\n";
		}
		final StringBuilder html = new StringBuilder(
			"<div class=\"figures" + (shown.size() > 1 ? " many" : "") + "\">\n");
		for (final ReportPicture picture : shown) {
			html.append(
				figure(picture, results.kept().stream().filter(row -> row.frame() == picture.frame()).toList()));
		}
		html.append("</div>\n");
		if (shown.size() < withFindings.size()) {
			html.append("<p class=\"hint\">").append(shown.size()).append(" of the ").append(withFindings.size())
				.append(" frames with findings are shown; the table lists all.</p>\n");
		}
		return html.toString();
	}

	private String figure(final ReportPicture picture, final List<MeasuredFinding> rows) throws IOException {
		final RgbImage drawn = OverlayPicture.draw(picture.image(), picture.factor(),
			byFinding(rows).values().stream().map(each -> outlined(each, picture.frame())).toList(), picture.frame());
		final StringBuilder html = new StringBuilder("<figure>\n<div class=\"picture\" style=\"--w:")
			.append(Math.max(1,
				Math.round(results.width() * Math.min(BOX_WIDTH / results.width(), BOX_HEIGHT / results.height()))))
			.append("px\">");
		html.append(image(drawn, results.provenance().imageName() + (rows.isEmpty() ? "" : " with findings outlined")));
		for (final List<MeasuredFinding> finding : byFinding(rows).values()) {
			if (finding.size() <= MOST_LABELS) {
				finding.forEach(row -> html.append(label(row)));
			}
		}
		html.append("</div>\n<figcaption>");
		final String position = rows.isEmpty() ? "" : HtmlTable.position(rows.get(0), results);
		if (!position.isEmpty()) {
			html.append("<b>").append(Html.escape(position)).append("</b> ");
		}
		for (final List<MeasuredFinding> finding : byFinding(rows).values()) {
			final MeasuredFinding row = finding.get(0);
			html.append("<span class=\"key\">").append(Html.badge(row.finding().index())).append(' ')
				.append(Html.escape(row.finding().phrase()))
				.append(row.object() == 0
					? ""
					: " (" + finding.size() + (finding.size() == 1 ? " object" : " objects") + ")")
				.append("</span> ");
		}
		return html.append("</figcaption>\n</figure>\n").toString();
	}

	/** The rows of each finding; objects of a finding are several. */
	private static Map<Integer, List<MeasuredFinding>> byFinding(final List<MeasuredFinding> rows) {
		return rows.stream()
			.collect(Collectors.groupingBy(row -> row.finding().index(), LinkedHashMap::new, Collectors.toList()));
	}

	/** What is shown of a finding in a frame: without objects that are too small or were rejected. */
	private static Finding outlined(final List<MeasuredFinding> rows, final int frame) {
		final Finding finding = rows.get(0).finding();
		final MaskCanvas canvas = new MaskCanvas(rows.get(0).mask().mask().width(), rows.get(0).mask().mask().height());
		rows.forEach(row -> canvas.add(row.mask().mask(), 0, 0));
		final List<FindingMask> frames = new ArrayList<>(finding.frames());
		frames.set(frame, FindingMask.unrated(canvas.toMask()));
		return finding.with(frames);
	}

	/** The number of a finding or object at the centre of its mask; in percent, so that it stays there at any size. */
	private String label(final MeasuredFinding row) {
		final MaskExtent shape = row.mask().shape();
		return String.format(Locale.ROOT,
			"<a class=\"badge label\" href=\"#finding-%d\" style=\"%s;left:%.2f%%;top:%.2f%%\">%d</a>",
			row.finding().index(), Html.colors(row.finding().index()), 100 * shape.centroidX() / results.width(),
			100 * shape.centroidY() / results.height(), row.object() == 0 ? row.finding().index() : row.object());
	}

	/** A picture that is part of the file, at most {@link #MAX_SIDE} pixels wide and high. */
	static String image(final RgbImage picture, final String description) throws IOException {
		return "<img alt=\"" + Html.escape(description) + "\" src=\"data:image/png;base64," +
			Base64.getEncoder().encodeToString(png(smaller(picture))) + "\">";
	}

	private static RgbImage smaller(final RgbImage image) {
		final double scale = (double) MAX_SIDE / Math.max(image.width(), image.height());
		return scale >= 1
			? image
			: PillowBicubic.resize(image, (int) Math.max(1, Math.round(image.width() * scale)),
				(int) Math.max(1, Math.round(image.height() * scale)));
	}

	private static byte[] png(final RgbImage image) throws IOException {
		final BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
		final byte[] p = image.pixels();
		for (int i = 0; i < image.width() * image.height(); i++) {
			picture.setRGB(i % image.width(), i / image.width(),
				(p[3 * i] & 0xff) << 16 | (p[3 * i + 1] & 0xff) << 8 | p[3 * i + 2] & 0xff);
		}
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(picture, "png", out);
		return out.toByteArray();
	}
}

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
package sc.fiji.unibiomed.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingColor;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.findings.measure.Measure;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;

/** Findings as a table for a terminal. */
public final class TerminalTable {

	private static final List<String> HEADER = List.of(heading(MeasureColumns.FINDING), heading(MeasureColumns.PHRASE),
		heading(MeasureColumns.CHECK), heading(MeasureColumns.AREA_PIXELS), heading(MeasureColumns.PERCENT), "centre",
		heading(MeasureColumns.CONFIDENCE), "colour");

	private TerminalTable() {}

	/** As it stands within a line, without a capital. */
	private static String heading(final Measure measure) {
		return Character.toLowerCase(measure.heading().charAt(0)) + measure.heading().substring(1);
	}

	/** Lines without line ends; none without findings. */
	public static List<String> lines(final List<Finding> findings) {
		if (findings.isEmpty()) {
			return List.of();
		}
		final List<List<String>> rows = new ArrayList<>();
		rows.add(HEADER);
		findings.forEach(finding -> rows.add(row(finding)));
		final int[] widths = new int[HEADER.size()];
		for (final List<String> row : rows) {
			for (int c = 0; c < widths.length; c++) {
				widths[c] = Math.max(widths[c], row.get(c).length());
			}
		}
		return rows.stream().map(row -> line(row, widths)).toList();
	}

	private static List<String> row(final Finding finding) {
		final String check = finding.check().isKnown() ? finding.check().verdict().label() : "–";
		return List.of(Integer.toString(finding.index()), finding.phrase(), check,
			number("%.0f", MeasureColumns.AREA_PIXELS.of(finding)), number("%.2f", MeasureColumns.PERCENT.of(finding)),
			centre(finding), number("%.3f", MeasureColumns.CONFIDENCE.of(finding)),
			finding.check().isAbsent() ? "–" : FindingColor.of(finding.index()).label());
	}

	private static String centre(final Finding finding) {
		if (finding.frames().size() > 1 && finding.pixels() > 0) {
			final long found = finding.frames().stream().filter(f -> f.shape().pixels() > 0).count();
			return found + " of " + finding.frames().size() + " frames";
		}
		final MaskExtent shape = finding.frames().get(0).shape();
		return shape.pixels() == 0 ? "–" : number("%.0f", shape.centroidX()) + ", " + number("%.0f", shape.centroidY());
	}

	private static String number(final String format, final Number value) {
		return Double.isNaN(value.doubleValue()) ? "–" : String.format(Locale.ROOT, format, value.doubleValue());
	}

	/** Words to the left, numbers to the right. */
	private static String line(final List<String> row, final int[] widths) {
		final StringBuilder line = new StringBuilder();
		for (int c = 0; c < widths.length; c++) {
			final boolean words = c == 1 || c == 2 || c == widths.length - 1;
			final String padding = " ".repeat(widths[c] - row.get(c).length());
			line.append(c == 0 ? "" : "  ").append(words ? row.get(c) + padding : padding + row.get(c));
		}
		return line.toString().stripTrailing();
	}
}

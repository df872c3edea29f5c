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
package sc.fiji.unibiomed.imagej.result;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.scijava.plugin.Plugin;

import ij.gui.Roi;
import ij.io.RoiEncoder;
import sc.fiji.unibiomed.findings.export.AsciiLine;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Provenance;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.imagej.image.MaskToRoi;
import sc.fiji.unibiomed.util.AtomicFile;

/**
 * Findings as ImageJ's set of regions: a zip of {@code name.roi} entries, which the ROI Manager opens. Needs no
 * display.
 * <p>
 * Each region has its position in the image, its finding's colour, and as properties {@code finding}, {@code phrase},
 * {@code status}, {@code note} and the facts of {@link sc.fiji.unibiomed.findings.measure.Provenance#toMap()}; where
 * objects were told apart, {@code object} as well.
 * Findings without pixels in a frame are left out, as ImageJ has no empty regions; rejected ones are there, with their
 * status.
 */
@Plugin(type = FindingsExporter.class, priority = 200)
public final class RoiZip implements FindingsExporter {

	private static final int MAX_NAME = 100;

	@Override
	public String key() {
		return "rois";
	}

	@Override
	public String label() {
		return "ROI set";
	}

	@Override
	public String description() {
		return "a zip of regions that the ROI Manager opens";
	}

	@Override
	public String ending() {
		return "-rois.zip";
	}

	/**
	 * Writes the file; with no findings, an empty zip.
	 *
	 * @throws IOException if the file cannot be written; then an older one stays as it is
	 */
	@Override
	public void write(final Results results, final Path file) throws IOException {
		AtomicFile.writeBytes(file, out -> {
			final ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
			final Set<String> names = new HashSet<>();
			for (final MeasuredFinding row : results.findings()) {
				final Roi roi = row.isEmpty()
					? null
					: MaskToRoi.of(row.mask().mask(), unique(row.regionName(), names), row.finding().index());
				if (roi != null) {
					setPosition(roi, row, results.facts().size());
					setProperties(roi, row, results);
					zip.putNextEntry(entry(roi.getName() + ".roi", results.provenance()));
					final BufferedOutputStream buffer = new BufferedOutputStream(zip);
					new RoiEncoder(buffer).write(roi);
					buffer.flush();
					zip.closeEntry();
				}
			}
			zip.finish();
		});
	}

	/** An entry of the answer's own time: the same findings always give the same bytes. */
	private static ZipEntry entry(final String name, final Provenance provenance) {
		final ZipEntry entry = new ZipEntry(name);
		entry.setTimeLocal(LocalDateTime.ofInstant(provenance.date(), ZoneOffset.UTC));
		return entry;
	}

	/**
	 * As ImageJ does: regions of a single plane have no position, those of plain stacks know slices only, and positions
	 * of hyperstacks have three numbers, of which 0 means all.
	 */
	private static void setPosition(final Roi roi, final MeasuredFinding row, final Dimensions size) {
		if (size.channels() > 1 && (row.channel() > 0 || !size.isSinglePlane()) ||
			size.slices() > 1 && size.times() > 1)
		{
			roi.setPosition(row.channel(), row.slice(), row.time());
		}
		else if (!size.isSinglePlane()) {
			roi.setPosition(Math.max(row.slice(), row.time()));
		}
	}

	/**
	 * ImageJ writes properties as they are, one a line, but reads them as {@link java.util.Properties} in Latin-1:
	 * without escapes, backslashes vanish and letters beyond ASCII are garbled.
	 */
	private static void setProperties(final Roi roi, final MeasuredFinding row, final Results results) {
		roi.setProperty("finding", Integer.toString(row.finding().index()));
		if (row.object() > 0) {
			roi.setProperty("object", Integer.toString(row.object()));
		}
		roi.setProperty("phrase", AsciiLine.of(row.finding().phrase()));
		roi.setProperty("status", row.review().status().label());
		roi.setProperty("note", AsciiLine.of(row.review().note()));
		for (final Map.Entry<String, String> fact : results.provenance().toMap().entrySet()) {
			roi.setProperty(fact.getKey(), AsciiLine.of(fact.getValue()));
		}
	}

	/** A name that every file system takes, with a number behind it where it is taken, as the ROI Manager does. */
	private static String unique(final String name, final Set<String> taken) {
		final String clean = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
		final String base = clean.isEmpty() ? "finding" : clean.substring(0, Math.min(MAX_NAME, clean.length()));
		String unique = base;
		// Case does not tell files apart everywhere.
		for (int i = 1; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
			unique = base + "-" + i;
		}
		return unique;
	}
}

package sc.fiji.unibiomed.findings.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Findings as comma-separated values: RFC 4180, UTF-8 without byte order mark, decimal points, one row per finding and
 * frame. What is unknown is an empty cell.
 * <p>
 * Columns: {@code finding, phrase, region, channel, slice, time, area, area_pixels, percent_of_image, centroid_x, centroid_y,
 * unit, bbox_x, bbox_y, bbox_width, bbox_height, mean_intensity, min_intensity, max_intensity, predicted_iou, object_score,
 * mean_probability, status, note, volume} and then those of {@link Provenance#toMap()}, which are the same in every row: comment lines
 * above the header would be neater, but most readers of such files trip over them, and rows of several files stay apart
 * when they are put into one table.
 */
public final class CsvExport {

	private CsvExport() {
	}

	/**
	 * Writes the table; with no findings, the header only.
	 *
	 * @throws IOException if the file cannot be written; then an older one stays as it is
	 */
	public static void write(final Results results, final Path file) throws IOException {
		AtomicFile.writeText(file, writer -> {
			final CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
			printer.printRecord(header(results.provenance()));
			for (final MeasuredFinding row : results.findings()) {
				printer.printRecord(cells(row, results));
			}
			printer.flush();
		});
	}

	private static List<String> header(final Provenance provenance) {
		final List<String> names = new ArrayList<>();
		for (final Column column : Column.values()) {
			names.add(column.header());
		}
		names.addAll(provenance.toMap().keySet());
		return names;
	}

	private static List<String> cells(final MeasuredFinding row, final Results results) {
		final List<String> cells = new ArrayList<>();
		for (final Column column : Column.values()) {
			final Object value = column.value(row, results);
			cells.add(value instanceof Number number ? Numbers.plain(number.doubleValue()) : value.toString());
		}
		cells.addAll(results.provenance().toMap().values());
		return cells;
	}
}

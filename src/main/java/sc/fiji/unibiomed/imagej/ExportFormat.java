package sc.fiji.unibiomed.imagej;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import sc.fiji.unibiomed.findings.export.CocoExport;
import sc.fiji.unibiomed.findings.export.CsvExport;
import sc.fiji.unibiomed.findings.export.GeoJsonExport;
import sc.fiji.unibiomed.findings.export.HtmlReport;
import sc.fiji.unibiomed.findings.export.LabelImageExport;

/** The files that the findings of an answer can be saved as. */
public enum ExportFormat {

	/** A table, one row per region. */
	CSV("CSV table", "-findings.csv", (answer, rows, file) -> CsvExport.write(AnswerResults.of(answer, rows), file)),
	/** Outlines that QuPath imports. */
	GEOJSON("GeoJSON for QuPath", "-findings.geojson", (answer, rows, file) -> GeoJsonExport.write(AnswerResults.of(answer,
		rows), file)),
	/** Annotations for training. */
	COCO("COCO annotations", "-coco.json", (answer, rows, file) -> CocoExport.write(AnswerResults.of(answer, rows), file)),
	/** An image whose pixel values are the numbers of findings, or of objects where findings were taken apart. */
	LABELS("Label image", "-labels.tif", (answer, rows, file) -> LabelImageExport.write(AnswerResults.ofObjects(answer,
		rows), file)),
	/** Regions that the ROI Manager opens. */
	ROIS("ROI set", "-rois.zip", (answer, rows, file) -> RoiZip.write(AnswerResults.of(answer, rows), file)),
	/** A page for people. */
	HTML("HTML report", "-report.html", ExportFormat::writeReport);

	/** Writes one kind of file. */
	private interface Writer {

		void write(ImageAnswer answer, List<FindingRow> rows, Path file) throws IOException;
	}

	private final String label;
	private final String ending;
	private final Writer writer;

	ExportFormat(final String label, final String ending, final Writer writer) {
		this.label = label;
		this.ending = ending;
		this.writer = writer;
	}

	private static void writeReport(final ImageAnswer answer, final List<FindingRow> rows, final Path file)
		throws IOException
	{
		if (answer.image().getProcessor() == null) {
			throw new IOException("The report shows the image, but '" + answer.image().getTitle() +
				"' is closed. Open it and ask again, or choose another format.");
		}
		HtmlReport.write(AnswerResults.of(answer, rows), answer.answer().text(), frame -> DisplayedPlane.of(answer.image(), answer
			.positions().get(frame)), file);
	}

	/** For menus. */
	public String label() {
		return label;
	}

	/** File name extension without the point. */
	public String extension() {
		return ending.substring(ending.lastIndexOf('.') + 1);
	}

	/** A name for the file, made of the image's title. */
	public String fileName(final ImageAnswer answer) {
		final String title = answer.image().getTitle().replaceAll("\\.[A-Za-z0-9]{1,5}$", "").replaceAll(
			"[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
		return (title.isEmpty() ? "image" : title) + ending;
	}

	/**
	 * Writes the file.
	 *
	 * @param rows of the answer; those of other answers are left out
	 * @throws IOException if the file cannot be written, with a message for people; then an older one stays as it is
	 * @throws IllegalArgumentException if there is nothing to write
	 */
	public void write(final ImageAnswer answer, final List<FindingRow> rows, final Path file) throws IOException {
		writer.write(answer, rows, file);
	}
}

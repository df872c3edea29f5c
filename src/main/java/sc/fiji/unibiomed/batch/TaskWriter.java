package sc.fiji.unibiomed.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.findings.OverlayPicture;
import sc.fiji.unibiomed.findings.export.CocoExport;
import sc.fiji.unibiomed.findings.export.CsvExport;
import sc.fiji.unibiomed.findings.export.GeoJsonExport;
import sc.fiji.unibiomed.findings.measure.AskedImage;
import sc.fiji.unibiomed.findings.measure.BatchOrigin;
import sc.fiji.unibiomed.findings.measure.Provenance;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.PillowBicubic;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.task.AnswerFiles;
import sc.fiji.unibiomed.interpret.task.PictureChecksum;
import sc.fiji.unibiomed.interpret.task.PictureFacts;
import sc.fiji.unibiomed.runtime.LoadedModel;

/** Writes the files of a task: those of a single interpretation, its findings for other software, and a thumbnail. */
final class TaskWriter {

	static final String CSV = "findings.csv";
	static final String GEOJSON = "findings.geojson";
	static final String COCO = "findings-coco.json";
	static final String THUMBNAIL = "thumbnail.png";

	private static final int THUMBNAIL_SIDE = 240;

	private final LoadedModel model;

	TaskWriter(final LoadedModel model) {
		this.model = model;
	}

	/**
	 * Writes all files into a folder.
	 *
	 * @throws IOException if one cannot be written
	 */
	void write(final AnsweredTask answered, final Path folder) throws IOException {
		final Picture picture = answered.task().question().picture().orElseThrow();
		final Results results = results(answered, picture);
		new CsvExport().write(results, folder.resolve(CSV));
		new GeoJsonExport().write(results, folder.resolve(GEOJSON));
		new CocoExport().write(results, folder.resolve(COCO));
		// Drawn once: a whole slide is read for it.
		final RgbImage overlay = AnswerFiles.overlay(answered.answer(), picture);
		OverlayPicture.writePng(thumbnail(overlay), folder.resolve(THUMBNAIL));
		AnswerFiles.write(answered.answer(), Optional.of(picture), () -> overlay, answered.task().asking(), model, answered.beginNanos(),
			folder::resolve);
	}

	private Results results(final AnsweredTask answered, final Picture picture) throws CheckpointException {
		final BatchEntry entry = answered.task().entry();
		final String version = TaskWriter.class.getPackage().getImplementationVersion();
		final Provenance provenance = new Provenance(model.checkpoint().name(), model.checkpoint().sha256(), "batch", entry.prompt(),
			model.options().precision().label(), model.options().device().label(), "UniBiomed for Fiji " + (version == null
				? "(development build)" : version), Instant.now(), entry.image(), PictureChecksum.of(picture), "page " + entry.plane() + ", " +
					answered.task().asking().framesAsked());
		final AskedImage image = PictureFacts.of(entry.file().getFileName().toString(), picture, List.of());
		final BatchOrigin batch = new BatchOrigin(entry.plane().toString(), answered.task().id(), BatchFolder.TASKS + "/" +
			BatchFolder.name(entry, answered.task().id()));
		return new Results(provenance, image, answered.answer().text(), batch, Results.rows(answered.answer().findings(),
			image));
	}

	private static RgbImage thumbnail(final RgbImage image) {
		final double scale = (double) THUMBNAIL_SIDE / Math.max(image.width(), image.height());
		return scale >= 1 ? image : PillowBicubic.resize(image, side(image.width(), scale), side(image.height(), scale));
	}

	private static int side(final int pixels, final double scale) {
		return (int) Math.max(1, Math.round(pixels * scale));
	}
}

package sc.fiji.unibiomed.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.findings.OverlayPicture;
import sc.fiji.unibiomed.findings.export.Calibration;
import sc.fiji.unibiomed.findings.export.CocoExport;
import sc.fiji.unibiomed.findings.export.CsvExport;
import sc.fiji.unibiomed.findings.export.GeoJsonExport;
import sc.fiji.unibiomed.findings.export.Provenance;
import sc.fiji.unibiomed.findings.export.Results;
import sc.fiji.unibiomed.image.PillowBicubic;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.task.AnswerFiles;
import sc.fiji.unibiomed.interpret.task.PictureChecksum;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.task.FileAnswer;

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
		final ImageQuestion question = answered.task().question();
		final Picture picture = question.shown().picture();
		final Results results = results(answered, picture);
		CsvExport.write(results, folder.resolve(CSV));
		GeoJsonExport.write(results, question.shown().image().fullX(), question.shown().image().fullY(), folder.resolve(GEOJSON));
		CocoExport.write(results, folder.resolve(COCO));
		// Drawn once: a whole slide is read for it.
		final RgbImage overlay = AnswerFiles.overlay(answered.reply().answer(), picture);
		OverlayPicture.writePng(thumbnail(overlay), folder.resolve(THUMBNAIL));
		AnswerFiles.write(new FileAnswer(question, answered.reply(), model, answered.beginNanos()), () -> overlay, folder::resolve);
	}

	private Results results(final AnsweredTask answered, final Picture picture) throws CheckpointException {
		final BatchEntry entry = answered.task().entry();
		final ImageQuestion question = answered.task().question();
		final String version = TaskWriter.class.getPackage().getImplementationVersion();
		final Provenance provenance = new Provenance(model.checkpoint().name(), model.checkpoint().sha256(), question.task().task()
			.label(), question.prompt(), model.options().precision().label(), model.options().device().label(),
			"UniBiomed for Fiji " + (version == null ? "(development build)" : version), Instant.now(), entry.image(),
			PictureChecksum.of(picture), question.shown().description());
		final PixelSpacing spacing = question.shown().image().facts().spacing();
		return new Results(provenance, new Calibration(spacing.width(), spacing.height(), spacing.unit()), picture.width(), picture
			.height(), picture.frameCount(), Results.rows(answered.reply().answer().findings()));
	}

	private static RgbImage thumbnail(final RgbImage image) {
		final double scale = (double) THUMBNAIL_SIDE / Math.max(image.width(), image.height());
		return scale >= 1 ? image : PillowBicubic.resize(image, side(image.width(), scale), side(image.height(), scale));
	}

	private static int side(final int pixels, final double scale) {
		return (int) Math.max(1, Math.round(pixels * scale));
	}
}

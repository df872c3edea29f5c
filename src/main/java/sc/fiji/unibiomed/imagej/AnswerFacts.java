package sc.fiji.unibiomed.imagej;

import java.time.Instant;

import sc.fiji.unibiomed.findings.export.ImageChecksum;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.runtime.LoadedModel;

/**
 * What must be noted when an answer arrives, as later nobody can tell: images are closed, and their contrast is changed.
 *
 * @param date when the answer came
 * @param imageSha256 of the planes as the model saw them, see {@link ImageChecksum}
 * @param input how the image was shown to the model, in words: planes, modality, intensities; may be empty
 * @param device what the networks ran on, such as {@code cuda:0}, whatever was asked for
 */
public record AnswerFacts(Instant date, String imageSha256, String input, String device) {

	/** Rows of a large image that are rendered at a time. */
	private static final int STRIP = 256;

	/** Notes them now. */
	static AnswerFacts of(final Picture picture, final String input, final LoadedModel model) {
		final ImageChecksum checksum = new ImageChecksum();
		for (int frame = 0; frame < picture.frameCount(); frame++) {
			checksum.begin(picture.width(), picture.height());
			for (int y = 0; y < picture.height(); y += STRIP) {
				checksum.rows(picture.part(frame, new Bounds(0, y, picture.width(), Math.min(STRIP, picture.height() - y))));
			}
		}
		return new AnswerFacts(Instant.now(), checksum.hex(), input, model.options().device().label());
	}
}

package sc.fiji.unibiomed.imagej;

import java.time.Instant;

import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.task.PictureChecksum;
import sc.fiji.unibiomed.runtime.LoadedModel;

/**
 * What must be noted when an answer arrives, as later nobody can tell: images are closed, and their contrast is changed.
 *
 * @param date when the answer came
 * @param imageSha256 of the planes as the model saw them, see
 *          {@link PictureChecksum}
 * @param input how the image was shown to the model, in words: planes, modality, intensities; may be empty
 * @param device what the networks ran on, such as {@code cuda:0}, whatever was asked for
 */
public record AnswerFacts(Instant date, String imageSha256, String input, String device) {

	/** Notes them now. */
	static AnswerFacts of(final Picture picture, final String input, final LoadedModel model) {
		return new AnswerFacts(Instant.now(), PictureChecksum.of(picture), input, model.options().device().label());
	}
}

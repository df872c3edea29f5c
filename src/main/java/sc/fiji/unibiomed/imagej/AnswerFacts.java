package sc.fiji.unibiomed.imagej;

import java.time.Instant;

import sc.fiji.unibiomed.findings.export.ImageChecksum;

/**
 * What must be noted when an answer arrives, as later nobody can tell: images are closed, and their contrast is changed.
 *
 * @param date when the answer came
 * @param imageSha256 of the planes as the model saw them, see {@link ImageChecksum}; empty when the image was closed
 *          meanwhile
 */
public record AnswerFacts(Instant date, String imageSha256) {

	/** Notes them now. */
	static AnswerFacts of(final ImageAnswer answer) {
		if (answer.image().getProcessor() == null) {
			return new AnswerFacts(Instant.now(), "");
		}
		final ImageChecksum checksum = new ImageChecksum();
		answer.positions().forEach(position -> checksum.add(DisplayedPlane.of(answer.image(), position)));
		return new AnswerFacts(Instant.now(), checksum.hex());
	}
}

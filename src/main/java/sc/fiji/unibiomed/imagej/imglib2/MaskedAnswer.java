package sc.fiji.unibiomed.imagej.imglib2;

import java.util.List;

import sc.fiji.unibiomed.interpret.Interpretation;

/**
 * The answer to a question about an ImgLib2 image.
 *
 * @param text as people read it
 * @param findings what it points at
 */
public record MaskedAnswer(String text, List<MaskedFinding> findings) {

	public MaskedAnswer {
		findings = List.copyOf(findings);
	}

	/** An answer with its masks as ImgLib2 images. */
	public static MaskedAnswer of(final Interpretation answer) {
		return new MaskedAnswer(answer.plainText(), MaskedFinding.of(answer.findings()));
	}
}

package sc.fiji.unibiomed.imagej.imglib2;

import java.util.List;

import sc.fiji.unibiomed.interpret.Interpretation;

/**
 * The answer to a question about an ImgLib2 image.
 *
 * @param text as people read it
 * @param findings what it points at
 * @param notes what the user should know about it, one sentence each; mostly empty
 * @param device what the networks ran on, such as {@code cuda:0}
 */
public record MaskedAnswer(String text, List<MaskedFinding> findings, List<String> notes, String device) {

	public MaskedAnswer {
		findings = List.copyOf(findings);
		notes = List.copyOf(notes);
	}

	/**
	 * An answer with its masks as ImgLib2 images.
	 *
	 * @param device what the networks ran on
	 */
	public static MaskedAnswer of(final Interpretation answer, final String device) {
		return new MaskedAnswer(answer.plainText(), MaskedFinding.of(answer.findings()), answer.notes(), device);
	}
}

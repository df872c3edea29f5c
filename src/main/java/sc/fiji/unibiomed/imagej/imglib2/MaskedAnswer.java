package sc.fiji.unibiomed.imagej.imglib2;

import java.util.List;

import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.ask.RawAnswer;

/**
 * The answer to a question about an ImgLib2 image.
 *
 * @param text as people read it
 * @param findings what it points at
 * @param descriptions what is said of each region that was asked about, in their order
 * @param notes what the user should know about it, one sentence each; mostly empty
 * @param input how the image was shown to the model, in words
 * @param device what the networks ran on, such as {@code cuda:0}
 */
public record MaskedAnswer(String text, List<MaskedFinding> findings, List<String> descriptions, List<String> notes,
	String input, String device)
{

	public MaskedAnswer {
		findings = List.copyOf(findings);
		descriptions = List.copyOf(descriptions);
		notes = List.copyOf(notes);
	}

	/** An answer with its masks as ImgLib2 images. */
	public static MaskedAnswer of(final RawAnswer answered) {
		final Interpretation answer = answered.reply().answer();
		return new MaskedAnswer(answer.plainText(), MaskedFinding.of(answer.findings()), answered.reply().descriptions(), answer
			.notes(), answered.question().shown().description(), answered.device());
	}
}

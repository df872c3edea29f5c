package sc.fiji.unibiomed.interpret.ask;


/**
 * A question about an image that needs no window, answered.
 *
 * @param question as it was asked; tells how the image was shown, and which planes the frames of findings are
 * @param reply text, findings, notes, and what is said of regions
 * @param model name of the model
 * @param modelSha256 SHA-256 of its weights
 * @param precision of the arithmetic, such as {@code exact}
 * @param device what the networks ran on, such as {@code cuda:0}
 */
public record RawAnswer(ImageQuestion question, Reply reply, String model, String modelSha256, String precision,
	String device)
{
}

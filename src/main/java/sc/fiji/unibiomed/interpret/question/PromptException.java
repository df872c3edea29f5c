package sc.fiji.unibiomed.interpret.question;

/** A question that cannot be asked. The message says what about it and what to change. */
public final class PromptException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	public PromptException(final String message) {
		super(message);
	}
}

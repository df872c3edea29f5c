package sc.fiji.unibiomed.image;

/** Something the user entered cannot be used. The message is one sentence for people. */
public final class InputException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String field;

	/** @param field name of the command's input, as in macros */
	public InputException(final String field, final String message) {
		super(message);
		this.field = field;
	}

	/** Name of the command's input, as in macros. */
	public String field() {
		return field;
	}
}

package sc.fiji.unibiomed.runtime.failure;

/** A model could not be prepared. The message is a sentence for people. */
public class PreparationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public PreparationException(final String message) {
		super(message);
	}

	public PreparationException(final String message, final Throwable cause) {
		super(message, cause);
	}
}

package sc.fiji.unibiomed.runtime.failure;

/** A network could not be loaded or run. The message is a sentence for people; the cause has the runtime's own words. */
public class InferenceException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InferenceException(final String message) {
		super(message);
	}

	public InferenceException(final String message, final Throwable cause) {
		super(message, cause);
	}
}

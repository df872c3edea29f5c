package sc.fiji.unibiomed.runtime.failure;

/** There is not enough memory for a model. The message says how much it needs, and what would fit. */
public final class RamException extends InferenceException {

	private static final long serialVersionUID = 1L;

	public RamException(final String message) {
		super(message);
	}
}

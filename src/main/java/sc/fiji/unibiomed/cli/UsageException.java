package sc.fiji.unibiomed.cli;

/** Arguments that make no sense, or an input that cannot be used. The message is one sentence for people. */
final class UsageException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UsageException(final String message) {
		super(message);
	}
}

package sc.fiji.unibiomed.cli.terminal;

/** Arguments that make no sense, or an input that cannot be used. The message is one sentence for people. */
public final class UsageException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public UsageException(final String message) {
		super(message);
	}
}

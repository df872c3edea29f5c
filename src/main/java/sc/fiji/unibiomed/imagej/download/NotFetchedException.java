package sc.fiji.unibiomed.imagej.download;

/** The user did not want a model to be fetched, or stopped it. Not an error; the message is for people. */
public final class NotFetchedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NotFetchedException(final String message) {
		super(message);
	}
}

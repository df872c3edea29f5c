package sc.fiji.unibiomed.util;

/** The user asked to stop, and the work did. Not an error. */
public final class CancelledException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public CancelledException() {
		super("Cancelled.");
	}
}

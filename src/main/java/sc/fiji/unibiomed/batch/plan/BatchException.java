package sc.fiji.unibiomed.batch.plan;

import java.io.IOException;

/** A batch cannot begin: what it was given makes no plan, or its output folder cannot be used. The message is for people. */
public final class BatchException extends IOException {

	private static final long serialVersionUID = 1;

	public BatchException(final String message) {
		super(message);
	}

	public BatchException(final String message, final Throwable cause) {
		super(message, cause);
	}
}

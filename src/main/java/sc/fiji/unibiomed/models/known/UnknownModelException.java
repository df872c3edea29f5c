package sc.fiji.unibiomed.models.known;

import java.io.IOException;

/** There is no model of that name. The message is for people. */
public final class UnknownModelException extends IOException {

	private static final long serialVersionUID = 1;

	public UnknownModelException(final String message) {
		super(message);
	}
}

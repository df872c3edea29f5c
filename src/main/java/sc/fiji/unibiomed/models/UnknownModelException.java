package sc.fiji.unibiomed.models;

import java.io.IOException;

/** There is no model of that name. The message is for people. */
public final class UnknownModelException extends IOException {

	private static final long serialVersionUID = 1;

	UnknownModelException(final String message) {
		super(message);
	}
}

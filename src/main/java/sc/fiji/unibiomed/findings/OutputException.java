package sc.fiji.unibiomed.findings;

import java.io.IOException;

/** Results cannot be written where they should go. The message names the place and says what is wrong with it. */
public final class OutputException extends IOException {

	private static final long serialVersionUID = 1L;

	public OutputException(final String message) {
		super(message);
	}
}

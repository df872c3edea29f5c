package sc.fiji.unibiomed.evaluate.data;

import java.io.IOException;

/** A data set cannot be evaluated. The message is one sentence for people: it names the file and says what is wrong with it. */
public final class DataException extends IOException {

	private static final long serialVersionUID = 1L;

	public DataException(final String message) {
		super(message);
	}

	DataException(final String message, final Throwable cause) {
		super(message, cause);
	}
}

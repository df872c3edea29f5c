package sc.fiji.unibiomed.checkpoint.file;

import java.io.IOException;

/**
 * A checkpoint on disk cannot be used. The message is one sentence for people: it names the file or value, says what is
 * wrong with it and, where there is a remedy, what to do.
 */
public class CheckpointException extends IOException {

	private static final long serialVersionUID = 1L;

	public CheckpointException(final String message) {
		super(message);
	}

	public CheckpointException(final String message, final Throwable cause) {
		super(message, cause);
	}
}

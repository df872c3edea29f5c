package sc.fiji.unibiomed.image;

import java.io.IOException;

/**
 * An image file cannot be used. The message is one sentence for people: it names the file, says what is wrong with it and
 * what to do.
 */
public class ImageReadException extends IOException {

	private static final long serialVersionUID = 1L;

	public ImageReadException(final String message) {
		super(message);
	}

	public ImageReadException(final String message, final Throwable cause) {
		super(message, cause);
	}
}

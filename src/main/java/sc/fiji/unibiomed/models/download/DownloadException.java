package sc.fiji.unibiomed.models.download;

import java.io.IOException;

/** Something cannot be fetched. The message is for people. */
public class DownloadException extends IOException {

	private static final long serialVersionUID = 1;

	public DownloadException(final String message) {
		super(message);
	}

	public DownloadException(final String message, final Throwable cause) {
		super(message, cause);
	}
}

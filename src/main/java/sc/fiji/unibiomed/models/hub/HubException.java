package sc.fiji.unibiomed.models.hub;

import sc.fiji.unibiomed.models.download.DownloadException;

/** The hub refuses something. The message is for people. */
public final class HubException extends DownloadException {

	private static final long serialVersionUID = 1;

	HubException(final String message) {
		super(message);
	}

	HubException(final String message, final Throwable cause) {
		super(message, cause);
	}
}

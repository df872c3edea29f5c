package sc.fiji.unibiomed.runtime.failure;

/** The device asked for cannot be used; the message says why and what to use instead. */
public final class DeviceException extends InferenceException {

	private static final long serialVersionUID = 1L;

	public DeviceException(final String message) {
		super(message);
	}

	public DeviceException(final String message, final Throwable cause) {
		super(message, cause);
	}
}

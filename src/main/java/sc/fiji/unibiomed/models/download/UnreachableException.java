package sc.fiji.unibiomed.models.download;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Something went wrong that may go right the next time. The message is for people, without an end. */
final class UnreachableException extends IOException {

	private static final long serialVersionUID = 1;

	/** In milliseconds; negative where the server did not say. */
	private final long wait;

	UnreachableException(final String message, final Throwable cause) {
		super(message, cause);
		wait = -1;
	}

	UnreachableException(final String message, final Optional<Duration> wait) {
		super(message);
		this.wait = wait.map(Duration::toMillis).orElse(-1L);
	}

	/** How long the server wants to be left alone. */
	Optional<Duration> wantedPause() {
		return wait < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(wait));
	}
}

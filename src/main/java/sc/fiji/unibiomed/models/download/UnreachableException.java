/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.models.download;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Something went wrong that may go right the next time. The message is for people, without an end. */
final class UnreachableException extends IOException {

	private static final long serialVersionUID = 1;

	/** {@code null} where the server did not say. */
	private final Duration wait;

	UnreachableException(final String message, final Throwable cause) {
		super(message, cause);
		wait = null;
	}

	UnreachableException(final String message, final Optional<Duration> wait) {
		super(message);
		this.wait = wait.orElse(null);
	}

	/** How long the server wants to be left alone; it may want any time. */
	Optional<Duration> wantedPause() {
		return Optional.ofNullable(wait);
	}
}

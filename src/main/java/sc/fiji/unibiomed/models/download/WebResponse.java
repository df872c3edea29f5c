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
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import sc.fiji.unibiomed.util.Cancellation;

/** What a web server answered. */
public final class WebResponse implements AutoCloseable {

	static final int OK = 200;
	static final int PARTIAL_CONTENT = 206;
	static final int RANGE_NOT_SATISFIABLE = 416;
	private static final int TOO_MANY_REQUESTS = 429;
	/** The server is busy or out of order for a while (RFC 9110, section 15; RFC 6585, section 4). */
	private static final Set<Integer> PASSING = Set.of(408, 425, TOO_MANY_REQUESTS, 500, 502, 503, 504);
	/** No text that is read whole is longer. */
	private static final int MOST_TEXT = 1 << 24;
	private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

	private final HttpResponse<InputStream> response;
	private final Optional<HostToken> token;
	private final InputStream body;

	WebResponse(final HttpResponse<InputStream> response, final Optional<HostToken> token, final Duration silence) {
		this.response = response;
		this.token = token;
		this.body = new TimeoutInputStream(response.body(), silence);
	}

	/** Whether whoever answered was told the user's token. */
	boolean withToken() {
		return token.isPresent();
	}

	/** Words of the server's, without the token if they repeat it. */
	String withoutToken(final String words) {
		return token.map(each -> each.hide(words)).orElse(words);
	}

	public int status() {
		return response.statusCode();
	}

	/** Who answered, after redirections. */
	public URI address() {
		return response.uri();
	}

	public Optional<String> header(final String name) {
		return response.headers().firstValue(name);
	}

	/** The contents; a read fails if nothing comes for too long. */
	InputStream body() {
		return body;
	}

	/** The version that the server has, weak or strong (RFC 9110, section 8.8.1). */
	Optional<String> etag() {
		return header("ETag").map(String::strip).filter(tag -> !tag.isEmpty());
	}

	/** How many bytes the contents have; empty if the server does not say. */
	Optional<Long> length() {
		final String length = header("Content-Length").orElse("").strip();
		return LENGTH.matcher(length).matches() ? Optional.of(Long.valueOf(length)) : Optional.empty();
	}

	/** Whether the end of the contents shows: otherwise, it cannot be told from a connection that breaks. */
	boolean hasEnd() {
		return length().isPresent() || header("Transfer-Encoding").isPresent();
	}

	/**
	 * The contents as text in UTF-8.
	 *
	 * @throws IOException if the connection breaks
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public String text(final Cancellation cancellation) throws IOException {
		try (Cancellation.Registration stop = cancellation.onCancel(this::close)) {
			final byte[] bytes = body.readNBytes(MOST_TEXT + 1);
			if (bytes.length > MOST_TEXT) {
				throw new DownloadException(address().getHost() + " answered with a text that is far too long.");
			}
			return new String(bytes, StandardCharsets.UTF_8);
		}
		catch (final DownloadException e) {
			throw e;
		}
		catch (final IOException e) {
			cancellation.check();
			throw new UnreachableException("the connection to " + address().getHost() + " broke", e);
		}
	}

	/** @throws UnreachableException if it is worth asking again later */
	public void requireNotBusy() throws IOException {
		if (PASSING.contains(status())) {
			final String what = status() == TOO_MANY_REQUESTS
				? " is too busy"
				: " has a problem (it answered " + status() + ")";
			throw new UnreachableException(address().getHost() + what, retryAfter());
		}
	}

	/** Seconds, or a date (RFC 9110, section 10.2.3). */
	private Optional<Duration> retryAfter() {
		return header("Retry-After").map(String::strip).flatMap(WebResponse::duration);
	}

	private static Optional<Duration> duration(final String value) {
		try {
			if (value.chars().allMatch(Character::isDigit)) {
				return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
			}
			final Duration left = Duration.between(Instant.now(),
				ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
			return Optional.of(left.isNegative() ? Duration.ZERO : left);
		}
		catch (final NumberFormatException | DateTimeException e) {
			// A server that says nothing sensible says nothing.
			return Optional.empty();
		}
	}

	/** Ends the answer, whatever of it has come. */
	@Override
	public void close() {
		TimeoutInputStream.closeQuietly(body);
	}
}

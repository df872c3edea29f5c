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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import sc.fiji.unibiomed.models.LocalServer;
import sc.fiji.unibiomed.models.Notices;
import sc.fiji.unibiomed.util.Cancellation;

/** Asking for the rest of a file whose first thousand bytes are here; not every server answers as one would like. */
@Timeout(60)
class RestOfFileTest {

	private static final byte[] CONTENT = new byte[100_000];
	private static final int HERE = 1_000;
	private static final RetryPolicy PATIENCE = new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5),
		Duration.ofSeconds(5), 4, 4, Duration.ofMillis(10), Duration.ofMillis(50));

	static {
		new Random(1).nextBytes(CONTENT);
	}

	@TempDir
	private Path work;
	private Path file;
	private final WebClient web = new WebClient(Proxies.ofProcess(), PATIENCE, Optional.empty());
	private final Notices notices = new Notices();
	/** What servers were asked for: ranges and the version that they should be of. */
	private final List<String> ranges = new CopyOnWriteArrayList<>();

	@BeforeEach
	void nameTheFile() {
		file = work.resolve("thing");
	}

	@AfterEach
	void end() {
		web.close();
	}

	@Test
	void theRestIsAskedForInTheVersionThatIsHere() throws IOException {
		begin(HERE, "\"a\"");
		fetch(exchange -> rest(exchange, "bytes 1000-99999/100000"));
		assertEquals(List.of("bytes=1000- if \"a\""), ranges);
	}

	/** Such a name may mean several versions that look alike. */
	@Test
	void aWeakNameOfAVersionIsNotTold() throws IOException {
		begin(HERE, "W/\"a\"");
		fetch(exchange -> rest(exchange, "bytes 1000-99999/100000"));
		assertEquals(List.of("bytes=1000- if null"), ranges);
	}

	@Test
	void aServerNeedNotTellHowLongTheFileIs() throws IOException {
		begin(HERE, null);
		fetch(exchange -> rest(exchange, "bytes 1000-99999/*"));
		assertEquals(List.of("bytes=1000- if null"), ranges);
	}

	/** Even if the bytes may be the right ones: nobody knows. */
	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "bytes 999-99998/100000", "bytes 0-98999/100000", "bytes 1000-99999/99999",
		"bytes */100000", "pages 1000-99999/100000" })
	void aRestThatIsNotTheOneAskedForIsNotPutBehindWhatIsHere(final String range) throws IOException {
		begin(HERE, "\"a\"");
		fetch(exchange -> rest(exchange, range));
		assertEquals(List.of("bytes=1000- if \"a\"", "null if null"), ranges);
		assertEquals(List.of(), notices.words());
	}

	@Test
	void aServerThatHasNoSuchRestIsAskedForAll() throws IOException {
		begin(HERE, null);
		fetch(exchange -> {
			if (asksForAll(exchange)) {
				LocalServer.send(exchange, 200, CONTENT);
			}
			else {
				LocalServer.send(exchange, 416, "");
			}
		});
		assertEquals(List.of("bytes=1000- if null", "null if null"), ranges);
	}

	@ParameterizedTest
	@ValueSource(ints = { 206, 416 })
	void aPartThatNobodyAskedForIsNoFile(final int status) {
		final DownloadException refused = assertThrows(DownloadException.class, () -> fetch(exchange -> {
			exchange.getResponseHeaders().set("Content-Range", "bytes 0-99999/100000");
			LocalServer.send(exchange, status, CONTENT);
		}));
		assertTrue(refused.getMessage().endsWith("/thing cannot be downloaded: the server answered " + status + "."),
			refused.getMessage());
		assertFalse(Files.exists(file) || Files.exists(ResumableDownload.partOf(file)));
	}

	/** A server whose connections always break at the same place, and that sends no rests, would be asked for ever. */
	@ParameterizedTest
	@ValueSource(ints = { 206, 416 })
	void aServerThatNeverComesFurtherIsGivenUp(final int status) throws IOException {
		final DownloadException broken = assertThrows(DownloadException.class, () -> fetch(exchange -> {
			if (asksForAll(exchange)) {
				exchange.sendResponseHeaders(200, CONTENT.length);
				exchange.getResponseBody().write(CONTENT, 0, 50_000);
			}
			else {
				LocalServer.send(exchange, status, "");
			}
		}));
		assertTrue(broken.getMessage().endsWith(" are kept; the next try resumes there."), broken.getMessage());
	}

	/** Whoever is killed after the last byte has only the name to give. */
	@Test
	void ofWhatIsHereWholeNothingIsAskedFor() throws IOException {
		begin(CONTENT.length, null);
		fetch(exchange -> LocalServer.send(exchange, 500, ""));
		assertEquals(List.of(), ranges);
	}

	/** As a connection that broke leaves it. */
	private void begin(final int bytes, final String etag) throws IOException {
		try (LocalServer none = new LocalServer(HttpExchange::close);
			PartialFile part = new PartialFile(remote(none), file, DownloadListener.NONE, new Cancellation()))
		{
			part.from(Optional.ofNullable(etag));
			part.append(CONTENT, bytes);
		}
	}

	private void fetch(final HttpHandler answers) throws IOException {
		try (LocalServer server = new LocalServer(exchange -> {
			ranges.add(exchange.getRequestHeaders().getFirst("Range") + " if " +
				exchange.getRequestHeaders().getFirst("If-Range"));
			answers.handle(exchange);
		})) {
			new ResumableDownload(web, remote(server)).into(file, notices, new Cancellation());
		}
		assertArrayEquals(CONTENT, Files.readAllBytes(file));
	}

	private static RemoteFile remote(final LocalServer server) {
		return new RemoteFile(server.address("/thing"), CONTENT.length, FileDigest.sha256Of(CONTENT));
	}

	private static boolean asksForAll(final HttpExchange exchange) {
		return exchange.getRequestHeaders().getFirst("Range") == null;
	}

	/** All, or everything but the first thousand bytes. */
	private static void rest(final HttpExchange exchange, final String range) throws IOException {
		if (asksForAll(exchange)) {
			LocalServer.send(exchange, 200, CONTENT);
			return;
		}
		if (range != null) {
			exchange.getResponseHeaders().set("Content-Range", range);
		}
		LocalServer.send(exchange, 206, Arrays.copyOfRange(CONTENT, HERE, CONTENT.length));
	}
}

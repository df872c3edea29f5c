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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.models.LocalServer;
import sc.fiji.unibiomed.models.Notices;
import sc.fiji.unibiomed.util.Cancellation;

/** Answers that do not tell their length, as servers that make or pack them on the way send them. */
@Timeout(60)
class UnexpectedAnswersTest {

	private static final byte[] CONTENT = "{\"layers\": 24}\n".repeat(100).getBytes(StandardCharsets.UTF_8);
	private static final byte[] PAGE = "<!DOCTYPE html><html><body>Log in</body></html>"
		.getBytes(StandardCharsets.UTF_8);
	private static final RetryPolicy PATIENCE = new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5),
		Duration.ofSeconds(5), 3, 3, Duration.ofMillis(10), Duration.ofMillis(50));

	@TempDir
	private Path work;
	private final WebClient web = new WebClient(Proxies.ofProcess(), PATIENCE, Optional.empty());
	private final Notices notices = new Notices();

	@AfterEach
	void end() {
		web.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "identity", "IDENTITY", " " })
	void aFileThatIsNotPackedMaySaySo(final String encoding) throws IOException {
		fetch("config.json", CONTENT, Map.of("Content-Encoding", encoding), CONTENT);
		assertArrayEquals(CONTENT, Files.readAllBytes(work.resolve("config.json")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "config.json", "README.md" })
	void whatCameCompressedIsToldSoOfEveryFile(final String name) throws IOException {
		final DownloadException packed = assertThrows(DownloadException.class,
			() -> fetch(name, CONTENT, Map.of("Content-Encoding", "gzip"), CONTENT));
		assertTrue(packed.getMessage().endsWith(
			"/" + name + " is not the file that was expected. 127.0.0.1 sent it compressed (gzip), which it " +
				"was not asked for; try another server."),
			packed.getMessage());
		assertEquals(List.of(), files());
	}

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "index.html", "NOTICE.HTM", "licence.txt", "LICENSE" })
	void aFileForPeopleMayBeAPage(final String name) throws IOException {
		fetch(name, PAGE, Map.of(), PAGE);
		assertArrayEquals(PAGE, Files.readAllBytes(work.resolve(name)));
	}

	@Test
	void aPageInPlaceOfAFileIsNoFile() throws IOException {
		final DownloadException page = assertThrows(DownloadException.class,
			() -> fetch("config.json", CONTENT, Map.of(), PAGE));
		assertTrue(page.getMessage().contains("/config.json is not the file that was expected. It is a web page: "),
			page.getMessage());
		assertEquals(List.of(), files());
	}

	/** Nothing of it is kept, so that the next try does not go on from wrong bytes. */
	@Test
	void whatIsLongerOrShorterThanTheFileIsRefusedAndNotKept() throws IOException {
		final byte[] longer = Arrays.copyOf(CONTENT, CONTENT.length + 1);
		assertTrue(assertThrows(DownloadException.class, () -> fetch("config.json", CONTENT, Map.of(), longer))
			.getMessage().contains("(it is larger than " + CONTENT.length + " bytes), so nothing of it was kept"));
		assertEquals(List.of(), files());

		final byte[] shorter = Arrays.copyOf(CONTENT, CONTENT.length - 1);
		assertTrue(assertThrows(DownloadException.class, () -> fetch("config.json", CONTENT, Map.of(), shorter))
			.getMessage().contains("(it has " + shorter.length + " bytes in place of " + CONTENT.length + ")"));
		assertEquals(List.of(), files());
		assertEquals(List.of(), notices.words());
	}

	/** As old servers do it: the end of the connection is the end of the answer, or of the connection. */
	@Test
	void anAnswerWhoseEndDoesNotShowIsAskedForAgain() throws IOException, InterruptedException {
		try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			final Thread answering = new Thread(() -> answer(server, CONTENT.length - 5, CONTENT.length));
			answering.start();
			new ResumableDownload(web,
				new RemoteFile(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/config.json"), CONTENT.length,
					FileDigest.sha256Of(CONTENT)))
				.into(work.resolve("config.json"), notices, new Cancellation());
			answering.join();
		}
		assertEquals(List.of("The connection to 127.0.0.1 broke; next try in 1 s"), notices.words());
		assertArrayEquals(CONTENT, Files.readAllBytes(work.resolve("config.json")));
	}

	/** Answers so many times, with so many bytes of the file, whatever is asked for. */
	private static void answer(final ServerSocket server, final int... counts) {
		for (final int count : counts) {
			try (Socket socket = server.accept()) {
				readRequest(socket.getInputStream());
				socket.getOutputStream()
					.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
				socket.getOutputStream().write(CONTENT, 0, count);
			}
			catch (final IOException e) {
				throw new IllegalStateException(e);
			}
		}
	}

	private static void readRequest(final InputStream in) throws IOException {
		final StringBuilder request = new StringBuilder();
		while (request.indexOf("\r\n\r\n") < 0) {
			request.append((char) in.read());
		}
	}

	private void fetch(final String name, final byte[] expected, final Map<String, String> headers, final byte[] sent)
		throws IOException
	{
		try (LocalServer server = new LocalServer(exchange -> {
			headers.forEach(exchange.getResponseHeaders()::set);
			LocalServer.sendInPieces(exchange, sent);
		})) {
			new ResumableDownload(web,
				new RemoteFile(server.address("/" + name), expected.length, FileDigest.sha256Of(expected)))
				.into(work.resolve(name), notices, new Cancellation());
		}
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(work)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}
}

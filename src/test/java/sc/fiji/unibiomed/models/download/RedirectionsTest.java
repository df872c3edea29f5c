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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpExchange;

import sc.fiji.unibiomed.models.LocalServer;
import sc.fiji.unibiomed.util.Cancellation;

/** How far a server may send whoever asks it. */
@Timeout(60)
class RedirectionsTest {

	private static final RetryPolicy PATIENCE = new RetryPolicy(Duration.ofSeconds(20), Duration.ofSeconds(20),
		Duration.ofSeconds(20), 2, 2, Duration.ofMillis(10), Duration.ofMillis(100));

	@TempDir
	private Path work;
	private LocalServer server;

	/** The path {@code /to/ADDRESS} leads to the address, {@code /3} to {@code /2} and so on, all others say hello. */
	@BeforeEach
	void startTheServer() throws IOException {
		server = new LocalServer(exchange -> {
			final String path = exchange.getRequestURI().toString();
			if (path.startsWith("/to/")) {
				redirect(exchange, path.substring("/to/".length()).replace("PORT",
					Integer.toString(exchange.getLocalAddress().getPort())));
			}
			else if (path.matches("/[1-9]\\d*")) {
				redirect(exchange, "/" + (Integer.parseInt(path.substring(1)) - 1));
			}
			else {
				LocalServer.send(exchange, 200, "hello");
			}
		});
	}

	@AfterEach
	void stopTheServer() {
		server.close();
	}

	private static void redirect(final HttpExchange exchange, final String to) throws IOException {
		exchange.getResponseHeaders().set("Location", to);
		LocalServer.send(exchange, 302, "");
	}

	@Test
	void tenRedirectionsAreFollowedAndNoMore() throws IOException {
		assertEquals("hello", get(server.address("/10")));
		assertEquals(200, head(server.address("/10")));
		for (final String path : List.of("/11", "/12")) {
			final URI address = server.address(path);
			assertEquals(address + " redirects in circles.",
				assertThrows(DownloadException.class, () -> get(address)).getMessage());
			assertEquals(address + " redirects in circles.",
				assertThrows(DownloadException.class, () -> head(address)).getMessage());
		}
	}

	/** A hub says of a renamed repository where it is now, and of a large file which storage it is in. */
	@Test
	void aQuestionAboutSomethingIsFollowedOnItsOwnServer() throws IOException {
		for (final String to : List.of("/new", "http://127.0.0.1:PORT/new", "HTTP://127.0.0.1:PORT/new")) {
			assertEquals(200, head(server.address("/to/" + to)));
			assertEquals("HEAD /new", server.asked().get(server.asked().size() - 1), to);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:PORT/new", "http://127.0.0.1:1/new", "http://127.0.0.1/new",
		"https://storage.example.org/new" })
	void whatAnotherServerKnowsIsNotAsked(final String to) throws IOException {
		assertEquals(302, head(server.address("/to/" + to)));
		assertEquals(List.of("HEAD /to/" + to), server.asked());
	}

	@Test
	void anAnswerMaySayWhereItIsFromWithoutLeadingThere() throws IOException {
		try (LocalServer plain = new LocalServer(exchange -> {
			exchange.getResponseHeaders().set("Location", "/elsewhere");
			LocalServer.send(exchange, 200, "hello");
		})) {
			assertEquals(200, head(plain.address("/here")));
			assertEquals("hello", get(plain.address("/here")));
			assertEquals(List.of("HEAD /here", "GET /here"), plain.asked());
		}
		try (LocalServer silent = new LocalServer(exchange -> LocalServer.send(exchange, 302, ""))) {
			assertEquals(302, head(silent.address("/here")));
		}
	}

	@Test
	void whereItMayNotLeadIsNamed() {
		assertEquals(
			server.address("/to/ftp://files.example.org/x") + " redirects to an address that is not safe, on " +
				"files.example.org; nothing was downloaded from there.",
			refused(server.address("/to/ftp://files.example.org/x")));
		assertEquals(
			server.address("/to/file:///etc/passwd") +
				" redirects to an address that is not safe, on no host; nothing was downloaded from there.",
			refused(server.address("/to/file:///etc/passwd")));
		assertEquals(1,
			IntStream.range(0, server.asked().size()).filter(i -> server.asked().get(i).contains("ftp")).count());
	}

	/** What was asked for in private is not continued in public. */
	@Test
	void whatIsEncryptedStaysEncrypted() throws IOException, GeneralSecurityException, InterruptedException {
		final List<String> told = new CopyOnWriteArrayList<>();
		try (SecureServer secure = new SecureServer(work, exchange -> {
			told.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
			switch (exchange.getRequestURI().getPath()) {
				case "/open" -> redirect(exchange, server.address("/").toString());
				case "/renamed" -> redirect(exchange, "/new");
				default -> LocalServer.send(exchange, 200, "in private");
			}
		})) {
			final SSLContext usual = SSLContext.getDefault();
			SSLContext.setDefault(secure.trusted());
			try {
				final Optional<HostToken> token = Optional.of(new HostToken(secure.address("/"), "hf_abc"));
				assertEquals("in private", get(secure.address("/renamed"), token));
				assertEquals(List.of("/renamed Bearer hf_abc", "/new Bearer hf_abc"), told);
				assertEquals(
					secure.address("/open") +
						" redirects to an address that is not safe, on 127.0.0.1; nothing was downloaded from there.",
					refused(secure.address("/open")));
				assertEquals("in private", get(server.address("/to/" + secure.address("/")), token));
			}
			finally {
				SSLContext.setDefault(usual);
			}
		}
		assertEquals(1, server.asked().size());
	}

	private static String refused(final URI address) {
		return assertThrows(DownloadException.class, () -> get(address)).getMessage();
	}

	private static String get(final URI address) throws IOException {
		return get(address, Optional.empty());
	}

	private static String get(final URI address, final Optional<HostToken> token) throws IOException {
		try (WebClient web = new WebClient(new Proxies(Optional.empty(), Map.of()), PATIENCE, token);
			WebResponse answer = web.get(address, new Cancellation()))
		{
			return answer.text(new Cancellation());
		}
	}

	private static int head(final URI address) throws IOException {
		try (WebClient web = new WebClient(new Proxies(Optional.empty(), Map.of()), PATIENCE, Optional.empty());
			WebResponse answer = web.head(address, new Cancellation()))
		{
			return answer.status();
		}
	}
}

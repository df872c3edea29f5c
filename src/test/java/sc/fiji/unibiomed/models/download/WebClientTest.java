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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import sc.fiji.unibiomed.models.Notices;
import sc.fiji.unibiomed.util.Cancellation;

/** Asking servers on this computer. */
class WebClientTest {

	private static final RetryPolicy PATIENCE = new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5),
		Duration.ofSeconds(5), 2, 2, Duration.ofMillis(10), Duration.ofMillis(100));

	@TempDir
	private Path work;
	private HttpServer server;
	private final List<String> asked = new CopyOnWriteArrayList<>();

	@BeforeEach
	void startTheServer() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", exchange -> answer(exchange, "hello"));
		server.start();
	}

	@AfterEach
	void stopTheServer() {
		server.stop(0);
	}

	private void answer(final HttpExchange exchange, final String text) throws IOException {
		try (exchange) {
			asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
			final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, bytes.length);
			exchange.getResponseBody().write(bytes);
		}
	}

	private void redirect(final String from, final String to) {
		server.createContext(from, exchange -> {
			try (exchange) {
				exchange.getResponseHeaders().set("Location", to);
				exchange.sendResponseHeaders(302, -1);
			}
		});
	}

	@Test
	void aRenamedRepositoryIsFollowedWithTheToken() throws IOException {
		redirect("/old", "/new");
		assertEquals("hello", get("/old", Optional.of(new HostToken(address("/"), "hf_abc"))));
		assertEquals(List.of("/new Bearer hf_abc"), asked);
	}

	@Test
	void anotherPortOfTheSameComputerIsAnotherServer() throws IOException {
		assertEquals("hello", get("/", Optional.of(new HostToken(URI.create("http://127.0.0.1:1/"), "hf_abc"))));
		assertEquals(List.of("/ null"), asked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:PORT/new", "HTTP://127.0.0.1:PORT/new", "http://ada@127.0.0.1:PORT/new",
		"http://localhost:PORT/new", "//127.0.0.1:PORT/new", "http://localhost@127.0.0.1:PORT/new" })
	void afterARedirectionTheTokenGoesToTheSameServerOnly(final String to) throws IOException {
		redirect("/old", to.replace("PORT", Integer.toString(server.getAddress().getPort())));
		assertEquals("hello", get("/old", Optional.of(new HostToken(address("/"), "hf_abc"))));
		assertEquals(List.of(to.contains("//localhost:") ? "/new null" : "/new Bearer hf_abc"), asked);
	}

	/** What is not encrypted is read by the proxy, also on its way to this computer. */
	@Test
	void noProxyIsToldTheToken() throws IOException {
		final String proxy = "http://127.0.0.1:" + server.getAddress().getPort();
		final ProxySelector all = ProxySelector
			.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getAddress().getPort()));
		final URI hub = URI.create("http://localhost:1/models");
		try (
			WebClient web = new WebClient(new Proxies(Optional.of(all), Map.of()), PATIENCE,
				Optional.of(new HostToken(hub, "hf_abc")));
			WebResponse answer = web.get(hub, new Cancellation()))
		{
			assertFalse(answer.withToken());
		}
		assertEquals(List.of("http://localhost:1/models null"), asked);
		// Without such a choice, what is meant for this computer asks no proxy at all.
		assertTrue(new Proxies(Optional.empty(), Map.of("http_proxy", proxy)).isDirect(hub));
	}

	@Test
	void aCircleEnds() {
		redirect("/a", "/b");
		redirect("/b", "/a");
		assertEquals(address("/a") + " redirects in circles.",
			assertThrows(DownloadException.class, () -> get("/a", Optional.empty())).getMessage());
	}

	@Test
	void whereARedirectionMayNotLead() {
		redirect("/file", "file:///etc/passwd");
		redirect("/nonsense", "http://%%%");
		assertTrue(assertThrows(DownloadException.class, () -> get("/file", Optional.empty())).getMessage()
			.contains("redirects to an address that is not safe"));
		assertTrue(assertThrows(DownloadException.class, () -> get("/nonsense", Optional.empty())).getMessage()
			.contains("redirects to something that is not an address"));
	}

	/** A proxy is told the whole address; the name in it is known to nobody but the proxy. */
	@Test
	void aProxyOfTheEnvironmentIsUsed() throws IOException {
		final String proxy = "http://127.0.0.1:" + server.getAddress().getPort();
		try (
			WebClient web = new WebClient(new Proxies(Optional.empty(), Map.of("http_proxy", proxy)), PATIENCE,
				Optional.empty());
			WebResponse answer = web.get(URI.create("http://hub.invalid/models"), new Cancellation()))
		{
			assertEquals("hello", answer.text(new Cancellation()));
		}
		assertEquals(List.of("http://hub.invalid/models null"), asked);
	}

	@Test
	void aProxyThatWantsALoginGetsThatOfTheEnvironment() throws IOException {
		final String expected = "Basic " +
			Base64.getEncoder().encodeToString("ada:love/lace".getBytes(StandardCharsets.UTF_8));
		server.removeContext("/");
		server.createContext("/", exchange -> {
			if (expected.equals(exchange.getRequestHeaders().getFirst("Proxy-Authorization"))) {
				answer(exchange, "hello");
				return;
			}
			try (exchange) {
				exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"lab\"");
				exchange.sendResponseHeaders(407, -1);
			}
		});
		final String port = ":" + server.getAddress().getPort();
		assertEquals("hello", throughProxy("http://ada:love%2Flace@127.0.0.1" + port));
		for (final String without : new String[] { "http://127.0.0.1", "http://ada:wrong@127.0.0.1" }) {
			final DownloadException refused = assertThrows(DownloadException.class, () -> throughProxy(without + port));
			assertTrue(refused.getMessage().startsWith("The proxy needs a name and a password"), refused.getMessage());
			assertFalse(refused.getMessage().contains("wrong"), refused.getMessage());
		}
	}

	private static String throughProxy(final String proxy) throws IOException {
		try (
			WebClient web = new WebClient(new Proxies(Optional.empty(), Map.of("http_proxy", proxy)), PATIENCE,
				Optional.empty());
			WebResponse answer = web.get(URI.create("http://hub.invalid/secret"), new Cancellation()))
		{
			return answer.text(new Cancellation());
		}
	}

	/** Whoever sits between may read and change everything, the token included. */
	@Test
	void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
		try (SecureServer secure = new SecureServer(work, exchange -> answer(exchange, "secret"));
			WebClient web = new WebClient(Proxies.ofProcess(), PATIENCE, Optional.empty()))
		{
			final DownloadException refused = assertThrows(DownloadException.class,
				() -> web.get(secure.address("/"), new Cancellation()));
			assertTrue(refused.getMessage().startsWith("The certificate of localhost is not trusted ("),
				refused.getMessage());
			assertTrue(asked.isEmpty());
		}
	}

	@Test
	@Timeout(30)
	void somethingSmallIsAskedForAsOftenAsWasAgreed() throws IOException {
		server.createContext("/busy", exchange -> {
			try (exchange) {
				asked.add("busy");
				exchange.sendResponseHeaders(503, -1);
			}
		});
		final Notices notices = new Notices();
		try (WebClient web = new WebClient(Proxies.ofProcess(), PATIENCE, Optional.empty())) {
			final DownloadException busy = assertThrows(DownloadException.class,
				() -> web.retrying(notices, new Cancellation(), () -> {
					try (WebResponse answer = web.get(address("/busy"), new Cancellation())) {
						answer.requireNotBusy();
						return answer.text(new Cancellation());
					}
				}));
			assertEquals("127.0.0.1 has a problem (it answered 503).", busy.getMessage());
		}
		assertEquals(List.of("busy", "busy"), asked);
		assertEquals(List.of("127.0.0.1 has a problem (it answered 503); next try in 1 s"), notices.words());
	}

	/** As when a program ends while it asks. */
	@Test
	@Timeout(30)
	void anInterruptEndsAQuestionAndStaysKnown() throws IOException {
		final Thread asking = Thread.currentThread();
		final CountDownLatch end = new CountDownLatch(1);
		server.createContext("/slow", exchange -> {
			asking.interrupt();
			try {
				end.await();
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
		try (WebClient web = new WebClient(Proxies.ofProcess(), PATIENCE, Optional.empty())) {
			final DownloadException interrupted = assertThrows(DownloadException.class,
				() -> web.get(address("/slow"), new Cancellation()));
			assertEquals("Asking 127.0.0.1 was interrupted.", interrupted.getMessage());
			assertTrue(Thread.interrupted());
		}
		finally {
			end.countDown();
		}
	}

	@Test
	void whereNobodyAnswersTheReasonIsToldIfThereIsOne() throws IOException {
		server.stop(0);
		final String told = assertThrows(IOException.class, () -> get("/", Optional.empty())).getMessage();
		assertTrue(told
			.matches("127\\.0\\.0\\.1 cannot be reached( \\(.+\\))?; check the network and its proxy " + "settings") &&
			!told.contains("null"), told);
	}

	@Test
	void aTextThatBreaksOffIsAskedForAgain() throws IOException {
		final int[] times = new int[1];
		server.createContext("/flaky", exchange -> {
			try (exchange) {
				exchange.sendResponseHeaders(200, 5);
				exchange.getResponseBody().write((times[0]++ == 0 ? "he" : "hello").getBytes(StandardCharsets.UTF_8));
			}
		});
		try (WebClient web = new WebClient(Proxies.ofProcess(), PATIENCE, Optional.empty())) {
			assertEquals("hello", web.retrying(DownloadListener.NONE, new Cancellation(), () -> {
				try (WebResponse answer = web.get(address("/flaky"), new Cancellation())) {
					return answer.text(new Cancellation());
				}
			}));
		}
		assertEquals(2, times[0]);
	}

	private String get(final String path, final Optional<HostToken> secret) throws IOException {
		try (WebClient web = new WebClient(Proxies.ofProcess(), PATIENCE, secret);
			WebResponse answer = web.get(address(path), new Cancellation()))
		{
			return answer.text(new Cancellation());
		}
	}

	private URI address(final String path) {
		return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
	}
}

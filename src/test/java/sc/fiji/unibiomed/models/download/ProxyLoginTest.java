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
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.util.Cancellation;

/** Proxies on the way to encrypted addresses: they are asked for a tunnel. */
@Timeout(30)
class ProxyLoginTest {

	private static final URI HUB = URI.create("https://hub.invalid/models");
	private static final RetryPolicy PATIENCE = new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5),
		Duration.ofSeconds(5), 2, 2, Duration.ofMillis(10), Duration.ofMillis(100));
	/** Java's setting: which ways of logging in are never used for tunnels. */
	private static final String TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";

	@ParameterizedTest
	@ValueSource(strings = { "Proxy-Authenticate: Basic realm=\"lab\"\r\n", "" })
	void aProxyThatWantsALoginForATunnelIsToldSo(final String header) throws IOException {
		final IOException refused = assertThrows(DownloadException.class,
			() -> askThrough("HTTP/1.1 407 Proxy Authentication Required\r\n" + header));
		assertEquals("The proxy needs a name and a password, or refused those that it got; put them into the " +
			"environment variable HTTPS_PROXY: http://name:password@proxy:port.", refused.getMessage());
	}

	@Test
	void aProxyThatForbidsATunnelIsNoMatterOfLogins() {
		final String refused = assertThrows(UnreachableException.class, () -> askThrough("HTTP/1.1 403 Forbidden\r\n"))
			.getMessage();
		assertTrue(refused.startsWith("hub.invalid cannot be reached (") &&
			refused.endsWith("403); check the network and its proxy settings"), refused);
	}

	private static void askThrough(final String answer) throws IOException {
		try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			new Thread(() -> answer(proxy, answer + "Content-Length: 0\r\n\r\n")).start();
			final String address = "http://127.0.0.1:" + proxy.getLocalPort();
			try (
				WebClient web = new WebClient(new Proxies(Optional.empty(), Map.of("https_proxy", address)), PATIENCE,
					Optional.empty());
				WebResponse none = web.get(HUB, new Cancellation()))
			{
				throw new AssertionError("There is no hub: " + none.status());
			}
		}
	}

	/** To everybody the same, until the proxy ends. */
	private static void answer(final ServerSocket proxy, final String text) {
		while (true) {
			try (Socket socket = proxy.accept()) {
				readRequest(socket.getInputStream());
				socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
			}
			catch (final SocketException e) {
				return;
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

	/** Java tells proxies no passwords for tunnels, unless somebody wants it to. */
	@Test
	void aLoginInTheVariableIsMeantForTunnelsToo() {
		final String usual = System.getProperty(TUNNELS);
		try {
			System.clearProperty(TUNNELS);
			client("http://p:1").close();
			assertNull(System.getProperty(TUNNELS));
			client("http://ada:one@p:1").close();
			assertEquals("", System.getProperty(TUNNELS));
			// Whoever has set it has decided.
			System.setProperty(TUNNELS, "Basic");
			client("http://ada:one@p:1").close();
			assertEquals("Basic", System.getProperty(TUNNELS));
		}
		finally {
			if (usual == null) {
				System.clearProperty(TUNNELS);
			}
			else {
				System.setProperty(TUNNELS, usual);
			}
		}
	}

	private static WebClient client(final String proxy) {
		return new WebClient(new Proxies(Optional.empty(), Map.of("https_proxy", proxy)), PATIENCE, Optional.empty());
	}
}

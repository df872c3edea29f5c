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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class ProxiesTest {

	private static final URI HUB = URI.create("https://huggingface.co/api");

	@Test
	void theEnvironmentNamesAProxyPerScheme() {
		final Map<String, String> environment = Map.of("HTTPS_PROXY", "http://proxy.lab:3128", "http_proxy",
			"other.lab:8080");
		assertEquals("proxy.lab:3128", proxy(environment, HUB));
		assertEquals("other.lab:8080", proxy(environment, URI.create("http://huggingface.co/")));
		assertEquals("none", proxy(Map.of(), HUB));
	}

	@Test
	void smallLettersWinAndAllIsForTheRest() {
		assertEquals("small:1", proxy(Map.of("HTTPS_PROXY", "http://capital:2", "https_proxy", "http://small:1"), HUB));
		assertEquals("all:3", proxy(Map.of("ALL_PROXY", "http://all:3"), HUB));
		assertEquals("all:3", proxy(Map.of("ALL_PROXY", "http://all:3", "https_proxy", " "), HUB));
	}

	@Test
	void exceptionsAreHostsAndDomains() {
		for (final String exceptions : new String[] { "*", "huggingface.co", ".co", "example.org, huggingface.co",
			"*.co" })
		{
			assertEquals("none", proxy(Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", exceptions), HUB), exceptions);
		}
		assertEquals("p:1", proxy(Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", "ngface.co,localhost"), HUB));
	}

	@Test
	void whatIsNoAddressIsLeftOut() {
		assertEquals("none", proxy(Map.of("HTTPS_PROXY", "not an address"), HUB));
		assertEquals("none", proxy(Map.of("HTTPS_PROXY", "socks5://p:1"), HUB));
		assertEquals("none", proxy(Map.of("HTTPS_PROXY", "http://under_score:1"), HUB));
	}

	@Test
	void whatJavaKnowsComesFirst() {
		final ProxySelector java = ProxySelector.of(InetSocketAddress.createUnresolved("fiji.lab", 80));
		final Proxies proxies = new Proxies(Optional.of(java), Map.of("HTTPS_PROXY", "p:1"));
		assertEquals("fiji.lab", ((InetSocketAddress) proxies.select(HUB).get(0).address()).getHostString());
	}

	@Test
	void whereJavaKnowsNoneTheEnvironmentIsAsked() {
		final Map<String, String> environment = Map.of("HTTPS_PROXY", "p:1");
		final ProxySelector direct = ProxySelector.of(null);
		assertEquals("p",
			((InetSocketAddress) new Proxies(Optional.of(direct), environment).select(HUB).get(0).address())
				.getHostString());
	}

	@Test
	void theLoginIsToldToItsOwnProxyOnly() {
		final Proxies proxies = new Proxies(Optional.empty(),
			Map.of("HTTPS_PROXY", "http://ada:one@p:1", "HTTP_PROXY", "http://bob:two@q:2"));
		assertEquals(Optional.of("Basic " + base64("ada:one")), proxies.login(HUB));
		assertEquals(Optional.of("Basic " + base64("bob:two")), proxies.login(URI.create("http://huggingface.co/api")));
		// Another port is another proxy.
		final ProxySelector java = ProxySelector.of(InetSocketAddress.createUnresolved("p", 3));
		assertEquals(Optional.empty(),
			new Proxies(Optional.of(java), Map.of("HTTPS_PROXY", "http://ada:one@p:1")).login(HUB));
		assertTrue(proxies.haveLogin());
		assertFalse(new Proxies(Optional.empty(), Map.of("HTTPS_PROXY", "http://p:1")).haveLogin());
	}

	private static String base64(final String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void thatAProxyDoesNotAnswerIsToldToWhoeverNamedIt() {
		final List<URI> told = new ArrayList<>();
		final ProxySelector java = new ProxySelector() {

			@Override
			public List<Proxy> select(final URI address) {
				return List.of(Proxy.NO_PROXY);
			}

			@Override
			public void connectFailed(final URI address, final SocketAddress proxy, final IOException reason) {
				told.add(address);
			}
		};
		new Proxies(Optional.of(java), Map.of()).connectFailed(HUB, InetSocketAddress.createUnresolved("p", 1),
			new IOException("no answer"));
		assertEquals(List.of(HUB), told);
	}

	private static String proxy(final Map<String, String> environment, final URI address) {
		final List<Proxy> proxies = new Proxies(Optional.empty(), environment).select(address);
		assertEquals(1, proxies.size());
		if (proxies.get(0).type() == Proxy.Type.DIRECT) {
			return "none";
		}
		final InetSocketAddress proxy = (InetSocketAddress) proxies.get(0).address();
		return proxy.getHostString() + ":" + proxy.getPort();
	}
}

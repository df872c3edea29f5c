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

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told the token: every pair of a server and an address, put together from parts. */
class HostTokenTest {

	private static final List<String> SCHEMES = List.of("https", "HTTPS", "http", "HTTP", "Http", "ftp");
	private static final List<String> USERS = List.of("", "ada@", "ada:pw@", "localhost@", "127.0.0.1:80@");
	private static final List<String> HERE = List.of("localhost", "LOCALHOST", "127.0.0.1", "[::1]");
	private static final List<String> ELSEWHERE = List.of("hub.example.org", "HUB.example.org", "localhost.example.org",
		"notlocalhost", "127.0.0.1.example.org", "127.0.0.2", "0.0.0.0", "[::2]", "localhost.");
	private static final List<String> PORTS = List.of("", ":0", ":80", ":443", ":8080");

	@Test
	void theTokenGoesToItsServerOnlyAndUnencryptedToThisComputerOnly() {
		final List<URI> addresses = SCHEMES.stream()
			.flatMap(scheme -> USERS.stream().map(user -> scheme + "://" + user))
			.flatMap(begin -> List.of(HERE, ELSEWHERE).stream().flatMap(List::stream).map(host -> begin + host))
			.flatMap(begin -> PORTS.stream().map(port -> URI.create(begin + port + "/path"))).toList();
		int told = 0;
		for (final URI server : addresses) {
			final HostToken token = new HostToken(server, "hf_abc");
			for (final URI address : addresses) {
				final boolean expected = server.getScheme().equalsIgnoreCase(address.getScheme()) &&
					server.getHost().equalsIgnoreCase(address.getHost()) && port(server) == port(address) &&
					(address.getScheme().equalsIgnoreCase("https") ||
						address.getScheme().equalsIgnoreCase("http") && HERE.contains(address.getHost()));
				assertEquals(expected, token.isFor(address), server + " " + address);
				told += expected ? 1 : 0;
			}
		}
		assertTrue(told > 1000);
	}

	private static int port(final URI address) {
		return address.getPort() >= 0 ? address.getPort() : address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
	}

	@ParameterizedTest
	@ValueSource(
		strings = { "HTTP://hub.example.org/", "http://localhost.example.org/", "http://localhost@example.org/",
			"http://[::ffff:7f00:1]/", "http://127.0.0.1.nip.io/", "ftp://localhost/", "file:///etc/passwd", "/api" })
	void whatOthersCanRead(final String address) {
		assertFalse(HostToken.isUnreadable(URI.create(address)));
	}

	@Test
	void aTokenIsTakenOutOfWhatAServerSays() {
		assertEquals("token … is expired",
			new HostToken(URI.create("https://hub.example.org"), "hf_abc").hide("token hf_abc is expired"));
	}
}

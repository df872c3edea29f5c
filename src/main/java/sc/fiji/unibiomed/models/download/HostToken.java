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

import java.net.URI;

/**
 * A token that goes to one server and to no other, however a request is redirected, and without encryption to this
 * computer only. Neither its text nor its messages show it.
 */
public final class HostToken {

	private final URI server;
	private final String token;

	/**
	 * @param server any address of the server that may see the token
	 * @param token printable characters without blanks
	 */
	public HostToken(final URI server, final String token) {
		this.server = server;
		this.token = token;
	}

	/**
	 * Whether an address is on the server that may see the token: same scheme, host and port, and nobody between here
	 * and there can read along.
	 */
	boolean isFor(final URI address) {
		return server.getScheme() != null && server.getScheme().equalsIgnoreCase(address.getScheme()) &&
			server.getHost() != null && server.getHost().equalsIgnoreCase(address.getHost()) &&
			port(server) == port(address) && isUnreadable(address);
	}

	/** Whether nobody can read what is sent to an address: it is encrypted, or does not leave this computer. */
	public static boolean isUnreadable(final URI address) {
		return "https".equalsIgnoreCase(address.getScheme()) ||
			"http".equalsIgnoreCase(address.getScheme()) && LocalHost.isNamedBy(address);
	}

	private static int port(final URI address) {
		if (address.getPort() >= 0) {
			return address.getPort();
		}
		return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
	}

	/** The value of the header {@code Authorization} (RFC 6750). */
	String header() {
		return "Bearer " + token;
	}

	/** A text without the token in it. */
	String hide(final String text) {
		return text.replace(token, "…");
	}

	@Override
	public String toString() {
		return "token for " + server.getHost();
	}
}

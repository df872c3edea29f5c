package sc.fiji.unibiomed.models.download;

import java.net.URI;

/**
 * A token that goes to one server and to no other, however a request is redirected. Neither its text nor its messages show
 * it.
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

	/** Whether an address is on the server that may see the token: same scheme, host and port. */
	boolean isFor(final URI address) {
		return server.getScheme().equalsIgnoreCase(address.getScheme()) && server.getHost().equalsIgnoreCase(address.getHost()) &&
			port(server) == port(address);
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

	@Override
	public String toString() {
		return "token for " + server.getHost();
	}
}

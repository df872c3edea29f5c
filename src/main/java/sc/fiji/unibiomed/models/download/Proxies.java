package sc.fiji.unibiomed.models.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which proxy an address is asked through: the one that Java, and so Fiji's <i>Proxy Settings</i>, knows; else the one of the
 * environment variables {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY}, in small letters or
 * capitals, as curl reads them.
 */
public final class Proxies extends ProxySelector {

	private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);
	private static final int USUAL_PORT = 1080;

	private final Optional<ProxySelector> java;
	private final Map<String, String> environment;

	/**
	 * @param java asked first
	 * @param environment the environment variables
	 */
	public Proxies(final Optional<ProxySelector> java, final Map<String, String> environment) {
		this.java = java;
		this.environment = environment;
	}

	/** Those of this process. */
	public static Proxies ofProcess() {
		return new Proxies(Optional.ofNullable(ProxySelector.getDefault()), System.getenv());
	}

	@Override
	public List<Proxy> select(final URI address) {
		final List<Proxy> known = java.map(selector -> selector.select(address)).orElse(List.of());
		if (known.stream().anyMatch(proxy -> proxy.type() == Proxy.Type.HTTP)) {
			return known;
		}
		return List.of(fromEnvironment(address).orElse(Proxy.NO_PROXY));
	}

	private Optional<Proxy> fromEnvironment(final URI address) {
		final String host = address.getHost().toLowerCase(Locale.ROOT);
		if (isExcepted(host, variable("NO_PROXY").orElse(""))) {
			return Optional.empty();
		}
		return variable(address.getScheme().toUpperCase(Locale.ROOT) + "_PROXY").or(() -> variable("ALL_PROXY")).flatMap(
			Proxies::proxy);
	}

	private Optional<String> variable(final String name) {
		return Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))).or(() -> Optional.ofNullable(environment.get(
			name))).map(String::strip).filter(value -> !value.isEmpty());
	}

	/** @param exceptions names of hosts and domains with commas between them, or an asterisk for all */
	private static boolean isExcepted(final String host, final String exceptions) {
		for (final String exception : exceptions.toLowerCase(Locale.ROOT).split("[,\\s]+")) {
			final String domain = exception.startsWith("*.") ? exception.substring(2) : exception.startsWith(".") ? exception
				.substring(1) : exception;
			if (exception.equals("*") || !domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain))) {
				return true;
			}
		}
		return false;
	}

	private static Optional<Proxy> proxy(final String value) {
		try {
			final URI uri = URI.create(value.contains("://") ? value : "http://" + value);
			if (uri.getHost() == null) {
				throw new IllegalArgumentException("no host");
			}
			if (!uri.getScheme().toLowerCase(Locale.ROOT).startsWith("http")) {
				LOG.warn("The proxy of the environment speaks {}, which is not supported; it is left out.", uri.getScheme());
				return Optional.empty();
			}
			return Optional.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort() < 0
				? USUAL_PORT : uri.getPort())));
		}
		catch (final IllegalArgumentException e) {
			// The value may hold a password.
			LOG.warn("The proxy that an environment variable names is no address; it is left out.");
			return Optional.empty();
		}
	}

	@Override
	public void connectFailed(final URI address, final SocketAddress proxy, final IOException reason) {
		java.ifPresent(selector -> selector.connectFailed(address, proxy, reason));
	}
}

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

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which proxy an address is asked through: the one that Java, and so Fiji's <i>Proxy Settings</i>, knows; else the one
 * of the environment variables {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY}, in
 * small letters or capitals, as curl reads them; they may hold a login, as in {@code http://name:password@proxy:3128}.
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

	/** Whether an address is asked without anybody in between. */
	boolean isDirect(final URI address) {
		return select(address).get(0).type() == Proxy.Type.DIRECT;
	}

	/**
	 * What is told to the proxy through which an address is asked, if it is one of the environment that has a login:
	 * the value of the header {@code Proxy-Authorization} (RFC 7617).
	 */
	Optional<String> login(final URI address) {
		final Proxy proxy = select(address).get(0);
		if (!(proxy.address() instanceof InetSocketAddress chosen)) {
			return Optional.empty();
		}
		return proxies().filter(uri -> chosen.getHostString().equals(uri.getHost()) && chosen.getPort() == port(uri))
			.flatMap(uri -> login(uri.getRawUserInfo()).stream()).findFirst();
	}

	/** Whether any proxy of the environment has a login. */
	boolean haveLogin() {
		return proxies().anyMatch(uri -> login(uri.getRawUserInfo()).isPresent());
	}

	private Stream<URI> proxies() {
		return Stream.of("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY").flatMap(name -> variable(name).stream())
			.flatMap(value -> uri(value).stream());
	}

	private static Optional<String> login(final String info) {
		return info == null || !info.contains(":")
			? Optional.empty()
			: Optional
				.of("Basic " + Base64.getEncoder().encodeToString(decoded(info).getBytes(StandardCharsets.UTF_8)));
	}

	/** Unlike in forms, a plus is a plus here. */
	private static String decoded(final String text) {
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	private Optional<Proxy> fromEnvironment(final URI address) {
		final String host = address.getHost().toLowerCase(Locale.ROOT);
		// What is meant for this computer does not leave it, as Java's own settings have it, too.
		if (LocalHost.isNamedBy(address) || isExcepted(host, variable("NO_PROXY").orElse(""))) {
			return Optional.empty();
		}
		return variable(address.getScheme().toUpperCase(Locale.ROOT) + "_PROXY").or(() -> variable("ALL_PROXY"))
			.flatMap(Proxies::proxy);
	}

	private Optional<String> variable(final String name) {
		return Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT)))
			.or(() -> Optional.ofNullable(environment.get(name))).map(String::strip).filter(value -> !value.isEmpty());
	}

	/** @param exceptions names of hosts and domains with commas between them, or an asterisk for all */
	private static boolean isExcepted(final String host, final String exceptions) {
		for (final String exception : exceptions.toLowerCase(Locale.ROOT).split("[,\\s]+")) {
			final String domain = exception.startsWith("*.")
				? exception.substring(2)
				: exception.startsWith(".") ? exception.substring(1) : exception;
			if (exception.equals("*") || !domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain))) {
				return true;
			}
		}
		return false;
	}

	private static Optional<Proxy> proxy(final String value) {
		final Optional<URI> uri = uri(value);
		if (uri.isEmpty()) {
			// The value may hold a password.
			LOG.warn("The proxy that an environment variable names is not an address; it is left out.");
		}
		else if (!uri.get().getScheme().toLowerCase(Locale.ROOT).startsWith("http")) {
			LOG.warn("The proxy of the environment speaks {}, which is not supported; it is left out.",
				uri.get().getScheme());
			return Optional.empty();
		}
		return uri
			.map(each -> new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(each.getHost(), port(each))));
	}

	private static Optional<URI> uri(final String value) {
		try {
			return Optional.of(URI.create(value.contains("://") ? value : "http://" + value))
				.filter(uri -> uri.getHost() != null);
		}
		catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static int port(final URI uri) {
		return uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
	}

	@Override
	public void connectFailed(final URI address, final SocketAddress proxy, final IOException reason) {
		java.ifPresent(selector -> selector.connectFailed(address, proxy, reason));
	}
}

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
package sc.fiji.unibiomed.models.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sc.fiji.unibiomed.models.download.HostToken;

/**
 * How the hub is reached, in the environment variables of the hub's own software (huggingface_hub, "Environment
 * variables"), so that what a user has set up for other programs holds here, too.
 */
public final class HubSettings {

	private static final Logger LOG = LoggerFactory.getLogger(HubSettings.class);
	private static final String HUB = "https://huggingface.co";
	private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");
	/** What may stand in a header; anything else would be refused by Java in a message that shows it. */
	private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

	private final Map<String, String> environment;
	private final Path userHome;

	/**
	 * @param environment the environment variables
	 * @param userHome the user's own folder
	 */
	public HubSettings(final Map<String, String> environment, final Path userHome) {
		this.environment = Map.copyOf(environment);
		this.userHome = userHome;
	}

	/** Those of this process. */
	public static HubSettings ofProcess() {
		return new HubSettings(System.getenv(), Path.of(System.getProperty("user.home")));
	}

	/**
	 * The hub's address: {@code HF_ENDPOINT}, or HuggingFace's own.
	 *
	 * @throws HubException if it is no address
	 */
	public URI endpoint() throws HubException {
		final String address = variable("HF_ENDPOINT").orElse(HUB).replaceAll("/+$", "");
		try {
			final URI uri = URI.create(address);
			if (uri.getHost() == null || uri.getScheme() == null ||
				!Set.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT)))
			{
				throw new IllegalArgumentException("no host");
			}
			return uri;
		}
		catch (final IllegalArgumentException e) {
			throw new HubException("The environment variable HF_ENDPOINT is '" + address +
				"', which is not an address such as https://huggingface.co; correct it.", e);
		}
	}

	/** Whether {@code HF_HUB_OFFLINE} says that the network is not to be used. */
	public boolean isOffline() {
		return variable("HF_HUB_OFFLINE").map(value -> TRUE.contains(value.toUpperCase(Locale.ROOT))).orElse(false);
	}

	/**
	 * The user's token: {@code HF_TOKEN}, or the file that {@code hf auth login} writes. Empty also where the hub's
	 * address is neither encrypted nor on this computer, as others could read the token on its way.
	 *
	 * @throws HubException if the hub's address is none
	 */
	public Optional<HostToken> token() throws HubException {
		final Optional<HostToken> token = anyToken();
		if (token.isPresent() && isTokenKeptBack()) {
			LOG.warn(
				"Your HuggingFace token is not sent to {}: the connection is not encrypted, so others could read " +
					"it; use an address with https.",
				endpoint());
			return Optional.empty();
		}
		return token;
	}

	/**
	 * Whether there is a token that is not sent.
	 *
	 * @throws HubException if the hub's address is none
	 */
	public boolean isTokenKeptBack() throws HubException {
		return !HostToken.isUnreadable(endpoint()) && anyToken().isPresent();
	}

	private Optional<HostToken> anyToken() throws HubException {
		final URI server = endpoint();
		return variable("HF_TOKEN").or(() -> variable("HUGGING_FACE_HUB_TOKEN")).or(this::storedToken)
			.map(text -> text.replaceAll("\\s", "")).filter(HubSettings::isUsable)
			.map(token -> new HostToken(server, token));
	}

	private static boolean isUsable(final String token) {
		final boolean usable = TOKEN.matcher(token).matches();
		if (!usable && !token.isEmpty()) {
			LOG.warn("The HuggingFace token has characters that no token has; it is left out.");
		}
		return usable;
	}

	private Optional<String> storedToken() {
		final Optional<Path> file = path("HF_TOKEN_PATH").or(() -> home().map(home -> home.resolve("token")));
		if (file.isEmpty() || !Files.isRegularFile(file.get())) {
			return Optional.empty();
		}
		try {
			return Optional.of(Files.readString(file.get(), StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			LOG.warn("The HuggingFace token in {} cannot be read: {}", file.get(), e.getMessage());
			return Optional.empty();
		}
	}

	/** The folder of the cache that the hub's own software shares between programs; need not exist. */
	public Optional<Path> cache() {
		return path("HF_HUB_CACHE").or(() -> path("HUGGINGFACE_HUB_CACHE"))
			.or(() -> home().map(home -> home.resolve("hub")));
	}

	private Optional<Path> home() {
		return path("HF_HOME").or(() -> path("XDG_CACHE_HOME").map(cache -> cache.resolve("huggingface")))
			.or(() -> Optional.of(userHome.resolve(".cache").resolve("huggingface")));
	}

	private Optional<Path> path(final String name) {
		try {
			return variable(name).map(value -> value.equals("~") || value.startsWith("~/")
				? userHome.resolve(value.substring(Math.min(2, value.length())))
				: Path.of(value));
		}
		catch (final InvalidPathException e) {
			LOG.warn("The environment variable {} is not a path; it is left out.", name);
			return Optional.empty();
		}
	}

	private Optional<String> variable(final String name) {
		return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
	}
}

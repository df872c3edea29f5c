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
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLException;

import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.DaemonThreads;

/**
 * Asks web servers for things. Certificates are always checked, redirections followed, except from https to http, and a
 * secret is told to its own server only. For any number of threads.
 */
public final class WebClient implements AutoCloseable {

	private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
	private static final int MOST_REDIRECTIONS = 10;
	private static final int PROXY_LOGIN_REQUIRED = 407;
	private static final String TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";

	private final ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.named("download"));
	private final HttpClient client;
	private final Proxies proxies;
	private final RetryPolicy patience;
	private final Optional<HostToken> secret;
	/** Whether any server has answered anything. */
	private volatile boolean answered;

	/**
	 * @param proxies which proxy each address is asked through
	 * @param secret for servers that want to know who asks
	 */
	public WebClient(final Proxies proxies, final RetryPolicy patience, final Optional<HostToken> secret) {
		this.proxies = proxies;
		this.patience = patience;
		this.secret = secret;
		if (proxies.haveLogin() && System.getProperty(TUNNELS) == null) {
			// Java tells proxies no passwords on the way to https; whoever has put one into the variable wants just
			// that.
			System.setProperty(TUNNELS, "");
		}
		// HTTP/2 would send all files through one connection, each at a fraction of what several of them bring.
		client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
			.proxy(proxies).connectTimeout(patience.connect()).executor(threads).build();
	}

	/** Something that is asked for. */
	@FunctionalInterface
	public interface Request<T> {

		T send() throws IOException;
	}

	/**
	 * Asks for something small, again and again as long as {@link RetryPolicy} lasts.
	 *
	 * @throws DownloadException if it cannot be had
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public <T> T retrying(final DownloadListener listener, final Cancellation cancellation, final Request<T> request)
		throws IOException
	{
		for (int inVain = 1; true; inVain++) {
			try {
				return request.send();
			}
			catch (final UnreachableException e) {
				if (isInVain(inVain)) {
					throw new DownloadException(e.getMessage() + ".", e);
				}
				pause(inVain, e, listener, cancellation);
			}
		}
	}

	/** Whether so many tries without a byte are enough. */
	boolean isInVain(final int tries) {
		return tries >= (answered ? patience.tries() : patience.firstTries());
	}

	/** Waits before the next try. */
	void pause(final int inVain, final UnreachableException reason, final DownloadListener listener,
		final Cancellation cancellation)
	{
		final Duration pause = patience.shortest(reason.wantedPause().orElse(patience.pauseAfter(inVain)));
		listener.notice(reason.getMessage() + "; next try in " + Math.max(1, pause.toSeconds()) + " s");
		cancellation.sleep(pause);
	}

	/**
	 * Asks for something.
	 *
	 * @return the answer, whatever it is, after redirections; to be closed
	 * @throws UnreachableException if there is none
	 * @throws DownloadException if it is no use to ask again
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public WebResponse get(final URI address, final Cancellation cancellation) throws IOException {
		return get(address, 0, Optional.empty(), cancellation);
	}

	/**
	 * Asks for the rest of something.
	 *
	 * @param from the first byte wanted
	 * @param etag which version is wanted; the answer is all of it if the server has another one (RFC 9110, section
	 *           13.1.5)
	 */
	WebResponse get(final URI address, final long from, final Optional<String> etag, final Cancellation cancellation)
		throws IOException
	{
		URI at = address;
		for (int i = 0; i <= MOST_REDIRECTIONS; i++) {
			final HttpResponse<InputStream> response = send(request(at, from, etag).build(), cancellation);
			if (response.statusCode() == PROXY_LOGIN_REQUIRED) {
				// The answer to a request for a tunnel has no body at all.
				if (response.body() != null) {
					response.body().close();
				}
				throw proxyLogin();
			}
			final Optional<String> location = response.headers().firstValue("Location");
			if (!REDIRECTIONS.contains(response.statusCode()) || location.isEmpty()) {
				return new WebResponse(response, tokenFor(at), patience.silence());
			}
			response.body().close();
			at = follow(at, location.get());
		}
		throw new DownloadException(address + " redirects in circles.");
	}

	/**
	 * Asks what a server says of something without its contents. Redirections are followed on the same server only, as
	 * the first answer of a hub says what the next server does not know.
	 *
	 * @return the answer, whatever it is; to be closed
	 * @throws UnreachableException if there is none
	 * @throws DownloadException if it is no use to ask again
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public WebResponse head(final URI address, final Cancellation cancellation) throws IOException {
		URI at = address;
		for (int i = 0; i <= MOST_REDIRECTIONS; i++) {
			final HttpResponse<InputStream> response = send(
				request(at, 0, Optional.empty()).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
				cancellation);
			if (response.statusCode() == PROXY_LOGIN_REQUIRED) {
				throw proxyLogin();
			}
			final Optional<String> location = response.headers().firstValue("Location");
			if (!REDIRECTIONS.contains(response.statusCode()) || location.isEmpty() ||
				!isOnSameServer(at, location.get()))
			{
				return new WebResponse(response, tokenFor(at), patience.silence());
			}
			response.body().close();
			at = follow(at, location.get());
		}
		throw new DownloadException(address + " redirects in circles.");
	}

	private static boolean isOnSameServer(final URI from, final String location) throws DownloadException {
		final URI to = follow(from, location);
		return from.getHost().equalsIgnoreCase(to.getHost()) && from.getPort() == to.getPort();
	}

	private static URI follow(final URI from, final String location) throws DownloadException {
		final URI to;
		try {
			to = from.resolve(location);
		}
		catch (final IllegalArgumentException e) {
			throw new DownloadException(from + " redirects to something that is not an address.", e);
		}
		if (to.getHost() == null ||
			!"https".equalsIgnoreCase(to.getScheme()) && !"http".equalsIgnoreCase(to.getScheme()) ||
			"https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme()))
		{
			throw new DownloadException(from + " redirects to an address that is not safe, on " +
				(to.getHost() == null ? "no host" : to.getHost()) + "; nothing was downloaded from there.");
		}
		return to;
	}

	private HttpRequest.Builder request(final URI address, final long from, final Optional<String> etag) {
		final HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience.answer())
			.header("User-Agent", "UniBiomed-Fiji");
		// Not an authenticator of Java's: with one, Java leaves out the header that the token is in.
		proxies.login(address).ifPresent(login -> request.header("Proxy-Authorization", login));
		tokenFor(address).ifPresent(token -> request.header("Authorization", token.header()));
		if (from > 0) {
			request.header("Range", "bytes=" + from + "-");
			// A weak one says too little to put two answers together (RFC 9110, section 13.1.5).
			etag.filter(version -> version.startsWith("\"")).ifPresent(version -> request.header("If-Range", version));
		}
		return request;
	}

	/** The token, if an address is told it. What a proxy would see is not told. */
	private Optional<HostToken> tokenFor(final URI address) {
		return secret.filter(token -> token.isFor(address))
			.filter(token -> "https".equalsIgnoreCase(address.getScheme()) || proxies.isDirect(address));
	}

	private HttpResponse<InputStream> send(final HttpRequest request, final Cancellation cancellation)
		throws IOException
	{
		cancellation.check();
		final CompletableFuture<HttpResponse<InputStream>> answer = client.sendAsync(request,
			HttpResponse.BodyHandlers.ofInputStream());
		try (Cancellation.Registration stop = cancellation.onCancel(() -> answer.cancel(true))) {
			final HttpResponse<InputStream> response = answer.get();
			answered = true;
			return response;
		}
		catch (final CancellationException e) {
			cancellation.check();
			throw e;
		}
		catch (final ExecutionException e) {
			cancellation.check();
			throw unreachable(request.uri(), e.getCause());
		}
		catch (final InterruptedException e) {
			answer.cancel(true);
			Thread.currentThread().interrupt();
			throw new DownloadException("Asking " + request.uri().getHost() + " was interrupted.", e);
		}
	}

	private static DownloadException proxyLogin() {
		return new DownloadException(
			"The proxy needs a name and a password, or refused those that it got; put them into " +
				"the environment variable HTTPS_PROXY: http://name:password@proxy:port.");
	}

	private static IOException unreachable(final URI address, final Throwable cause) {
		final String reason = cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
		if (cause instanceof SSLException) {
			return new DownloadException("The certificate of " + address.getHost() + " is not trusted" + reason +
				", so nothing was downloaded. Where the network inspects encrypted connections, ask its " +
				"administrator " + "for the certificate and add it to Java's trust store.", cause);
		}
		return new UnreachableException(
			address.getHost() + " cannot be reached" + reason + "; check the network and its proxy settings", cause);
	}

	/** Ends what is still under way. */
	@Override
	public void close() {
		threads.shutdownNow();
	}
}

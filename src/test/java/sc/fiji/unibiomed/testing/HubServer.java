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
package sc.fiji.unibiomed.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A stand-in for the HuggingFace hub on this computer: it lists a repository's files, and redirects to another server,
 * as the hub does, for those that lie in its large-file storage. Both can be told to misbehave.
 */
public final class HubServer implements AutoCloseable {

	/** Files of this size and more, and all weights, lie in the large-file storage. */
	private static final int LARGE = 10_000;
	/** Answers with files of this size and more can be broken off. */
	private static final int CUTTABLE = 1_000_000;
	private static final int PIECE = 1 << 13;

	/**
	 * What somebody asked for.
	 *
	 * @param host {@code hub} or {@code storage}
	 * @param path decoded, without the query
	 * @param range the header {@code Range}; {@code null} for all
	 * @param authorization the header; {@code null} without one
	 * @param from the address that the connection came from, with its port
	 */
	public record Request(String host, String path, String range, String authorization, String from) {}

	/** An answer that is not the one expected. */
	private record Refusal(int status, Map<String, String> headers) {}

	/** What is answered in place of something. */
	private record Reply(int status, Map<String, String> headers, byte[] body, boolean chunked) {}

	private final HttpServer hub = server();
	private final HttpServer storage = server();
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final String repository;
	private final Map<String, byte[]> files = new ConcurrentHashMap<>();
	private final List<Request> requests = new CopyOnWriteArrayList<>();
	private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
	private final Queue<Integer> cuts = new ConcurrentLinkedQueue<>();
	private final CountDownLatch end = new CountDownLatch(1);
	private final AtomicInteger sentWhole = new AtomicInteger();

	/** The token without which nothing is told; empty for a public repository. */
	public volatile String token = "";
	/** The licence that the owner gives. */
	public volatile String licence = "apache-2.0";
	/** Whether parts of files can be asked for. */
	public volatile boolean knowsRanges = true;
	/** Whether files have an entity tag. */
	public volatile boolean tags = true;
	/** Whether an answer that is cut stops without an end, instead of breaking off. */
	public volatile boolean stalls;
	/** How long the storage waits after each 8 kB. */
	public volatile int pauseMillis;
	/** Names of files of which the storage sends other bytes than it should, of the same number. */
	public final Map<String, Integer> wrong = new ConcurrentHashMap<>();

	private final Map<String, Reply> replies = new ConcurrentHashMap<>();
	/** Names of files that are listed with nothing but their names, as some mirrors do. */
	public final Set<String> bare = ConcurrentHashMap.newKeySet();

	/** Sizes of files that are listed instead of the true ones. */
	public final Map<String, Long> claims = new ConcurrentHashMap<>();

	/** @param repository {@code owner/name} */
	public HubServer(final String repository) throws IOException {
		this.repository = repository;
		hub.setExecutor(threads);
		storage.setExecutor(threads);
		hub.createContext("/", exchange -> answer("hub", exchange));
		storage.createContext("/", exchange -> answer("storage", exchange));
		hub.start();
		storage.start();
	}

	private static HttpServer server() throws IOException {
		return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
	}

	/** Adds the files of a folder. */
	public HubServer with(final Path folder) throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			for (final Path file : all.filter(Files::isRegularFile).toList()) {
				with(file.getFileName().toString(), Files.readAllBytes(file));
			}
		}
		return this;
	}

	/** Adds or changes a file; the repository has another commit then. */
	public HubServer with(final String name, final byte[] content) {
		files.put(name, content);
		return this;
	}

	/** Removes a file. */
	public HubServer without(final String name) {
		files.remove(name);
		return this;
	}

	/** Answers the next requests for files with these statuses. */
	public void refuse(final int status, final int times, final Map<String, String> headers) {
		for (int i = 0; i < times; i++) {
			refusals.add(new Refusal(status, headers));
		}
	}

	/**
	 * Answers with something else whenever somebody asks for this.
	 *
	 * @param name a file's name, or {@code main} for the list of files
	 */
	public void replyTo(final String name, final int status, final Map<String, String> headers, final String body) {
		replies.put(name, new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8), false));
	}

	/** The same in pieces, without telling how long it is. */
	public void replyInPiecesTo(final String name, final Map<String, String> headers, final String body) {
		replies.put(name, new Reply(200, headers, body.getBytes(StandardCharsets.UTF_8), true));
	}

	/** Answers as it should again. */
	public void replyAsUsual() {
		replies.clear();
	}

	/** Breaks the next answers with large files off after so many bytes. */
	public void cutAfter(final int... bytes) {
		for (final int count : bytes) {
			cuts.add(count);
		}
	}

	/** The address for {@code HF_ENDPOINT}. */
	public URI address() {
		return address(hub);
	}

	private static URI address(final HttpServer server) {
		return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
	}

	/** Environment variables that lead programs here and nowhere else. */
	public Map<String, String> environment(final Path home) {
		return Map.of("HF_ENDPOINT", address().toString(), "HF_HOME", home.toString());
	}

	/** All requests so far. */
	public List<Request> requests() {
		return requests;
	}

	/** The ranges of the requests to the storage for a file so far, "all" for a whole one. */
	public List<String> ranges(final String name) {
		return requests.stream()
			.filter(request -> request.host().equals("storage") && request.path().endsWith("/" + name))
			.map(request -> request.range() == null ? "all" : request.range()).toList();
	}

	/** How many answers with file contents ended as they should. */
	public int sentWhole() {
		return sentWhole.get();
	}

	/** The commit: another one whenever a file is another one. */
	public String commit() {
		final StringBuilder all = new StringBuilder();
		new TreeMap<>(files).forEach((name, content) -> all.append(name).append(Sha256.of(content)));
		return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 40);
	}

	/** SHA-1 of git's object for a file. */
	public static String gitBlob(final byte[] content) {
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-1");
			digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
			return HexFormat.of().formatHex(digest.digest(content));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	private void answer(final String host, final HttpExchange exchange) throws IOException {
		try (exchange) {
			final String path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
			requests.add(new Request(host, path, exchange.getRequestHeaders().getFirst("Range"),
				exchange.getRequestHeaders().getFirst("Authorization"), exchange.getRemoteAddress().toString()));
			final Reply reply = replies.get(path.substring(path.lastIndexOf('/') + 1));
			if (reply != null) {
				reply(exchange, reply);
			}
			else if (host.equals("storage")) {
				send(exchange, path.substring(path.lastIndexOf('/') + 1), true);
			}
			else if (!token.isEmpty() &&
				!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization")))
			{
				refuse(exchange, 401, Map.of("X-Error-Code", "GatedRepo"));
			}
			else if (path.startsWith("/api/models/" + repository + "/revision/")) {
				list(exchange, path.substring(path.lastIndexOf('/') + 1));
			}
			else if (path.startsWith("/" + repository + "/resolve/" + commit() + "/")) {
				resolve(exchange, path.substring(path.lastIndexOf('/') + 1));
			}
			else {
				refuse(exchange, path.startsWith("/api/") ? 401 : 404, Map.of("X-Error-Code", "RepoNotFound"));
			}
		}
	}

	private static void reply(final HttpExchange exchange, final Reply reply) throws IOException {
		reply.headers().forEach(exchange.getResponseHeaders()::set);
		final boolean empty = reply.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
		exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.chunked() ? 0 : reply.body().length);
		if (!empty) {
			exchange.getResponseBody().write(reply.body());
		}
	}

	private static void refuse(final HttpExchange exchange, final int status, final Map<String, String> headers)
		throws IOException
	{
		headers.forEach(exchange.getResponseHeaders()::set);
		exchange.sendResponseHeaders(status, -1);
	}

	private void list(final HttpExchange exchange, final String revision) throws IOException {
		if (!revision.equals("main") && !revision.equals(commit())) {
			refuse(exchange, 404, Map.of("X-Error-Code", "RevisionNotFound"));
			return;
		}
		final JsonObject card = new JsonObject();
		card.addProperty("license", licence);
		final JsonArray siblings = new JsonArray();
		new TreeMap<>(files).forEach((name, content) -> siblings.add(sibling(name, content)));
		final JsonObject info = new JsonObject();
		info.addProperty("id", repository);
		info.addProperty("sha", commit());
		info.add("cardData", card);
		info.add("siblings", siblings);
		final byte[] json = info.toString().getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, json.length);
		exchange.getResponseBody().write(json);
	}

	private JsonObject sibling(final String name, final byte[] content) {
		final JsonObject sibling = new JsonObject();
		sibling.addProperty("rfilename", name);
		if (bare.contains(name)) {
			return sibling;
		}
		final long size = claims.getOrDefault(name, (long) content.length);
		sibling.addProperty("size", size);
		sibling.addProperty("blobId", gitBlob(content));
		if (isLarge(name, content)) {
			final JsonObject lfs = new JsonObject();
			lfs.addProperty("sha256", Sha256.of(content));
			lfs.addProperty("size", size);
			lfs.addProperty("pointerSize", 134);
			sibling.add("lfs", lfs);
		}
		return sibling;
	}

	private static boolean isLarge(final String name, final byte[] content) {
		return content.length >= LARGE || name.endsWith(".safetensors");
	}

	private void resolve(final HttpExchange exchange, final String name) throws IOException {
		final byte[] content = files.get(name);
		if (content == null) {
			refuse(exchange, 404, Map.of("X-Error-Code", "EntryNotFound"));
		}
		else if (isLarge(name, content)) {
			if (tags) {
				exchange.getResponseHeaders().set("X-Linked-Etag", '"' + Sha256.of(content) + '"');
				exchange.getResponseHeaders().set("X-Linked-Size", Integer.toString(content.length));
			}
			exchange.getResponseHeaders().set("Location",
				address(storage) + "/signed/" + name + "?Expires=1&Signature=x%2Fy");
			exchange.sendResponseHeaders(302, -1);
		}
		else if (exchange.getRequestMethod().equals("HEAD")) {
			if (tags) {
				exchange.getResponseHeaders().set("ETag", '"' + gitBlob(content) + '"');
			}
			exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
			exchange.sendResponseHeaders(200, -1);
		}
		else {
			send(exchange, name, false);
		}
	}

	private void send(final HttpExchange exchange, final String name, final boolean cuttable) throws IOException {
		final Refusal refusal = refusals.poll();
		if (refusal != null) {
			refuse(exchange, refusal.status(), refusal.headers());
			return;
		}
		final byte[] content = content(name);
		final String etag = '"' + Sha256.of(content) + '"';
		final String range = exchange.getRequestHeaders().getFirst("Range");
		final String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
		final boolean part = range != null && knowsRanges && (ifRange == null || tags && ifRange.equals(etag));
		final int from = part ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
		if (from >= content.length && part) {
			refuse(exchange, 416, Map.of("Content-Range", "bytes */" + content.length));
			return;
		}
		if (tags) {
			exchange.getResponseHeaders().set("ETag", etag);
		}
		if (part) {
			exchange.getResponseHeaders().set("Content-Range",
				"bytes " + from + "-" + (content.length - 1) + "/" + content.length);
		}
		exchange.sendResponseHeaders(part ? 206 : 200, content.length == from ? -1 : content.length - from);
		final Integer cut = cuttable && content.length >= CUTTABLE ? cuts.poll() : null;
		final int count = cut == null ? content.length - from : Math.min(cut, content.length - from);
		write(exchange.getResponseBody(), content, from, count);
		if (count < content.length - from) {
			if (stalls) {
				await();
			}
			// Closing the exchange before the promised length breaks the connection off.
			return;
		}
		sentWhole.incrementAndGet();
	}

	private byte[] content(final String name) {
		final byte[] content = files.get(name).clone();
		if (wrong.getOrDefault(name, 0) > 0) {
			wrong.merge(name, -1, Integer::sum);
			content[content.length / 2] ^= 1;
		}
		return content;
	}

	private void write(final OutputStream body, final byte[] content, final int from, final int count)
		throws IOException
	{
		for (int at = from; at < from + count; at += PIECE) {
			body.write(content, at, Math.min(PIECE, from + count - at));
			body.flush();
			if (pauseMillis > 0) {
				pause(pauseMillis);
			}
		}
	}

	private void pause(final int millis) {
		try {
			end.await(millis, TimeUnit.MILLISECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void await() {
		try {
			end.await();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		end.countDown();
		hub.stop(0);
		storage.stop(0);
		threads.shutdownNow();
	}
}

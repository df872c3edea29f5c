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
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.download.RetryPolicy;
import sc.fiji.unibiomed.models.hub.HubSettings;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** A HuggingFace hub on this computer: whatever repository is asked for, it has the demo model's files. */
public final class DemoHub implements AutoCloseable {

	private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
	private static final String RESOURCES = "/sc/fiji/unibiomed/demo-model/";
	private static final String WEIGHTS = "model.safetensors";
	private static final List<String> SMALL = List.of("config.json", "generation_config.json", "vocab.json",
		"merges.txt", "added_tokens.json", "special_tokens_map.json", "tokenizer_config.json");

	private final HttpServer server;
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final List<String> requests = new CopyOnWriteArrayList<>();
	private final CountDownLatch held = new CountDownLatch(1);
	private final CountDownLatch released = new CountDownLatch(1);
	private volatile boolean holding;

	/** The licence that every repository has. */
	public volatile String licence = "apache-2.0";

	public DemoHub() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(threads);
		server.createContext("/", this::answer);
		server.start();
	}

	/** Models that are fetched from here into a cache folder; other programs' caches are looked for beside it. */
	public Models models(final CacheFolder cache) {
		final Duration soon = Duration.ofMillis(100);
		return new Models(cache,
			new HubSettings(Map.of("HF_ENDPOINT",
				"http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort(),
				"HF_HOME", cache.own().resolveSibling("no-other-cache").toString()), Path.of("no-home")),
			new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60), 2, 2, soon, soon));
	}

	/** Bytes of the weights. */
	public static long weightBytes() {
		return contents(WEIGHTS).length;
	}

	/** Sends half of the weights, and the rest not before {@link #release}. */
	public void hold() {
		holding = true;
	}

	/** Waits until half of the weights are sent. */
	public void awaitHeld() throws InterruptedException {
		if (!held.await(30, TimeUnit.SECONDS)) {
			throw new AssertionError("Nobody asked for the weights: " + requests);
		}
	}

	public void release() {
		holding = false;
		released.countDown();
	}

	/** Paths that were asked for so far, with a range if only a part was wanted. */
	public List<String> requests() {
		return requests;
	}

	private void answer(final HttpExchange exchange) throws IOException {
		final String path = exchange.getRequestURI().getPath();
		final String range = exchange.getRequestHeaders().getFirst("Range");
		requests.add(path + (range == null ? "" : " " + range));
		try (exchange) {
			final String file = path.substring(path.lastIndexOf('/') + 1);
			if (path.startsWith("/api/models/")) {
				send(exchange, listing().getBytes(StandardCharsets.UTF_8), 0);
			}
			else if (path.contains("/resolve/" + COMMIT + "/") && (SMALL.contains(file) || file.equals(WEIGHTS))) {
				send(exchange, contents(file), range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", "")));
			}
			else {
				exchange.sendResponseHeaders(404, -1);
			}
		}
	}

	private void send(final HttpExchange exchange, final byte[] content, final int from) throws IOException {
		if (from > 0) {
			exchange.getResponseHeaders().set("Content-Range",
				"bytes " + from + "-" + (content.length - 1) + "/" + content.length);
		}
		exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
		final OutputStream body = exchange.getResponseBody();
		final boolean half = holding && content.length == weightBytes();
		final int first = half ? (content.length - from) / 2 : content.length - from;
		body.write(content, from, first);
		body.flush();
		if (half) {
			held.countDown();
			await();
			body.write(content, from + first, content.length - from - first);
		}
		body.close();
	}

	private void await() {
		try {
			released.await();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private String listing() {
		final String small = SMALL.stream().map(file -> "{\"rfilename\":\"" + file + "\",\"size\":" +
			contents(file).length + ",\"blobId\":\"" + gitBlob(contents(file)) + "\"}")
			.collect(Collectors.joining(","));
		return "{\"sha\":\"" + COMMIT + "\",\"cardData\":{\"license\":\"" + licence + "\"},\"siblings\":[" + small +
			",{\"rfilename\":\"" + WEIGHTS + "\",\"size\":" + weightBytes() + ",\"blobId\":\"" + "0".repeat(40) +
			"\",\"lfs\":{\"sha256\":\"" + hex("SHA-256", contents(WEIGHTS)) + "\",\"size\":" + weightBytes() + "}}]}";
	}

	private static byte[] contents(final String file) {
		try (InputStream in = DemoHub.class.getResourceAsStream(RESOURCES + file)) {
			return in.readAllBytes();
		}
		catch (final IOException e) {
			throw new IllegalStateException("The demo model lacks " + file, e);
		}
	}

	private static String gitBlob(final byte[] content) {
		final byte[] head = ("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII);
		final byte[] all = new byte[head.length + content.length];
		System.arraycopy(head, 0, all, 0, head.length);
		System.arraycopy(content, 0, all, head.length, content.length);
		return hex("SHA-1", all);
	}

	private static String hex(final String algorithm, final byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has " + algorithm, e);
		}
	}

	@Override
	public void close() {
		release();
		server.stop(0);
		threads.shutdownNow();
	}
}

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
package sc.fiji.unibiomed.models;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** A web server on this computer that answers as a test wants it to. Notes what it was asked for. */
public final class LocalServer implements AutoCloseable {

	private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "local server"));
	private final HttpServer server;
	private final List<String> asked = new CopyOnWriteArrayList<>();

	/** @param answers to all requests; what it leaves open is closed */
	public LocalServer(final HttpHandler answers) throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(threads);
		server.createContext("/", exchange -> {
			try (exchange) {
				asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
				answers.handle(exchange);
			}
		});
		server.start();
	}

	/** Of something on it. */
	public URI address(final String path) {
		return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
	}

	/** Method and path of all requests so far. */
	public List<String> asked() {
		return asked;
	}

	/** Answers with a text. */
	public static void send(final HttpExchange exchange, final int status, final String text) throws IOException {
		send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
	}

	/** Answers with bytes, and tells how many there are. */
	public static void send(final HttpExchange exchange, final int status, final byte[] bytes) throws IOException {
		final boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
		exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
		if (!empty) {
			exchange.getResponseBody().write(bytes);
		}
	}

	/** Answers in pieces, without telling how long it is. */
	public static void sendInPieces(final HttpExchange exchange, final byte[] bytes) throws IOException {
		exchange.sendResponseHeaders(200, 0);
		exchange.getResponseBody().write(bytes);
	}

	/**
	 * Answers without an end, slowly, until whoever asked goes away.
	 *
	 * @param left counted down then
	 */
	public static void sendForEver(final HttpExchange exchange, final int status, final CountDownLatch left) {
		final byte[] piece = new byte[1000];
		try (OutputStream body = exchange.getResponseBody()) {
			exchange.sendResponseHeaders(status, 0);
			while (true) {
				body.write(piece);
				body.flush();
				Thread.sleep(5);
			}
		}
		catch (final IOException e) {
			left.countDown();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		server.stop(0);
		threads.shutdownNow();
	}
}

package sc.fiji.unibiomed.models;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A Maven repository with one file on this computer, which can be told to misbehave. */
final class Repository implements AutoCloseable {

	private final HttpServer server;
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final String path;
	private final byte[] content;
	private final List<String> requests = new CopyOnWriteArrayList<>();
	private final CountDownLatch end = new CountDownLatch(1);

	/** Whether parts of the file can be asked for. */
	volatile boolean knowsRanges = true;
	/** How many bytes of an answer are sent before it goes wrong. */
	volatile int sends = Integer.MAX_VALUE;
	/** Whether an answer that goes wrong stops without an end, instead of breaking off. */
	volatile boolean stalls;

	/** @param path of the file below the repository's address */
	Repository(final String path, final byte[] content) throws IOException {
		this.path = path;
		this.content = content;
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(threads);
		server.createContext("/", this::answer);
		server.start();
	}

	URI address() {
		return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort() +
			"/maven/");
	}

	/** The ranges of the requests so far, "all" for a whole file. */
	List<String> requests() {
		return requests;
	}

	private void answer(final HttpExchange exchange) throws IOException {
		final String range = exchange.getRequestHeaders().getFirst("Range");
		requests.add(range == null ? "all" : range);
		if (!exchange.getRequestURI().getPath().equals("/maven/" + path)) {
			exchange.sendResponseHeaders(404, -1);
			exchange.close();
			return;
		}
		final int from = range == null || !knowsRanges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
		exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
		final int count = Math.min(sends, content.length - from);
		final OutputStream body = exchange.getResponseBody();
		body.write(content, from, count);
		body.flush();
		if (count < content.length - from) {
			if (stalls) {
				await();
			}
			// Closing the exchange before the promised length breaks the connection off.
			exchange.close();
		}
		else {
			body.close();
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
		server.stop(0);
		threads.shutdownNow();
	}
}

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
package sc.fiji.unibiomed.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;

import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.download.Proxies;
import sc.fiji.unibiomed.models.download.RemoteFile;
import sc.fiji.unibiomed.models.download.ResumableDownload;
import sc.fiji.unibiomed.models.download.RetryPolicy;
import sc.fiji.unibiomed.models.download.WebClient;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.FileTrees;

/**
 * How fast a file as large as the published model comes from a server on the same computer: checked while it arrives,
 * and on disk for good at the end. No network is that fast, so this is what fetching costs besides.
 *
 * <pre>
 * java -cp … sc.fiji.unibiomed.benchmark.Fetching
 * </pre>
 */
public final class Fetching {

	private static final long BYTES = 2_327_331_428L;
	private static final int ROUNDS = 3;

	private Fetching() {}

	/** @param args none */
	public static void main(final String... args) throws IOException {
		final Path work = Files.createTempDirectory("unibiomed-fetching");
		final Path file = work.resolve("served.bin");
		final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(Executors.newCachedThreadPool());
		try {
			write(file);
			server.createContext("/", exchange -> {
				try (exchange; InputStream in = Files.newInputStream(file)) {
					exchange.sendResponseHeaders(200, BYTES);
					in.transferTo(exchange.getResponseBody());
				}
			});
			server.start();
			final RemoteFile remote = new RemoteFile(
				URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x"), BYTES,
				FileDigest.sha256Of(file, new Cancellation()));
			for (int round = 0; round < ROUNDS; round++) {
				Timing.awaitQuiet();
				final double seconds = fetch(remote, work.resolve("fetched.bin"));
				System.out.printf(Locale.ROOT, "%.2f GB in %.1f s, %.0f MB/s%n", BYTES / 1e9, seconds,
					BYTES / 1e6 / seconds);
			}
		}
		finally {
			server.stop(0);
			FileTrees.delete(work);
		}
		System.exit(0);
	}

	private static double fetch(final RemoteFile remote, final Path to) throws IOException {
		Files.deleteIfExists(to);
		final long begin = System.nanoTime();
		try (WebClient web = new WebClient(Proxies.ofProcess(), RetryPolicy.usual(), Optional.empty())) {
			new ResumableDownload(web, remote).into(to, DownloadListener.NONE, new Cancellation());
		}
		return (System.nanoTime() - begin) / 1e9;
	}

	private static void write(final Path file) throws IOException {
		final byte[] piece = new byte[1 << 20];
		final Random random = new Random(1);
		try (OutputStream out = Files.newOutputStream(file)) {
			for (long left = BYTES; left > 0; left -= piece.length) {
				random.nextBytes(piece);
				out.write(piece, 0, (int) Math.min(left, piece.length));
			}
		}
	}
}

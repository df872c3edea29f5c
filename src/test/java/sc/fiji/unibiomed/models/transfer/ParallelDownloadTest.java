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
package sc.fiji.unibiomed.models.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpHandler;

import sc.fiji.unibiomed.models.LocalServer;
import sc.fiji.unibiomed.models.Notices;
import sc.fiji.unibiomed.models.download.DownloadException;
import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.download.Proxies;
import sc.fiji.unibiomed.models.download.RemoteFile;
import sc.fiji.unibiomed.models.download.RetryPolicy;
import sc.fiji.unibiomed.models.download.WebClient;
import sc.fiji.unibiomed.models.hub.HubFile;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** Several files at once: what becomes of all of them when one does not come. */
@Timeout(60)
class ParallelDownloadTest {

	private static final byte[] SMALL = "small".getBytes();
	/** Whoever tries again waits for hours. */
	private static final RetryPolicy PATIENCE = new RetryPolicy(Duration.ofSeconds(20), Duration.ofSeconds(20),
		Duration.ofSeconds(20), 8, 8, Duration.ofHours(1), Duration.ofHours(1));

	@TempDir
	private Path work;
	private final WebClient web = new WebClient(new Proxies(Optional.empty(), Map.of()), PATIENCE, Optional.empty());
	/** Counted down when a file that would come for ever is asked for, and when nobody wants it any more. */
	private final CountDownLatch begun = new CountDownLatch(1);
	private final CountDownLatch left = new CountDownLatch(1);

	private LocalServer server;
	private HttpHandler answers;

	@BeforeEach
	void begin() throws IOException {
		server = new LocalServer(exchange -> answers.handle(exchange));
	}

	@AfterEach
	void end() {
		web.close();
		server.close();
	}

	@Test
	void allFilesArriveAndAreToldOfAsOne() throws IOException {
		final Notices notices = new Notices();
		fetch(exchange -> LocalServer.send(exchange, 200, SMALL), notices, "a", "b", "c", "d", "e", "f");
		for (final String name : List.of("a", "b", "c", "d", "e", "f")) {
			assertEquals("small", Files.readString(work.resolve(name)));
		}
		assertEquals(List.of("5 of 30", "10 of 30", "15 of 30", "20 of 30", "25 of 30", "30 of 30"), notices.reports());
	}

	@Test
	void whatIsRefusedIsNamedAndStopsTheOthers() throws IOException, InterruptedException {
		final RefusedFileException refused = assertThrows(RefusedFileException.class,
			() -> fetch(beside(exchange -> LocalServer.send(exchange, 403, "")), DownloadListener.NONE, "small",
				"endless"));
		assertEquals("small", refused.path());
		assertEquals(403, refused.refused().refusal().status());
		left.await();
	}

	@Test
	void whatIsNotTheFileStopsTheOthers() throws IOException, InterruptedException {
		// Also where the one that is stopped comes first.
		final DownloadException wrong = assertThrows(DownloadException.class,
			() -> fetch(beside(exchange -> LocalServer.send(exchange, 200, "smaller")), DownloadListener.NONE,
				"endless", "small"));
		assertTrue(wrong.getMessage().contains("/small is not the file that was expected"), wrong.getMessage());
		left.await();
	}

	@Test
	void aMistakeWhileItIsToldStopsTheOthersToo() throws IOException, InterruptedException {
		final CountDownLatch told = new CountDownLatch(1);
		// Of the small file, as nothing of the other comes before; and once, as that one must not end by itself.
		final DownloadListener broken = (done, total) -> {
			if (told.getCount() > 0) {
				told.countDown();
				throw new IllegalStateException("the window is gone");
			}
		};
		final HttpHandler handler = exchange -> {
			if (exchange.getRequestURI().getPath().equals("/endless")) {
				await(told);
				LocalServer.sendForEver(exchange, 200, left);
			}
			else {
				LocalServer.send(exchange, 200, SMALL);
			}
		};
		final DownloadException mistake = assertThrows(DownloadException.class,
			() -> fetch(handler, broken, "endless", "small"));
		assertEquals("the window is gone", mistake.getMessage());
		left.await();
	}

	@Test
	void anInterruptStopsAllAndStaysKnown() throws IOException, InterruptedException {
		final Thread waiting = Thread.currentThread();
		assertThrows(CancelledException.class,
			() -> fetch(beside(exchange -> waiting.interrupt()), DownloadListener.NONE, "endless", "small"));
		assertTrue(Thread.interrupted());
		left.await();
	}

	@Test
	void aCancelStopsAll() throws IOException, InterruptedException {
		final Cancellation cancellation = new Cancellation();
		assertThrows(CancelledException.class, () -> fetch(beside(exchange -> cancellation.cancel()),
			DownloadListener.NONE, cancellation, "endless", "small"));
		left.await();
	}

	/** One that stays would keep the program from ending. */
	@Test
	void noThreadStaysBehind() throws IOException, InterruptedException {
		final Set<Thread> before = Thread.getAllStackTraces().keySet();
		fetch(exchange -> LocalServer.send(exchange, 200, SMALL), DownloadListener.NONE, "a", "b");
		for (final Thread thread : Thread.getAllStackTraces().keySet()) {
			if (!before.contains(thread) && thread.getName().startsWith("pool-")) {
				thread.join();
			}
		}
		assertTrue(Files.exists(work.resolve("b")));
	}

	/** Sends for ever, and something else in place of the small file as soon as it does. */
	private HttpHandler beside(final HttpHandler small) {
		return exchange -> {
			if (exchange.getRequestURI().getPath().equals("/endless")) {
				begun.countDown();
				LocalServer.sendForEver(exchange, 200, left);
				return;
			}
			await(begun);
			small.handle(exchange);
		};
	}

	private static void await(final CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void fetch(final HttpHandler handler, final DownloadListener listener, final String... names)
		throws IOException
	{
		fetch(handler, listener, new Cancellation(), names);
	}

	private void fetch(final HttpHandler handler, final DownloadListener listener, final Cancellation cancellation,
		final String... names) throws IOException
	{
		final List<HubFile> files = new ArrayList<>();
		for (final String name : names) {
			files.add(new HubFile(name, name.equals("endless") ? 1L << 40 : SMALL.length, FileDigest.sha256Of(SMALL)));
		}
		answers = handler;
		new ParallelDownload(web, work, files, listener).fetch(files,
			file -> new RemoteFile(server.address("/" + file.path()), file.bytes(), file.digest()), cancellation);
	}
}

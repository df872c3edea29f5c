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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpServer;

import sc.fiji.unibiomed.models.Notices;
import sc.fiji.unibiomed.testing.HubServer;
import sc.fiji.unibiomed.testing.Sha256;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** Fetching one file from a server on this computer. */
class ResumableDownloadTest {

	private static final String NAME = "thing.bin";
	private static final byte[] CONTENT = content();
	/** Waits as if time were short. */
	private static final RetryPolicy PATIENCE = new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5),
		Duration.ofMillis(400), 4, 3, Duration.ofMillis(10), Duration.ofMillis(500));

	@TempDir
	private Path work;
	private Path file;
	private HubServer server;
	private WebClient web;
	private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

	@BeforeEach
	void startTheServer() throws IOException {
		server = new HubServer("somebody/something").with(NAME, CONTENT);
		web = new WebClient(Proxies.ofProcess(), PATIENCE, Optional.empty());
		file = work.resolve("thing.bin");
	}

	@AfterEach
	void stopTheServer() {
		web.close();
		server.close();
	}

	@Test
	void theFileArrivesWholeWithProgress() throws IOException {
		final AtomicLong last = new AtomicLong();
		download().into(file, (done, total) -> {
			assertEquals(CONTENT.length, total);
			assertTrue(done >= last.getAndSet(done));
		}, new Cancellation());
		assertArrived();
		assertEquals(CONTENT.length, last.get());
	}

	@Test
	void whatIsThereIsNotFetchedAgain() throws IOException {
		assertEquals(0, ResumableDownload.arrived(file));
		fetch();
		final Notices second = new Notices();
		download().into(file, second, new Cancellation());
		assertEquals(List.of("all"), server.ranges(NAME));
		assertEquals(List.of("3000000 of 3000000"), second.reports());
		assertEquals(CONTENT.length, ResumableDownload.arrived(file));
	}

	@Test
	void whatHasNotComeWholeIsKnownByItsName() {
		assertTrue(ResumableDownload.isPart(ResumableDownload.partOf(file)));
		assertTrue(ResumableDownload.isPart(work.resolve("thing.bin.part.json")));
		assertFalse(ResumableDownload.isPart(file));
		assertFalse(ResumableDownload.isPart(work.resolve("config.json")));
	}

	/** Ten kinds of bad luck: the connection breaks up to six times, anywhere. */
	@RepeatedTest(10)
	void aConnectionThatBreaksAnywhereGoesOnWhereItStopped(final RepetitionInfo repetition) throws IOException {
		final Random random = new Random(repetition.getCurrentRepetition());
		server.cutAfter(random.ints(1 + random.nextInt(6), 0, CONTENT.length / 3).toArray());
		fetch();
		assertArrived();
		assertTrue(server.ranges(NAME).size() > 1);
		assertTrue(server.ranges(NAME).stream().skip(1).filter(range -> !range.equals("all"))
			.allMatch(range -> range.matches("bytes=\\d+-")), server.ranges(NAME).toString());
	}

	@Test
	void aConnectionThatAlwaysBreaksIsGivenUpAndWhatHasComeIsKept() throws IOException {
		server.cutAfter(2_000_000, 0, 0, 0);
		final DownloadException broken = assertThrows(DownloadException.class, this::fetch);
		final long kept = Files.size(work.resolve("thing.bin.part"));
		assertTrue(
			broken.getMessage().endsWith(
				". " + kept / 1_000_000 + " of 3 MB of " + address() + " are kept; the next try resumes there."),
			broken.getMessage());
		assertEquals(List.of("thing.bin.part", "thing.bin.part.json"), files());
		assertEquals(kept, ResumableDownload.arrived(file));

		fetch();
		assertArrived();
		assertEquals("bytes=" + kept + "-", server.ranges(NAME).get(server.ranges(NAME).size() - 1));
	}

	@Test
	void aSilentServerCountsAsABrokenConnection() throws IOException {
		server.stalls = true;
		server.cutAfter(500_000);
		assertTimeoutPreemptively(Duration.ofSeconds(20), this::fetch);
		assertArrived();
		assertTrue(notices.get(0).startsWith("The connection broke (nothing came for "), notices.toString());
	}

	@Test
	void aSlowServerIsWaitedFor() throws IOException {
		server.pauseMillis = 5;
		fetch();
		assertArrived();
		assertEquals(List.of("all"), server.ranges(NAME));
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 429, 500, 502, 503, 504 })
	void aServerThatIsBusyIsAskedAgain(final int status) throws IOException {
		server.refuse(status, 2, Map.of());
		fetch();
		assertArrived();
		assertEquals(2, notices.size());
	}

	@Test
	void theServersWishToBeLeftAloneIsGranted() throws IOException {
		server.refuse(429, 1, Map.of("Retry-After", "60"));
		final long begin = System.nanoTime();
		fetch();
		// The longest pause that this test grants.
		assertTrue(System.nanoTime() - begin > 490_000_000L);
		assertTrue(notices.get(0).contains(" is too busy; next try in "), notices.toString());
	}

	@Test
	void aServerThatStaysBusyIsGivenUp() throws IOException {
		server.refuse(503, 100, Map.of());
		final DownloadException busy = assertThrows(DownloadException.class, this::fetch);
		assertTrue(busy.getMessage().contains("has a problem (it answered 503). Nothing arrived from "),
			busy.getMessage());
		assertEquals(List.of(), files());
		assertEquals(4, server.ranges(NAME).size());
	}

	@Test
	void aServerThatKnowsNoRangesSendsAllAgain() throws IOException {
		server.cutAfter(1_000_000);
		server.knowsRanges = false;
		fetch();
		assertArrived();
	}

	@Test
	void withoutTagsThePartIsTrustedAndTheWholeChecked() throws IOException {
		server.tags = false;
		server.cutAfter(1_000_000);
		fetch();
		assertArrived();
		assertTrue(server.ranges(NAME).get(1).startsWith("bytes="), server.ranges(NAME).toString());
	}

	/**
	 * The server has another version now, which is not the one wanted; its bytes are not put behind those that are
	 * here.
	 */
	@Test
	void aFileThatChangesBetweenPartsIsNeverPutTogetherFromBoth() throws IOException {
		server.cutAfter(1_000_000, 0, 0, 0, 0);
		assertThrows(DownloadException.class, this::fetch);
		final byte[] other = CONTENT.clone();
		Arrays.fill(other, 500, 1_500_000, (byte) 7);
		server.with(NAME, other);
		final DownloadException wrong = assertThrows(DownloadException.class, this::fetch);
		assertTrue(wrong.getMessage().contains("is not the file that was expected"), wrong.getMessage());
		assertEquals(List.of(), files());

		// What is wanted now is the new one.
		new ResumableDownload(web, new RemoteFile(address(), other.length, FileDigest.sha256(Sha256.of(other))))
			.into(file, DownloadListener.NONE, new Cancellation());
		assertArrayEquals(other, Files.readAllBytes(file));
	}

	/** A server may send the rest of another version although it was told which one is wanted. */
	@ParameterizedTest
	@ValueSource(strings = { "\"b\"", "W/\"b\"" })
	@Timeout(30)
	void theRestOfAnotherVersionIsNotPutBehindWhatIsHere(final String other) throws IOException {
		final String first = other.replace('b', 'a');
		final HttpServer careless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		final List<String> ranges = new CopyOnWriteArrayList<>();
		careless.createContext("/", exchange -> {
			try (exchange) {
				final String range = exchange.getRequestHeaders().getFirst("Range");
				ranges.add(String.valueOf(range));
				final int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
				exchange.getResponseHeaders().set("ETag", ranges.size() == 1 ? first : other);
				if (range != null) {
					exchange.getResponseHeaders().set("Content-Range",
						"bytes " + from + "-" + (CONTENT.length - 1) + "/" + CONTENT.length);
				}
				exchange.sendResponseHeaders(range == null ? 200 : 206, CONTENT.length - from);
				exchange.getResponseBody().write(CONTENT, from, ranges.size() == 1 ? 1_000_000 : CONTENT.length - from);
			}
		});
		careless.start();
		try {
			new ResumableDownload(web,
				new RemoteFile(URI.create("http://127.0.0.1:" + careless.getAddress().getPort() + "/thing"),
					CONTENT.length, FileDigest.sha256(Sha256.of(CONTENT))))
				.into(file, DownloadListener.NONE, new Cancellation());
		}
		finally {
			careless.stop(0);
		}
		assertArrived();
		assertEquals(3, ranges.size(), ranges.toString());
		assertEquals("null", ranges.get(2));
	}

	@Test
	void aPartOfAnotherFileIsThrownAway() throws IOException {
		server.cutAfter(1_000_000, 0, 0, 0, 0);
		assertThrows(DownloadException.class, this::fetch);
		final byte[] other = Arrays.copyOf(CONTENT, 2_000_000);
		server.with(NAME, other);
		new ResumableDownload(web, new RemoteFile(address(), other.length, FileDigest.sha256(Sha256.of(other))))
			.into(file, DownloadListener.NONE, new Cancellation());
		assertArrayEquals(other, Files.readAllBytes(file));
		assertEquals("all", server.ranges(NAME).get(server.ranges(NAME).size() - 1));
	}

	@Test
	void aPartOfWhichNobodyKnowsWhatItIsIsThrownAway() throws IOException {
		Files.write(work.resolve("thing.bin.part"), new byte[1000]);
		fetch();
		assertArrived();
		assertEquals(List.of("all"), server.ranges(NAME));
	}

	@Test
	void aPartWhoseNoteWasCutShortIsThrownAway() throws IOException {
		Files.write(work.resolve("thing.bin.part"), new byte[1000]);
		Files.writeString(work.resolve("thing.bin.part.json"), "{\"bytes\":30");
		fetch();
		assertArrived();
	}

	@Test
	void wrongBytesAreFetchedOnceMore() throws IOException {
		server.wrong.put(NAME, 1);
		fetch();
		assertArrived();
		assertEquals(List.of("thing.bin arrived damaged and is downloaded again"), notices);
	}

	@Test
	void bytesThatStayWrongAreRefusedAndNothingOfThemIsKept() throws IOException {
		server.wrong.put(NAME, 100);
		final DownloadException wrong = assertThrows(DownloadException.class, this::fetch);
		assertTrue(wrong.getMessage().contains("is not the file that was expected (its checksum differs)"),
			wrong.getMessage());
		assertEquals(List.of(), files());
	}

	@Test
	void aFileThatIsTooLongIsRefused() throws IOException {
		final ResumableDownload shorter = new ResumableDownload(web,
			new RemoteFile(address(), 1000, FileDigest.sha256(Sha256.of(CONTENT))));
		final DownloadException longer = assertThrows(DownloadException.class,
			() -> shorter.into(file, DownloadListener.NONE, new Cancellation()));
		assertTrue(longer.getMessage().contains("it is larger than 1000 bytes"), longer.getMessage());
		assertEquals(List.of(), files());
	}

	@Test
	void anEmptyFileArrives() throws IOException {
		server.with("empty", new byte[0]);
		new ResumableDownload(web,
			new RemoteFile(URI.create(server.address() + "/somebody/something/resolve/" + server.commit() + "/empty"),
				0, FileDigest.gitBlob(HubServer.gitBlob(new byte[0]))))
			.into(work.resolve("empty"), DownloadListener.NONE, new Cancellation());
		assertEquals(List.of("empty"), files());
	}

	@Test
	void aMissingFileIsNamedWithTheServersAnswer() {
		final URI address = server.address().resolve("/somebody/something/resolve/" + server.commit() + "/nothing.bin");
		final DownloadException missing = assertThrows(DownloadException.class,
			() -> new ResumableDownload(web, new RemoteFile(address, 1, FileDigest.sha256(""))).into(file,
				DownloadListener.NONE, new Cancellation()));
		assertEquals(address + " cannot be downloaded: the server answered 404.", missing.getMessage());
	}

	@Test
	void aServerThatIsNotThereIsToldSo() throws IOException {
		final int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		final ResumableDownload nowhere = new ResumableDownload(web,
			new RemoteFile(URI.create("http://127.0.0.1:" + port + "/x"), 1, FileDigest.sha256("")));
		final DownloadException unreachable = assertThrows(DownloadException.class,
			() -> nowhere.into(file, DownloadListener.NONE, new Cancellation()));
		assertTrue(unreachable.getMessage().startsWith("127.0.0.1 cannot be reached"), unreachable.getMessage());
		assertEquals(List.of(), files());
	}

	@Test
	void aCancelEndsAReadThatWaitsAndTheNextTryGoesOn() throws IOException {
		server.cutAfter(1_000_000);
		server.stalls = true;
		final Cancellation cancellation = new Cancellation();
		assertTimeoutPreemptively(Duration.ofSeconds(20),
			() -> assertThrows(CancelledException.class, () -> download().into(file, (done, total) -> {
				if (done == 1_000_000) {
					new Thread(cancellation::cancel).start();
				}
			}, cancellation)));
		assertEquals(List.of("thing.bin.part", "thing.bin.part.json"), files());

		fetch();
		assertArrived();
		assertEquals(List.of("all", "bytes=1000000-"), server.ranges(NAME));
	}

	@Test
	void aCancelEndsAPause() {
		server.refuse(503, 100, Map.of());
		final Cancellation cancellation = new Cancellation();
		final RetryPolicy patient = new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5),
			9, 9, Duration.ofHours(1), Duration.ofHours(1));
		try (WebClient waiting = new WebClient(Proxies.ofProcess(), patient, Optional.empty())) {
			assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThrows(CancelledException.class,
				() -> new ResumableDownload(waiting, remote()).into(file, new DownloadListener()
				{

					@Override
					public void report(final long done, final long total) {}

					@Override
					public void notice(final String words) {
						new Thread(cancellation::cancel).start();
					}
				}, cancellation)));
		}
	}

	@Test
	void whatWasCancelledBeforeFetchesNothing() throws IOException {
		final Cancellation cancellation = new Cancellation();
		cancellation.cancel();
		assertThrows(CancelledException.class, () -> download().into(file, DownloadListener.NONE, cancellation));
		assertEquals(List.of(), files());
		assertEquals(List.of(), server.requests());
	}

	@Test
	void twoAtOnceDoNotMixTheirBytes() throws IOException {
		final DownloadException[] second = new DownloadException[1];
		download().into(file, (done, total) -> {
			if (second[0] == null) {
				second[0] = assertThrows(DownloadException.class, this::fetch);
			}
		}, new Cancellation());
		assertTrue(second[0].getMessage().startsWith("Another program is downloading "), second[0].getMessage());
		assertArrived();
	}

	/** Linux has a file that is always full. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aFullDiskIsToldWithWhatToDo() throws IOException {
		Files.createSymbolicLink(work.resolve("thing.bin.part"), Path.of("/dev/full"));
		final DownloadException full = assertThrows(DownloadException.class, this::fetch);
		assertTrue(
			full.getMessage().contains("cannot be written to (No space left on device); make room on that disk."),
			full.getMessage());
		assertEquals(List.of("all"), server.ranges(NAME));
	}

	private void fetch() throws IOException {
		download().into(file, new DownloadListener() {

			@Override
			public void report(final long done, final long total) {}

			@Override
			public void notice(final String words) {
				notices.add(words);
			}
		}, new Cancellation());
	}

	private ResumableDownload download() {
		return new ResumableDownload(web, remote());
	}

	private RemoteFile remote() {
		return new RemoteFile(address(), CONTENT.length, FileDigest.sha256(Sha256.of(CONTENT)));
	}

	private URI address() {
		return URI.create(server.address() + "/somebody/something/resolve/" + server.commit() + "/" + NAME);
	}

	private void assertArrived() throws IOException {
		assertEquals(List.of("thing.bin"), files());
		assertArrayEquals(CONTENT, Files.readAllBytes(file));
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(work)) {
			return files.map(path -> path.getFileName().toString()).sorted().toList();
		}
	}

	private static byte[] content() {
		final byte[] content = new byte[3_000_000];
		new Random(1).nextBytes(content);
		return content;
	}
}

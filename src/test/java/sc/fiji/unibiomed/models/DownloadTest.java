package sc.fiji.unibiomed.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.runtime.Cancellation;
import sc.fiji.unibiomed.runtime.CancelledException;
import sc.fiji.unibiomed.runtime.Progress;
import sc.fiji.unibiomed.testing.Sha256;

/** Fetching from a server on this computer. */
class DownloadTest {

	private static final String NAME = "org/example/thing-1.jar";
	private static final byte[] CONTENT = content();

	@TempDir
	private Path work;
	private Path file;
	private Repository repository;

	@BeforeEach
	void startTheServer() throws IOException {
		repository = new Repository(NAME, CONTENT);
		file = work.resolve("cache").resolve("thing-1.jar");
	}

	@AfterEach
	void stopTheServer() {
		repository.close();
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
		fetch();
		fetch();
		assertEquals(List.of("all"), repository.requests());
	}

	@Test
	void aBrokenConnectionIsToldAndTheNextTryGoesOn() throws IOException {
		repository.sends = 1_500_000;
		final IOException broken = assertThrows(IOException.class, this::fetch);
		assertTrue(broken.getMessage().startsWith("The connection broke after "), broken.getMessage());
		assertEquals(List.of("thing-1.jar.part"), files());

		repository.sends = Integer.MAX_VALUE;
		final long kept = Files.size(work.resolve("cache").resolve("thing-1.jar.part"));
		assertTrue(kept > 0);
		fetch();
		assertArrived();
		assertEquals(List.of("all", "bytes=" + kept + "-"), repository.requests());
	}

	@Test
	void aServerThatKnowsNoRangesSendsAllAgain() throws IOException {
		part(Arrays.copyOf(CONTENT, 1000));
		repository.knowsRanges = false;
		fetch();
		assertArrived();
	}

	@Test
	void aPartThatIsTooLongIsThrownAway() throws IOException {
		part(new byte[CONTENT.length + 1]);
		fetch();
		assertArrived();
		assertEquals(List.of("all"), repository.requests());
	}

	@Test
	void aWrongFileIsRefusedAndNothingOfItIsKept() throws IOException {
		final Download other = new Download(repository.address().resolve(NAME), CONTENT.length, Sha256.of(new byte[0]));
		final IOException wrong = assertThrows(IOException.class, () -> other.into(file, Progress.NONE, new Cancellation()));
		assertTrue(wrong.getMessage().contains("is not the file that was expected"), wrong.getMessage());
		assertEquals(List.of(), files());
	}

	@Test
	void aPartOfAnotherFileIsFoundOutInTheEnd() throws IOException {
		part(new byte[1000]);
		assertThrows(IOException.class, this::fetch);
		assertEquals(List.of(), files());
		fetch();
		assertArrived();
	}

	@Test
	void aFileThatIsTooLongIsRefused() throws IOException {
		final Download shorter = new Download(repository.address().resolve(NAME), 1000, Sha256.of(CONTENT));
		assertThrows(IOException.class, () -> shorter.into(file, Progress.NONE, new Cancellation()));
		assertEquals(List.of(), files());
	}

	@Test
	void aMissingFileIsNamedWithTheServersAnswer() throws IOException {
		final URI address = repository.address().resolve("nothing.jar");
		final IOException missing = assertThrows(IOException.class, () -> new Download(address, 1, "").into(file, Progress.NONE,
			new Cancellation()));
		assertEquals(address + " cannot be fetched: the server answered 404.", missing.getMessage());
		assertEquals(List.of(), files());
	}

	@Test
	void aServerThatIsNotThereIsToldSo() throws IOException {
		final int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		final Download nowhere = new Download(URI.create("http://127.0.0.1:" + port + "/x.jar"), 1, "");
		final IOException unreachable = assertThrows(IOException.class, () -> nowhere.into(file, Progress.NONE,
			new Cancellation()));
		assertTrue(unreachable.getMessage().contains("cannot be reached"), unreachable.getMessage());
		assertEquals(List.of(), files());
	}

	@Test
	void aCancelEndsAReadThatWaitsAndTheNextTryGoesOn() throws IOException {
		repository.sends = 1_000_000;
		repository.stalls = true;
		final Cancellation cancellation = new Cancellation();
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThrows(CancelledException.class, () -> download().into(file,
			(done, total) -> {
				if (done == 1_000_000) {
					new Thread(cancellation::cancel).start();
				}
			}, cancellation)));
		assertEquals(List.of("thing-1.jar.part"), files());

		repository.sends = Integer.MAX_VALUE;
		fetch();
		assertArrived();
		assertEquals("bytes=1000000-", repository.requests().get(1));
	}

	@Test
	void whatWasCancelledBeforeFetchesNothing() throws IOException {
		final Cancellation cancellation = new Cancellation();
		cancellation.cancel();
		assertThrows(CancelledException.class, () -> download().into(file, Progress.NONE, cancellation));
		assertEquals(List.of(), files());
	}

	@Test
	void twoAtOnceDoNotMixTheirBytes() throws IOException {
		final IOException[] second = new IOException[1];
		download().into(file, (done, total) -> {
			if (second[0] == null) {
				second[0] = assertThrows(IOException.class, this::fetch);
			}
		}, new Cancellation());
		assertTrue(second[0].getMessage().startsWith("Another program is fetching "), second[0].getMessage());
		assertArrived();
	}

	private void fetch() throws IOException {
		download().into(file, Progress.NONE, new Cancellation());
	}

	private Download download() {
		return new Download(repository.address().resolve(NAME), CONTENT.length, Sha256.of(CONTENT));
	}

	private void part(final byte[] content) throws IOException {
		Files.createDirectories(file.getParent());
		Files.write(file.resolveSibling("thing-1.jar.part"), content);
	}

	private void assertArrived() throws IOException {
		assertEquals(List.of("thing-1.jar"), files());
		assertArrayEquals(CONTENT, Files.readAllBytes(file));
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(file.getParent())) {
			return files.map(path -> path.getFileName().toString()).sorted().toList();
		}
	}

	private static byte[] content() {
		final byte[] content = new byte[3_000_000];
		new Random(1).nextBytes(content);
		return content;
	}
}

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
package sc.fiji.unibiomed.interpret.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.testing.AlbumFormat;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** Nobody waits for a decoder that does not come back. */
@Timeout(60)
class WatchedReadingTest {

	private static final Path CT = Path.of("sample-images/02_ct.png");
	private static final Duration SHORT = Duration.ofMillis(300);

	@TempDir
	Path folder;

	@Test
	void whatIsReadComesBackAndSoDoesWhatGoesWrong() throws IOException {
		final WatchedReading watch = new WatchedReading(CT, file -> Duration.ofMinutes(1), new Cancellation());
		assertEquals(5, watch.read(() -> 5));
		assertThrows(EOFException.class, () -> watch.read(() -> {
			throw new EOFException();
		}));
		assertThrows(IllegalStateException.class, () -> watch.read(() -> {
			throw new IllegalStateException();
		}));
		assertThrows(OutOfMemoryError.class, () -> watch.read(() -> {
			throw new OutOfMemoryError();
		}));
	}

	@Test
	void whatTakesTooLongIsGivenUpTogetherWithItsThread() throws Exception {
		final CountDownLatch ended = new CountDownLatch(1);
		final WatchedReading watch = new WatchedReading(CT, file -> SHORT, new Cancellation());
		final String message = assertThrows(ImageReadException.class, () -> watch.read(() -> {
			try {
				Thread.sleep(600_000);
			}
			catch (final InterruptedException e) {
				ended.countDown();
			}
			return null;
		})).getMessage();
		assertEquals("Reading " + CT + " took longer than 0 seconds and was stopped; copy it to a faster drive, or " +
			"save it again.", message);
		assertTrue(ended.await(30, TimeUnit.SECONDS));
	}

	@Test
	void whatComesTooLateIsClosed() throws Exception {
		final CountDownLatch goOn = new CountDownLatch(1);
		final CountDownLatch closed = new CountDownLatch(1);
		final WatchedReading watch = new WatchedReading(CT, file -> SHORT, new Cancellation());
		assertThrows(ImageReadException.class, () -> watch.<AutoCloseable>read(() -> {
			boolean isWaiting = true;
			while (isWaiting) {
				try {
					goOn.await();
					isWaiting = false;
				}
				catch (final InterruptedException e) {
					// As decoders that do not listen.
					isWaiting = true;
				}
			}
			return closed::countDown;
		}));
		goOn.countDown();
		assertTrue(closed.await(30, TimeUnit.SECONDS));
	}

	@Test
	void filesMayTakeTenMinutesAndLargeOnesMore() throws IOException {
		assertEquals(Duration.ofMinutes(10), WatchedReading.mostOf(CT));
		assertEquals(Duration.ofMinutes(10), WatchedReading.mostOf(folder.resolve("none.png")));
		final Path large = folder.resolve("large.tif");
		try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
			file.setLength(3_000_000_000L);
		}
		assertEquals(Duration.ofMinutes(40), WatchedReading.mostOf(large));
	}

	@Test
	void aFormatThatDoesNotComeBackIsGivenUp() throws IOException {
		final Path album = AlbumFormat.write(folder.resolve("stuck.album"), CT);
		final ImageFormats formats = new ImageFormats(() -> List.of(new AlbumFormat()), file -> SHORT);
		assertTrue(
			assertThrows(ImageReadException.class, () -> formats.open(album, PlaneChoice.FIRST, OptionalInt.empty()))
				.getMessage().startsWith("Reading " + album + " took longer than "));
		Files.delete(album);
	}

	@Test
	void aCancelIsHeardWhateverAFormatDoes() throws Exception {
		final Path album = AlbumFormat.write(folder.resolve("stuck.album"), CT);
		final Cancellation cancellation = new Cancellation();
		final AtomicReference<Throwable> thrown = new AtomicReference<>();
		final Thread reader = new Thread(() -> thrown.set(assertThrows(CancelledException.class,
			() -> ImageFormats.installed().open(album, PlaneChoice.FIRST, OptionalInt.empty(), cancellation))));
		reader.start();
		Thread.sleep(200);
		cancellation.cancel();
		reader.join(10_000);
		assertFalse(reader.isAlive());
		assertEquals(CancelledException.class, thrown.get().getClass());
		Files.delete(album);
	}

	@Test
	void aThreadThatIsInterruptedWaitsNoLonger() throws IOException {
		final Path album = AlbumFormat.write(folder.resolve("stuck.album"), CT);
		Thread.currentThread().interrupt();
		assertThrows(CancelledException.class,
			() -> ImageFormats.installed().open(album, PlaneChoice.FIRST, OptionalInt.empty()));
		assertTrue(Thread.interrupted());
		Files.delete(album);
	}

	@Test
	void pixelsThatAreReadLaterAreWatchedAsWell() throws IOException {
		final Path album = AlbumFormat.write(folder.resolve("slow.album"), CT);
		final ImageFormats formats = new ImageFormats(() -> List.of(new AlbumFormat()), file -> Duration.ofMinutes(1));
		final Cancellation cancellation = new Cancellation();
		try (ImageSource source = formats.open(album, PlaneChoice.FIRST, OptionalInt.empty(), cancellation)) {
			assertEquals(source.image(), source.image());
			assertEquals(source.image(), source.image().overview());
			source.image().pixels(Position.FIRST, 1);
			cancellation.cancel();
			assertThrows(CancelledException.class, () -> source.image().pixels(Position.FIRST, 1));
		}
		final ImageFormats hasty = new ImageFormats(() -> List.of(new AlbumFormat()), file -> Duration.ofMillis(60));
		try (ImageSource source = hasty.open(album, PlaneChoice.FIRST, OptionalInt.empty())) {
			assertThrows(UncheckedIOException.class, () -> source.image().pixels(Position.FIRST, 1));
		}
		catch (final ImageReadException e) {
			// A busy computer may not even open it in that time.
			assertTrue(e.getMessage().contains("was stopped"), e.getMessage());
		}
	}

	@Test
	void masksAreReadUnderWatchAsWell() throws IOException {
		final Cancellation cancellation = new Cancellation();
		assertTrue(ImageFormats.mask(Path.of("sample-images/02_ct_mask_liver.png"), cancellation).area() > 0);
		cancellation.cancel();
		assertThrows(CancelledException.class,
			() -> ImageFormats.mask(Path.of("sample-images/02_ct_mask_liver.png"), cancellation));
	}
}

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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.models.Notices;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** What lies on the disk of a file that is on its way. */
class PartialFileTest {

	private static final byte[] CONTENT = "0123456789".getBytes();

	@TempDir
	private Path work;

	@Test
	void whatHasComeIsThereTheNextTime() throws IOException {
		try (PartialFile part = open()) {
			part.from(Optional.of("\"a\""));
			part.append(CONTENT, 4);
		}
		try (PartialFile part = open()) {
			assertEquals(4, part.size());
			assertEquals(Optional.of("\"a\""), part.etag());
			part.append("456789".getBytes(), 6);
			assertTrue(part.isRight());
			part.complete();
		}
		assertEquals(List.of("thing"), files());
		assertArrayEquals(CONTENT, Files.readAllBytes(work.resolve("thing")));
	}

	/** Whoever is stopped while what is there is read loses nothing, and is in nobody's way. */
	@Test
	void readingWhatIsThereCanBeStopped() throws IOException {
		try (PartialFile part = open()) {
			part.from(Optional.empty());
			part.append(CONTENT, 4);
		}
		final Cancellation cancellation = new Cancellation();
		cancellation.cancel();
		assertThrows(CancelledException.class,
			() -> new PartialFile(remote(CONTENT.length), work.resolve("thing"), DownloadListener.NONE, cancellation));
		try (PartialFile part = open()) {
			assertEquals(4, part.size());
		}
	}

	/** With holes in place of bytes, as most disks keep it. */
	@Test
	void thatMuchIsReadIsToldBefore() throws IOException {
		final RemoteFile large = remote(300_000_000);
		try (
			PartialFile part = new PartialFile(large, work.resolve("thing"), DownloadListener.NONE, new Cancellation()))
		{
			part.from(Optional.empty());
			part.append(CONTENT, 4);
		}
		try (RandomAccessFile part = new RandomAccessFile(work.resolve("thing.part").toFile(), "rw")) {
			part.setLength(201_000_000);
		}
		final Cancellation cancellation = new Cancellation();
		final Notices notices = new Notices(cancellation);
		assertThrows(CancelledException.class,
			() -> new PartialFile(large, work.resolve("thing"), notices, cancellation));
		assertEquals(List.of("Checking the 201 MB of thing that are here"), notices.words());
	}

	@Test
	void littleIsReadWithoutAWord() throws IOException {
		try (PartialFile part = open()) {
			part.from(Optional.empty());
			part.append(CONTENT, 4);
		}
		final Notices notices = new Notices();
		new PartialFile(remote(CONTENT.length), work.resolve("thing"), notices, new Cancellation()).close();
		assertEquals(List.of(), notices.words());
	}

	/** Linux lists the files that a process has open. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void nothingStaysOpen() throws IOException {
		try (PartialFile part = open()) {
			assertFalse(opened("thing.part").isEmpty());
			assertThrows(DownloadException.class, this::open);
			assertEquals(1, opened("thing.part").size());
			part.from(Optional.empty());
			part.append(CONTENT, CONTENT.length);
			part.complete();
		}
		assertEquals(List.of(), opened("thing"));
	}

	private PartialFile open() throws IOException {
		return new PartialFile(remote(CONTENT.length), work.resolve("thing"), DownloadListener.NONE,
			new Cancellation());
	}

	private static RemoteFile remote(final long bytes) {
		return new RemoteFile(URI.create("https://hub.example.org/thing"), bytes, FileDigest.sha256Of(CONTENT));
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(work)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	private List<Path> opened(final String name) throws IOException {
		try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
			return links.filter(Files::exists).map(PartialFileTest::target)
				.filter(work.toRealPath().resolve(name)::equals).toList();
		}
	}

	private static Path target(final Path link) {
		try {
			return link.toRealPath();
		}
		catch (final IOException e) {
			// Closed in between, by another thread.
			return link;
		}
	}
}

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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.Progress;

class FileDigestTest {

	/** FIPS 180-2, appendix B.1. */
	private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

	@TempDir
	private Path work;

	@Test
	void sha256IsThatOfTheStandard() throws IOException {
		final Path file = Files.writeString(work.resolve("abc"), "abc");
		assertEquals(FileDigest.sha256(ABC), FileDigest.sha256Of(file, new Cancellation()));
		assertEquals(FileDigest.sha256(ABC.toUpperCase()), FileDigest.sha256Of("abc".getBytes()));
	}

	/** As {@code git hash-object} says. */
	@Test
	void gitNamesAFileByItsSizeAndContents() throws IOException {
		final Path file = Files.writeString(work.resolve("hello"), "hello\n");
		assertTrue(FileDigest.gitBlob("ce013625030ba8dba906f756967f9e9ca394464a").fits(file, Progress.NONE,
			new Cancellation()));
		assertFalse(FileDigest.gitBlob("de013625030ba8dba906f756967f9e9ca394464a").fits(file, Progress.NONE,
			new Cancellation()));
	}

	@Test
	void readingALargeFileShowsProgressAndCanBeStopped() throws IOException {
		final Path file = Files.write(work.resolve("large"), new byte[600_000]);
		final FileDigest digest = FileDigest.sha256Of(new byte[600_000]);
		final List<Long> read = new ArrayList<>();
		assertTrue(digest.fits(file, (done, total) -> {
			assertEquals(600_000, total);
			read.add(done);
		}, new Cancellation()));
		assertEquals(List.of(262_144L, 524_288L, 600_000L), read);

		final Cancellation cancellation = new Cancellation();
		assertThrows(CancelledException.class,
			() -> digest.fits(file, (done, total) -> cancellation.cancel(), cancellation));
	}
}

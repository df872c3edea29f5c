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
package sc.fiji.unibiomed.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FullDiskExceptionTest {

	@TempDir
	private Path work;

	/** Linux has a file for those who want to know what happens then. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void whatTheSystemSaysIsUnderstood() {
		IOException failure = new IOException("nothing failed");
		try (FileOutputStream full = new FileOutputStream("/dev/full")) {
			full.write(1);
		}
		catch (final IOException e) {
			failure = e;
		}
		assertEquals(
			"The disk of " + work +
				" is full; what was finished is kept. Make room there, and start again: it resumes where it stopped.",
			FullDiskException.of(failure, work).orElseThrow().getMessage());
	}

	@Test
	void theReasonMayBeWithinOthers() {
		final IOException quota = new FileSystemException("a", null, "Disk quota exceeded");
		assertTrue(FullDiskException.of(new UncheckedIOException(quota), work).isPresent());
		final FullDiskException known = FullDiskException
			.of(new IOException("There is not enough space on the disk"), work).orElseThrow();
		assertSame(known, FullDiskException.of(new IllegalStateException(known), work).orElseThrow());
	}

	@Test
	void otherReasonsAreOthers() {
		assertTrue(Files.isDirectory(work));
		assertEquals(Optional.empty(), FullDiskException.of(new IOException("File too large"), work));
		assertEquals(Optional.empty(), FullDiskException.of(new IllegalStateException("no space left"), work));
		assertEquals(Optional.empty(), FullDiskException.of(new FileSystemException("a"), work));
	}
}

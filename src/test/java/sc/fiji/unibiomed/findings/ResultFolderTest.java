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
package sc.fiji.unibiomed.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {

	@TempDir
	private Path work;
	private Path output;

	@BeforeEach
	void nameTheOutput() {
		output = work.resolve("out");
	}

	@Test
	void nothingIsThereUntilItIsPublished() throws IOException {
		try (ResultFolder folder = new ResultFolder(output)) {
			Files.writeString(folder.file("answer.json"), "{}");
			assertFalse(Files.exists(output));
			folder.publish();
		}
		assertEquals(Map.of("out/answer.json", "{}"), filesOf(work));
	}

	@Test
	void closingWithoutPublishingLeavesNothing() throws IOException {
		try (ResultFolder folder = new ResultFolder(output.resolve("deeper"))) {
			Files.writeString(folder.file("answer.json"), "{}");
		}
		assertEquals(Map.of(), filesOf(work));
		assertFalse(Files.exists(output));
	}

	@Test
	void parentFoldersAreMade() throws IOException {
		write(output.resolve("a/b"), "answer.json");
		assertEquals(Map.of("out/a/b/answer.json", "new"), filesOf(work));
	}

	@Test
	void aNewResultReplacesTheEarlierOneAndNothingElse() throws IOException {
		Files.createDirectories(output);
		for (final String file : new String[] { "answer.json", "mask-1.png", "mask-2.png", "mask-3.tif", "overlay.png",
			"notes.txt", "mask-of-mine.png" })
		{
			Files.writeString(output.resolve(file), "old");
		}

		write(output, "answer.json", "mask-1.png");

		assertEquals(Map.of("out/answer.json", "new", "out/mask-1.png", "new", "out/notes.txt", "old",
			"out/mask-of-mine.png", "old"), filesOf(work));
	}

	@Test
	void anEarlierResultStaysIfTheNewOneIsNotPublished() throws IOException {
		write(output, "answer.json", "mask-1.png");
		final Map<String, String> before = filesOf(work);
		try (ResultFolder folder = new ResultFolder(output)) {
			Files.writeString(folder.file("answer.json"), "newer");
		}
		assertEquals(before, filesOf(work));
	}

	@Test
	void anEarlierResultComesBackIfTheNewOneCannotTakeItsPlace() throws IOException {
		write(output, "answer.json", "mask-1.png");
		final Map<String, String> before = filesOf(work);
		try (ResultFolder folder = new ResultFolder(output)) {
			Files.writeString(folder.file("answer.json"), "newer");
			Files.writeString(folder.file("mask-1.png"), "newer");
			// The user makes a folder of a result's name in the meantime.
			Files.createDirectories(output.resolve("overlay.png/inside"));
			Files.writeString(folder.file("overlay.png"), "newer");
			assertThrows(IOException.class, folder::publish);
		}
		assertEquals(before, filesOf(work));
		assertTrue(Files.isDirectory(output.resolve("overlay.png/inside")));
	}

	@Test
	void aFileInItsPlaceIsNamed() throws IOException {
		Files.writeString(output, "precious");
		final OutputException refused = assertThrows(OutputException.class, () -> ResultFolder.check(output));
		assertEquals("The output " + output + " is a file; give a folder.", refused.getMessage());

		final Path below = output.resolve("below");
		final OutputException refusedBelow = assertThrows(OutputException.class, () -> new ResultFolder(below));
		assertEquals("The output folder " + below + " cannot be made: " + output + " is a file.",
			refusedBelow.getMessage());
		assertEquals(Map.of("out", "precious"), filesOf(work));
	}

	@Test
	void aParentThatMayNotBeWrittenIsNamed() throws IOException {
		Assumptions.assumeTrue(Files.getFileStore(work).supportsFileAttributeView("posix"));
		final Path locked = Files.createDirectory(work.resolve("locked"));
		Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
		Assumptions.assumeFalse(Files.isWritable(locked), "this user may write everywhere");
		final OutputException refused = assertThrows(OutputException.class,
			() -> ResultFolder.check(locked.resolve("out")));
		assertTrue(refused.getMessage().contains(locked + " is read-only for you"), refused.getMessage());
	}

	@Test
	void othersMayReadAResultAsTheyMayReadOtherNewFolders() throws IOException {
		Assumptions.assumeTrue(Files.getFileStore(work).supportsFileAttributeView("posix"));
		write(output, "answer.json");
		final Path usual = Files.createDirectory(work.resolve("usual"));
		assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(output));
	}

	private static void write(final Path output, final String... files) throws IOException {
		try (ResultFolder folder = new ResultFolder(output)) {
			for (final String file : files) {
				Files.writeString(folder.file(file), "new");
			}
			folder.publish();
		}
	}

	/** Every file below a folder with its text; hidden files, too. */
	private static Map<String, String> filesOf(final Path folder) throws IOException {
		final Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path file : all.filter(Files::isRegularFile).toList()) {
				files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
			}
		}
		return files;
	}
}

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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.findings.ResultFolder;
import sc.fiji.unibiomed.testing.NotingDrive;

/** What has its name is on disk: if the power fails a moment later, it is there, and whole. */
class DurableFilesTest {

	@TempDir
	private Path folder;
	private final NotingDrive drive = new NotingDrive();

	@Test
	void aFileIsOnDiskBeforeItGetsItsName() throws IOException {
		AtomicFile.writeText(drive.file(folder.resolve("note.json")), out -> out.write("done"));
		assertEquals(withNames(List.of("force .x.part", "move .x.part → note.json"), "force " + folder.getFileName()),
			notes());
		assertEquals("done", Files.readString(folder.resolve("note.json")));
	}

	@Test
	void aFolderOfResultsIsOnDiskBeforeItGetsItsName() throws IOException {
		final Path target = drive.file(folder.resolve("answer"));
		try (ResultFolder results = new ResultFolder(target)) {
			write(results);
			results.publish();
		}
		final List<String> notes = notes();
		final int move = notes.indexOf("move .unibiomed-x → answer");
		assertEquals(names(Set.of("force answer.json", "force mask-1.png"), "force .unibiomed-x"),
			new TreeSet<>(notes.subList(0, move)));
		assertEquals(withNames(List.of(), "force " + folder.getFileName()), notes.subList(move + 1, notes.size()));
	}

	@Test
	void soAreFilesThatTakeThePlaceOfEarlierOnes() throws IOException {
		final Path target = drive.file(Files.createDirectory(folder.resolve("answer")));
		Files.writeString(folder.resolve("answer/answer.json"), "{}");
		try (ResultFolder results = new ResultFolder(target)) {
			write(results);
			results.publish();
		}
		final List<String> notes = notes();
		for (final String name : List.of("answer.json", "mask-1.png")) {
			final int forced = notes.indexOf("force " + name);
			assertEquals(true, forced >= 0 && forced < notes.lastIndexOf("move " + name + " → " + name),
				notes.toString());
		}
		assertEquals(withNames(List.of(), "force answer"),
			notes.subList(notes.lastIndexOf("move mask-1.png → mask-1.png") + 1, notes.size()).stream()
				.filter(note -> !note.startsWith("move")).toList());
	}

	private static void write(final ResultFolder results) throws IOException {
		Files.writeString(results.file("answer.json"), "{}");
		Files.write(results.file("mask-1.png"), new byte[100]);
	}

	/** With x in place of what is different each time. */
	private List<String> notes() {
		return drive.notes().stream().map(note -> note.replaceAll("\\.[0-9a-f-]{36}\\.part", ".x.part")
			.replaceAll("\\.unibiomed-\\d+", ".unibiomed-x")).toList();
	}

	/** Windows cannot open folders, and keeps their names by itself. */
	private static List<String> withNames(final List<String> notes, final String names) {
		return File.separatorChar == '/' ? Stream.concat(notes.stream(), Stream.of(names)).toList() : notes;
	}

	private static Set<String> names(final Set<String> notes, final String names) {
		return new TreeSet<>(withNames(List.copyOf(notes), names));
	}
}

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
package sc.fiji.unibiomed.batch.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.testing.NotingDrive;

class BatchFolderTest {

	@TempDir
	private Path temp;

	/** A folder with a task's name counts as done at the next start, also if the power failed in between. */
	@Test
	void anAnswerIsOnDiskBeforeItCountsAsDone() throws IOException {
		final NotingDrive drive = new NotingDrive();
		final BatchFolder folder = BatchFolder.at(drive.file(temp.resolve("output")));
		final int before = drive.notes().size();
		final Path part = folder.begin("ct_0123456789");
		for (final String name : List.of("answer.json", "findings.csv", "mask-1.png")) {
			Files.writeString(part.resolve(name), "{}");
		}
		folder.finish("ct_0123456789", part);
		final List<String> notes = drive.notes().subList(before, drive.notes().size());
		final int move = notes.indexOf("move " + part.getFileName() + " → ct_0123456789");
		assertTrue(new TreeSet<>(notes.subList(0, move))
			.containsAll(List.of("force answer.json", "force findings.csv", "force mask-1.png")), notes.toString());
		assertEquals(List.of(), notes.subList(move + 1, notes.size()).stream()
			.filter(note -> !note.equals("force " + BatchFolder.TASKS)).toList());
	}
}

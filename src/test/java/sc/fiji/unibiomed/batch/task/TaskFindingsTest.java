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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.batch.plan.Asker;
import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;

/** Rows of the table of all findings. */
class TaskFindingsTest {

	private static final Asker ASKER = new Asker("0123456789abcdef", "demo", "0a1b", "exact", "", "");

	@TempDir
	private Path output;
	private BatchFolder folder;
	private BatchEntry entry;

	@BeforeEach
	void begin() throws IOException {
		folder = BatchFolder.at(output);
		entry = new BatchEntry(0, "ct/a.png", Path.of("in/ct/a.png"), new PlaneChoice.Stack(), "What is it?",
			List.of());
	}

	private Optional<TaskFindings> findings() throws IOException {
		final List<FolderContents.Known> known = FolderContents
			.of(new BatchPlan(List.of(entry)), Optional.of(ASKER), output).tasks();
		return known.isEmpty() ? Optional.empty() : Optional.of(TaskFindings.of(known.get(0).record(), output));
	}

	private static String cell(final TaskFindings findings, final String column) {
		return findings.rows().get(0).get(TaskFindings.columns().indexOf(column));
	}

	@Test
	void aFailedImageHasARowWithItsReason() throws IOException {
		folder.note(entry, ASKER, EntryRecord.failed(entry, ASKER, "The file is cut short.", 2));
		final TaskFindings findings = findings().orElseThrow();
		assertEquals(1, findings.rows().size());
		assertEquals(List.of("ct/a.png", "stack", "What is it?", "demo", "exact", "The file is cut short."),
			List.of("image", "plane", "prompt", "model", "precision", "failure").stream()
				.map(column -> cell(findings, column)).toList());
		assertEquals(7, findings.rows().get(0).stream().filter(each -> !each.isEmpty()).count());
	}

	@Test
	void whatNobodyHasTriedHasNoRows() throws IOException {
		assertEquals(Optional.empty(), findings());
	}

	/** The table of a task as it was written before probabilities were called confidence. */
	@Test
	void tablesWithTheFormerNamesAreRead() throws IOException {
		final Path task = Files.createDirectories(folder.tasks().resolve("a_0123456789"));
		Files.writeString(task.resolve("answer.json"), "{}");
		Files.writeString(task.resolve("findings.csv"),
			"finding,phrase,channel,slice,time,area,mean_probability,status,task," +
				"date,device\r\n1,liver,0,0,0,12.5,0.875,unreviewed,batch,2026-01-01T00:00:00Z,cpu\r\n");
		folder.note(entry, ASKER,
			EntryRecord.done(entry, ASKER, new EntryClaim.Task("0123456789abcdef", "a_0123456789", null, "0a")));
		final TaskFindings findings = findings().orElseThrow();

		assertEquals(
			List.of("0.875", "0.875", "", "1", "1", "12.5", "batch", "0123456789abcdef", "tasks/a_0123456789", "", ""),
			List.of("confidence", "mean_probability", "channel", "slice", "time", "area", "task", "task_id", "folder",
				"date", "device").stream().map(column -> cell(findings, column)).toList());
	}
}

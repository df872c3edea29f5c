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
package sc.fiji.unibiomed.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.batch.plan.Shard;
import sc.fiji.unibiomed.batch.task.FolderContents;
import sc.fiji.unibiomed.batch.task.TaskFindings;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.util.Cancellation;

/** What one process does while another one is at the same task. */
class MeanwhileTest {

	@TempDir
	private static Path cache;
	private static LoadedModel model;

	@TempDir
	private Path work;
	private BatchPlan plan;

	@BeforeAll
	static void loadTheModel() throws IOException {
		model = new LoadedModel(new Models(new CacheFolder(cache)).open("demo"), RuntimeOptions.exactOnCpu());
	}

	@AfterAll
	static void closeTheModel() {
		model.close();
	}

	@BeforeEach
	void planOneImage() throws IOException {
		final Path input = Files.createDirectories(work.resolve("input"));
		Files.copy(Path.of("sample-images", "02_ct.png"), input.resolve("02_ct.png"));
		plan = BatchPlan.ofFolders(List.of(input), BatchPlan.ALL_IMAGES, PlaneChoice.FIRST,
			BatchPlan.questions(List.of("Please segment liver in CT.")));
	}

	@Test
	void whatFailsHereAndIsDoneByAnotherProcessCountsAsDone() throws IOException {
		run("expected", BatchListener.NONE);
		final List<BatchListener.Outcome> outcomes = new ArrayList<>();
		final BatchSummary summary = run("failing", new BatchListener() {

			@Override
			public InterpretationListener begins(final BatchEntry entry) {
				finishElsewhere();
				throw new InferenceException("The GPU has no memory left.", null);
			}

			@Override
			public void ended(final BatchEntry entry, final Outcome outcome, final String words,
				final BatchProgress progress)
			{
				outcomes.add(outcome);
			}
		});
		assertEquals(List.of(BatchListener.Outcome.SKIPPED), outcomes);
		assertEquals(new BatchSummary(summary.progress(), 1, 1, 0), summary);
		assertEquals(BatchOutput.of(work.resolve("expected")), BatchOutput.of(work.resolve("failing")));
	}

	/** As another process does: the task's folder appears whole. */
	private void finishElsewhere() {
		try (Stream<Path> tasks = Files.list(work.resolve("expected/tasks"))) {
			for (final Path task : tasks.toList()) {
				final Path copy = Files.createDirectories(work.resolve("failing/tasks").resolve(task.getFileName()));
				try (Stream<Path> files = Files.list(task)) {
					for (final Path file : files.toList()) {
						Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
					}
				}
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void findingsAreThereOnceATaskIsDone() throws IOException {
		Batch.prepare(work.resolve("output"));
		assertEquals(List.of(), FolderContents.of(work.resolve("output")).tasks());
		run("output", BatchListener.NONE);
		final TaskFindings findings = TaskFindings.of(FolderContents.of(work.resolve("output")).tasks().get(0).record(),
			work.resolve("output"));
		final List<List<String>> table = new ArrayList<>();
		try (CSVParser parser = CSVFormat.RFC4180.parse(Files.newBufferedReader(work.resolve("output/findings.csv")))) {
			parser.forEach(row -> table.add(row.toList()));
		}
		assertEquals(TaskFindings.columns(), table.get(0));
		assertEquals(findings.rows(), table.subList(1, table.size()));
	}

	private BatchSummary run(final String output, final BatchListener listener) throws IOException {
		return new Batch(plan, BatchSettings.usual(), model, work.resolve(output)).run(Shard.ALL, listener,
			new Cancellation());
	}
}

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
package sc.fiji.unibiomed.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.batch.Batch;
import sc.fiji.unibiomed.cli.Main;
import sc.fiji.unibiomed.cli.terminal.ExitCode;

/** The program with executors in its own process. */
class SparkBatchTest {

	/** Two tasks at a time, which share the model. */
	private static final List<String> SETTINGS = List.of("spark.master", "local[2]", "spark.task.cpus", "1",
		"spark.ui.enabled", "false", "spark.log.level", "WARN", "spark.driver.host", "127.0.0.1");

	@TempDir
	private Path work;

	/** A finished run. */
	private record Run(int code, String out, String err) {

		static Run of(final List<String> arguments) {
			final StringWriter out = new StringWriter();
			final StringWriter err = new StringWriter();
			final int code = Main.execute(new SparkBatch(), new PrintWriter(out), new PrintWriter(err),
				arguments.toArray(String[]::new));
			return new Run(code, out.toString(), err.toString());
		}
	}

	@BeforeAll
	static void set() {
		for (int i = 0; i < SETTINGS.size(); i += 2) {
			System.setProperty(SETTINGS.get(i), SETTINGS.get(i + 1));
		}
	}

	@AfterAll
	static void unset() {
		for (int i = 0; i < SETTINGS.size(); i += 2) {
			System.clearProperty(SETTINGS.get(i));
		}
	}

	@Test
	void aRunOnSparkMakesTheTablesOfARunWithoutIt() throws IOException {
		final Path output = work.resolve("output");
		final Run run = Run.of(LocalRun.arguments(output));
		assertEquals(ExitCode.SOME_FAILED, run.code(), run.err());
		assertEquals("8 of 10 answered, 2 failed (failures.csv says why). Open " + output.resolve("index.html") +
			" to look through them.", run.out().strip());
		assertEquals(LocalRun.tables(), LocalRun.tables(output));
		assertEquals(LocalRun.tasks(), LocalRun.tasks(output));
		theDatasetIsTheTable(output, "parquet", "findings.parquet");
	}

	@Test
	void theDatasetIsReplacedAsAWholeAndComesAsCsvIfWanted() throws IOException {
		final Path output = work.resolve("output");
		Files.createDirectories(output.resolve("findings.parquet"));
		Files.writeString(output.resolve("findings.parquet/part-00000.parquet"), "of a run before");
		Files.createDirectories(output.resolve(".findings.parquet-part-of-a-killed-driver/_temporary"));
		final List<String> arguments = new ArrayList<>(LocalRun.arguments(output));
		arguments.add("--csv");
		assertEquals(ExitCode.SOME_FAILED, Run.of(arguments).code());
		theDatasetIsTheTable(output, "parquet", "findings.parquet");
		theDatasetIsTheTable(output, "csv", "findings-csv");
		try (Stream<Path> names = Files.list(output)) {
			assertEquals(List.of(),
				names.map(name -> name.getFileName().toString()).filter(name -> name.startsWith(".")).toList());
		}
	}

	/** Every cell, read back in the types of the schema. */
	private static void theDatasetIsTheTable(final Path output, final String format, final String name)
		throws IOException
	{
		try (
			CSVParser table = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
				.parse(Files.newBufferedReader(output.resolve("findings.csv"), StandardCharsets.UTF_8));
			SparkSession session = SparkSession.builder().getOrCreate())
		{
			final List<Row> rows = session.read().schema(FindingColumns.SCHEMA).option("header", true)
				.option("escape", "\"").format(format).load(output.resolve(name).toUri().toString()).collectAsList();
			assertEquals(table.getHeaderNames(), List.of(FindingColumns.SCHEMA.fieldNames()));
			final List<CSVRecord> records = table.getRecords();
			assertFalse(records.isEmpty());
			assertEquals(records.size(), rows.size());
			for (int i = 0; i < rows.size(); i++) {
				for (int column = 0; column < rows.get(i).size(); column++) {
					same(records.get(i).get(column), rows.get(i).get(column));
				}
			}
		}
	}

	private static void same(final String cell, final Object value) {
		if (value instanceof Double number) {
			assertEquals(Double.parseDouble(cell), number);
		}
		else {
			assertEquals(cell, value == null ? "" : value.toString());
		}
	}

	@Test
	void aKilledTaskLeavesTheModelToTheNextOne() throws IOException, InterruptedException {
		final Path output = work.resolve("output");
		final SharedFolder folder = SharedFolder.at(output, List.of(LocalRun.input()));
		final SentOptions options = new SentOptions(LocalRun.arguments(output));
		try (SparkSession session = SparkSession.builder().config(SessionSettings.on(new SparkConf())).getOrCreate()) {
			final ClusterBatch batch = new ClusterBatch(session, LocalRun.plan(LocalRun.input()), folder);
			final List<String> tasks = LocalRun.tasks();
			try (HeldTask last = HeldTask.of(output, tasks.get(tasks.size() - 1))) {
				final CompletableFuture<Long> work = CompletableFuture.supplyAsync(() -> {
					session.sparkContext().setInterruptOnCancel(true);
					return batch.work(options, 1);
				});
				while (LocalRun.tasks(output).size() < 2) {
					assertFalse(work.isDone());
					Thread.sleep(20);
				}
				session.sparkContext().cancelAllJobs();
				assertThrows(CompletionException.class, work::join);
			}
			assertEquals(2, batch.work(options, 1));
		}
		Batch.combine(LocalRun.plan(LocalRun.input()), output);
		assertEquals(LocalRun.tables(), LocalRun.tables(output));
	}

	@Test
	void aModelThatCannotBeUsedFailsTheRunAndNoImage() throws IOException {
		final Path output = work.resolve("output");
		final Run run = Run.of(List.of("--model", "nowhere", "--input", LocalRun.input().toString(), "--prompt",
			"What?", "--output", output.toString()));
		assertEquals(ExitCode.UNUSABLE_INPUT, run.code());
		assertTrue(run.err().contains("unibiomed: The model 'nowhere' is neither a known one"), run.err());
		assertEquals(1, Files.readAllLines(output.resolve("failures.csv")).size());
	}

	@Test
	void whatMakesNoBatchIsRefusedBeforeSparkStarts() {
		refused("Say which images: --input FOLDER, or --manifest FILE.");
		refused("--images-per-task must be at least 1, not 0.", "--input", LocalRun.input().toString(), "--prompt",
			"What?", "--images-per-task", "0");
		refused("--attempts must be at least 1, not 0.", "--input", LocalRun.input().toString(), "--prompt", "What?",
			"--attempts", "0");
		refused("'gpu' is not a device", "--input", LocalRun.input().toString(), "--prompt", "What?", "--device",
			"gpu");
		assertTrue(Files.notExists(work.resolve("output")));
	}

	private void refused(final String words, final String... more) {
		final List<String> arguments = new ArrayList<>(
			List.of("--model", "demo", "--output", work.resolve("output").toString()));
		arguments.addAll(List.of(more));
		final Run run = Run.of(arguments);
		assertEquals(ExitCode.UNUSABLE_INPUT, run.code(), run.err());
		assertTrue(run.err().contains(words), run.err());
	}
}

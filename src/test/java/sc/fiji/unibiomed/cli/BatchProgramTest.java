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
package sc.fiji.unibiomed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.batch.BatchOutput;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** Batches as processes of their own: killed, racing, without room. The results are those of an undisturbed run. */
class BatchProgramTest {

	private static final Path SAMPLES = Path.of("sample-images").toAbsolutePath();

	@TempDir
	private Path work;
	private Path input;

	/** A finished process. */
	private record Ended(int code, String out) {

		static Ended of(final Process process) throws IOException, InterruptedException {
			final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Ended(process.waitFor(), out);
		}
	}

	@BeforeEach
	void copyImages() throws IOException {
		input = Files.createDirectories(work.resolve("input"));
		for (final String name : List.of("01_pathology", "02_ct", "03_mri", "04_xray", "05_ultrasound", "06_oct")) {
			Files.copy(SAMPLES.resolve(name + ".png"), input.resolve(name + ".png"));
		}
		Files.writeString(input.resolve("07_text.png"), "no image");
	}

	private Map<String, String> undisturbed() throws IOException, InterruptedException {
		final Ended ended = Ended.of(batch("undisturbed").start());
		assertEquals(ExitCode.SOME_FAILED, ended.code(), ended.out());
		assertTrue(ended.out().contains("6 of 7 answered, 1 failed (failures.csv says why)."), ended.out());
		return BatchOutput.of(work.resolve("undisturbed"));
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no kill -9")
	void aKilledProcessLosesAtMostWhatItWasAt() throws IOException, InterruptedException {
		final Map<String, String> expected = undisturbed();
		final Path output = work.resolve("killed");
		int before = 0;
		// Again and again, each time after another answer or two.
		for (int answers = 1; answers <= 4; answers += 2) {
			final Process process = batch("killed").start();
			awaitAnswers(output, answers);
			process.destroyForcibly().waitFor();
			final int now = answers(output);
			assertTrue(now >= Math.max(answers, before), now + " answers");
			before = now;
		}
		final Ended ended = Ended.of(batch("killed").start());
		assertEquals(ExitCode.SOME_FAILED, ended.code(), ended.out());
		assertTrue(ended.out().contains("6 of 7 answered, " + before + " of them before"), ended.out());
		assertEquals(expected, BatchOutput.of(output));
	}

	@Test
	void racingProcessesMakeTheSameAsOne() throws IOException, InterruptedException {
		final Map<String, String> expected = undisturbed();
		final List<Process> processes = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			final ProcessBuilder batch = batch("raced");
			batch.command().addAll(List.of("--log", work.resolve("raced.log").toString()));
			processes.add(batch.start());
		}
		for (final Process process : processes) {
			final Ended ended = Ended.of(process);
			assertEquals(ExitCode.SOME_FAILED, ended.code(), ended.out());
		}
		final List<String> log = Files.readAllLines(work.resolve("raced.log"));
		assertEquals(6, log.stream().filter(line -> line.contains(".png: done: ")).count(), "each is done once");
		assertTrue(log.stream().allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\S.*")),
			"lines stay whole: " + log);
		assertEquals(expected, BatchOutput.of(work.resolve("raced")));
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no kill -9")
	void whatAKilledProcessHadIsTakenByTheOther() throws IOException, InterruptedException {
		final Map<String, String> expected = undisturbed();
		final Process killed = batch("taken").start();
		final Process other = batch("taken").start();
		awaitAnswers(work.resolve("taken"), 1);
		killed.destroyForcibly();
		final Ended ended = Ended.of(other);
		assertEquals(ExitCode.SOME_FAILED, ended.code(), ended.out());
		assertEquals(expected, BatchOutput.of(work.resolve("taken")));
	}

	/** A limit on the size of files that the shell sets stands in for a full disk. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void withoutRoomNothingHalfIsLeftAndTheNextRunDoesTheRest() throws IOException, InterruptedException {
		final Map<String, String> expected = undisturbed();
		final ProcessBuilder limited = batch("full");
		final List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 60; exec \"$@\"", "bash"));
		command.addAll(limited.command());
		final Ended full = Ended.of(limited.command(command).start());
		assertEquals(ExitCode.SOME_FAILED, full.code(), full.out());
		assertTrue(full.out().contains("File too large"), full.out());
		try (Stream<Path> tasks = Files.list(work.resolve("full/tasks"))) {
			assertTrue(tasks.noneMatch(task -> task.getFileName().toString().startsWith(".")));
		}
		final Ended ended = Ended.of(batch("full").start());
		assertEquals(ExitCode.SOME_FAILED, ended.code(), ended.out());
		assertEquals(expected, BatchOutput.of(work.resolve("full")));
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows knows no signals")
	void aSignalEndsItCleanly() throws IOException, InterruptedException {
		final Process process = batch("stopped").start();
		awaitAnswers(work.resolve("stopped"), 1);
		new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid())).start().waitFor();
		final Ended ended = Ended.of(process);
		assertEquals(ExitCode.CANCELLED, ended.code(), ended.out());
		assertTrue(ended.out().contains("Started again, it resumes where it stopped."), ended.out());
		assertTrue(Files.readString(work.resolve("stopped/index.html")).contains(" to come"));
	}

	@Test
	void whatMakesNoBatchIsRefused() {
		final String output = work.resolve("out").toString();
		final String[] start = { "batch", "--model", "demo", "--output", output };
		refused("Say which images: --input FOLDER, or --manifest FILE.", start);
		refused("The input folder " + work.resolve("none") + " does not exist.", start, "--input",
			work.resolve("none").toString(), "--prompt", "What?");
		refused("Say what to ask about each image", start, "--input", input.toString());
		refused("--shard: A shard is i/n with i from 1 to n, not 3/2.", start, "--input", input.toString(), "--prompt",
			"What?", "--shard", "3/2");
		refused("--attempts must be at least 1, not 0.", start, "--input", input.toString(), "--prompt", "What?",
			"--attempts", "0");
		refused("--key-frame needs a stack", start, "--input", input.toString(), "--prompt", "What?", "--key-frame",
			"2");
		assertTrue(Files.notExists(work.resolve("out")));
	}

	private static void refused(final String words, final String[] start, final String... more) {
		final List<String> args = new ArrayList<>(List.of(start));
		args.addAll(List.of(more));
		final Run run = Run.of(args);
		assertEquals(ExitCode.UNUSABLE_INPUT, run.code(), run.err());
		assertTrue(run.err().contains(words), run.err());
	}

	private static int answers(final Path output) throws IOException {
		if (!Files.isDirectory(output.resolve("tasks"))) {
			return 0;
		}
		try (Stream<Path> tasks = Files.list(output.resolve("tasks"))) {
			return (int) tasks.filter(task -> !task.getFileName().toString().startsWith(".") &&
				Files.isRegularFile(task.resolve("answer.json"))).count();
		}
	}

	private static void awaitAnswers(final Path output, final int count) throws IOException, InterruptedException {
		final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
		while (answers(output) < count) {
			assertTrue(System.nanoTime() < end, "There are no answers.");
			Thread.sleep(10);
		}
	}

	private ProcessBuilder batch(final String output) {
		final ProcessBuilder builder = new ProcessBuilder(
			Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-Djava.awt.headless=true",
			"-cp", System.getProperty("java.class.path"), Main.class.getName(), "batch", "--model", "demo", "--input",
			input.toString(), "--prompt", "Please segment liver in CT.", "--output", work.resolve(output).toString(),
			"--threads", "2").redirectErrorStream(true);
		builder.environment().put(CacheFolder.VARIABLE, work.resolve("home").toString());
		return builder;
	}
}

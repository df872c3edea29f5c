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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.testing.BiomedParseFolder;

/** {@code unibiomed evaluate} with the demonstration model. */
@Timeout(600)
class EvaluateTest {

	@TempDir
	private Path work;
	private BiomedParseFolder data;

	@BeforeEach
	void makeADataSet() throws IOException {
		data = new BiomedParseFolder(work.resolve("Samples"));
		data.addSample("01_pathology.png", "a_pathology_tissue.png", "nuclei", "nuclei in pathology");
		data.write();
	}

	/** Which model answers is always told first. */
	private static final String MODEL = "Model: demo, exact (demonstration, computer-generated pictures only). Get " +
		"UniBiomed, 2.5 GB: unibiomed models download UniBiomed";

	@Test
	void theNumbersAreOnStandardOutputAndProgressIsNot() {
		final Run run = evaluate();

		assertEquals(ExitCode.DONE, run.code(), run.err());
		// The reference's own overlap of its mask with the known one: 0.9553.
		assertEquals("Segmentation: Dice 0.955 (95 % CI 0.955 to 0.955), IoU 0.914 (0.914 to 0.914), 1 item",
			run.out().strip());
		assertEquals(List.of(MODEL, "0 of 1 items", "1 of 1 items", "Written to " + work.resolve("out") + "; open " +
			work.resolve("out").resolve("report.html") + " in a browser."), run.err().lines().toList());
	}

	@Test
	void theEmbeddedSamplesNeedNoFolderAndNoOtherOption() throws IOException, InterruptedException {
		final Path empty = Files.createDirectory(work.resolve("empty"));

		final List<String> lines = program(empty, "evaluate", "--data", "samples", "--limit", "2");

		assertTrue(lines.stream().anyMatch(line -> line.startsWith("Model: demo, exact ")), lines.toString());
		assertTrue(
			lines.stream().anyMatch(line -> line.startsWith("Segmentation: Dice 0.9") && line.endsWith("2 items")),
			lines.toString());
		assertTrue(lines.stream().anyMatch(line -> line.endsWith("4 questions, 2 of them about absent targets")),
			lines.toString());
		final Path output = empty.resolve("unibiomed-evaluation");
		assertTrue(Files.readString(output.resolve("items.csv")).contains("segmentation,samples,01_pathology.png"));
		assertTrue(Files.exists(output.resolve("report.html")));
		assertTrue(lines.contains("Written to unibiomed-evaluation; open " +
			Path.of("unibiomed-evaluation", "report.html") + " in a browser."), lines.toString());
	}

	@Test
	void theEmbeddedSamplesHaveKnownAnswersToOtherTasksToo() throws IOException {
		final Run run = Run.of("evaluate", "--model", "demo", "--data", "samples", "--task", "disease,report",
			"--limit", "2", "--output", work.resolve("out").toString());

		assertEquals(ExitCode.DONE, run.code(), run.err());
		final List<String> lines = run.out().lines().toList();
		assertTrue(lines.get(0).startsWith("Grounded disease recognition: Accuracy "), run.out());
		assertTrue(lines.get(1).startsWith("Grounded report generation: BLEU-1 "), run.out());
		assertEquals(2, lines.size(), run.out());
	}

	@Test
	void resultsOfOnesOwnDataGoWhereOneSaid() {
		final Run run = Run.of("evaluate", "--model", "demo", "--data", data.folder().toString());

		assertEquals(ExitCode.UNUSABLE_INPUT, run.code());
		assertEquals("unibiomed: Say in which folder to save the results: --output FOLDER.", run.err().strip());
	}

	@Test
	void whenSomeItemsFailTheExitCodeSaysSo() throws IOException {
		data.annotate("gone.png", "gone.png", "liver in CT");
		data.write();

		final Run run = evaluate();

		assertEquals(ExitCode.SOME_FAILED, run.code(), run.err());
		assertTrue(run.out().strip().endsWith("2 items, 1 failed"), run.out());
		assertTrue(run.err().contains("1 failed"), run.err());
	}

	@Test
	void severalTasksAreGivenWithCommas() {
		final Run run = evaluate("--task", "segmentation,region", "--regions", "mask");

		assertEquals(ExitCode.DONE, run.code(), run.err());
		assertEquals(2, run.out().lines().count(), run.out());
	}

	@Test
	void absentTargetsAreAskedForBesides() {
		final Run run = evaluate("--absent", "2");

		assertEquals(ExitCode.DONE, run.code(), run.err());
		assertTrue(run.err().contains("3 of 3 items"), run.err());
		final List<String> lines = run.out().lines().toList();
		assertTrue(lines.get(0).endsWith("IoU 0.914 (0.914 to 0.914), 1 item"), run.out());
		assertTrue(lines.get(1).endsWith("3 questions, 2 of them about absent targets"), run.out());
		assertEquals(
			List.of("nucleus: 1 finding is too few for this promise; 29 are needed.",
				"All targets together: 1 finding is too few for this promise; 29 are needed."),
			lines.subList(2, lines.size()));
	}

	@Test
	void whatCannotBeUsedIsToldBeforeAModelIsLoaded() throws IOException {
		refused("'paint' is not a task; use segmentation, disease, region, report, description, question.", "--task",
			"paint");
		refused("--regions must be box or mask, not 'circle'.", "--regions", "circle");
		refused("--limit must be at least 0, not -1.", "--limit", "-1");
		refused("--absent must be at least 0, not -1.", "--absent", "-1");
		refused("Absent targets are asked for in segmentations only; evaluate the task 'segmentation', too.",
			"--absent", "1", "--task", "region");
		refused("--split must be the name of a folder, not 'a/b'.", "--split", "a/b");
		refused("There is no val.json in " + data.folder(), "--split", "val");
		refused("'a\\u0000b' cannot be the name of an annotation file.", "--annotations", "a\0b");
		Files.writeString(data.folder().resolve("test.json"), "{");
		refused(data.folder().resolve("test.json") + " is not valid JSON");
		Files.writeString(work.resolve("file"), "");
		final Run run = Run.of("evaluate", "--model", "demo", "--data", data.folder().toString(), "--output",
			work.resolve("file").toString());
		assertEquals(ExitCode.UNUSABLE_INPUT, run.code());
		assertTrue(run.err().contains("is a file; give a folder."), run.err());
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows knows no signals")
	void aSignalStopsItAndTheAnswersAreKept() throws IOException, InterruptedException {
		for (int i = 0; i < 200; i++) {
			Files.copy(data.image("a_pathology_tissue.png"), data.image("a" + i + ".png"));
			Files.write(data.image("a" + i + ".png"), new byte[] { (byte) i }, StandardOpenOption.APPEND);
			data.annotate("a" + i + ".png", "a_pathology_tissue_nuclei.png", "nuclei in pathology");
		}
		data.write();
		final ProcessBuilder builder = new ProcessBuilder(
			Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true", "-cp",
			System.getProperty("java.class.path"), Main.class.getName(), "evaluate", "--model", "demo", "--data",
			data.folder().toString(), "--output", work.resolve("out").toString());
		builder.environment().put(CacheFolder.VARIABLE, work.resolve("home").toString());
		final Process process = builder.redirectErrorStream(true).start();
		final BufferedReader reader = new BufferedReader(
			new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		assertEquals(MODEL, reader.readLine());
		assertEquals("0 of 201 items", reader.readLine());
		final Path answers = work.resolve("out").resolve("answers.jsonl");
		while (Files.readString(answers).isEmpty() && process.isAlive()) {
			Thread.sleep(20);
		}
		new ProcessBuilder("kill", "-s", "INT", Long.toString(process.pid())).start().waitFor();

		final List<String> lines = new ArrayList<>(reader.lines().toList());
		assertEquals(ExitCode.CANCELLED, process.waitFor(), lines.toString());
		assertTrue(lines.get(lines.size() - 1).startsWith("unibiomed: Cancelled; the answers so far are kept in "),
			lines.toString());
		assertTrue(Files.readString(answers).endsWith("\n"));
		assertFalse(Files.exists(work.resolve("out").resolve("items.csv")));
	}

	/** Runs the program in a folder, with a cache of its own; it must end well. */
	private List<String> program(final Path folder, final String... args) throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(
			List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true",
				"-Djava.util.prefs.userRoot=" + System.getProperty("java.util.prefs.userRoot"), "-cp", classPath(),
				Main.class.getName()));
		command.addAll(Arrays.asList(args));
		final ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
		builder.environment().put(CacheFolder.VARIABLE, work.resolve("home").toString());
		final Process process = builder.redirectErrorStream(true).start();
		final List<String> lines = new BufferedReader(
			new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).lines().toList();
		assertEquals(ExitCode.DONE, process.waitFor(), lines.toString());
		return lines;
	}

	/** In which nothing depends on the folder that the program is started in. */
	private static String classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(path -> Path.of(path).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
	}

	private void refused(final String reason, final String... more) {
		final Run run = evaluate(more);
		assertEquals(ExitCode.UNUSABLE_INPUT, run.code(), run.err());
		assertTrue(run.err().startsWith("unibiomed: " + reason), run.err());
		assertFalse(Files.exists(work.resolve("out")));
	}

	private Run evaluate(final String... more) {
		final List<String> args = new ArrayList<>(List.of("evaluate", "--model", "demo", "--data",
			data.folder().toString(), "--output", work.resolve("out").toString()));
		args.addAll(Arrays.asList(more));
		return Run.of(args);
	}
}

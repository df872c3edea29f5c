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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.cli.terminal.ExitCode;

/** {@code batch --dry-run} says what would be done, and does nothing. */
@Timeout(120)
class DryRunTest {

	private static final Path SAMPLES = Path.of("sample-images").toAbsolutePath();

	@TempDir
	private Path work;
	private Path input;

	@BeforeEach
	void copyImages() throws IOException {
		input = Files.createDirectories(work.resolve("in/below"));
		Files.copy(SAMPLES.resolve("03_mri.png"), input.resolve("mri.png"));
		input = input.getParent();
		Files.copy(SAMPLES.resolve("02_ct.png"), input.resolve("ct.png"));
	}

	private Run batch(final String... more) {
		final List<String> line = new ArrayList<>(
			List.of("batch", "--model", "demo", "--output", work.resolve("out").toString()));
		line.addAll(List.of(more));
		return Run.of(line);
	}

	private static List<String> summary(final Run run) {
		return run.out().lines().dropWhile(line -> !line.isEmpty()).skip(1).map(line -> line.replaceAll(" +", " "))
			.toList();
	}

	@Test
	void everyQuestionIsListed() throws IOException {
		final Map<String, String> before = TestFiles.contents(work);
		final Run run = batch("--input", input.toString(), "--glob", "**.png", "--task", "segment", "--target", "liver",
			"--target", "brain tumor", "--threads", "1", "--dry-run");
		assertEquals(ExitCode.DONE, run.code(), run.err());
		assertEquals(
			List.of("below/mri.png: to do: Please segment liver in MRI.",
				"below/mri.png: to do: Please segment brain tumor in MRI.",
				"ct.png: to do: Please segment liver in CT.", "ct.png: to do: Please segment brain tumor in CT."),
			run.out().lines().takeWhile(line -> !line.isEmpty()).toList());
		assertEquals(List.of("images 2", "questions 4: 4 to do, 0 done before, 0 with files that cannot be used",
			"model demo, exact, on cpu with 1 thread", "output " + work.resolve("out") + " (a new folder)",
			"This was a dry run: nothing was asked, and nothing was written."), summary(run));
		assertEquals(before, TestFiles.contents(work), "nothing was written");
	}

	@Test
	void whatIsDoneIsNotToDo() throws IOException {
		assertEquals(ExitCode.DONE, batch("--input", input.toString(), "--task", "find").code());
		final Map<String, String> before = TestFiles.contents(work);
		final Run run = batch("--input", input.toString(), "--glob", "**.png", "--task", "find", "--dry-run");
		assertEquals(ExitCode.DONE, run.code(), run.err());
		assertTrue(run.out().contains("ct.png: done before: "), run.out());
		assertEquals("questions 2: 1 to do, 1 done before, 0 with files that cannot be used", summary(run).get(1));
		assertEquals(before, TestFiles.contents(work), "nothing was written");

		Files.copy(SAMPLES.resolve("04_xray.png"), Files.createDirectory(work.resolve("other")).resolve("ct.png"));
		assertTrue(batch("--input", work.resolve("other").toString(), "--task", "find", "--dry-run").out()
			.contains("1 to do, 0 done"), "another image of the same name");
	}

	@Test
	void aShareIsAPartOfThePlan() {
		final Run run = batch("--input", input.toString(), "--glob", "**.png", "--task", "find", "--shard", "2/2",
			"--dry-run");
		assertEquals(ExitCode.DONE, run.code(), run.err());
		assertTrue(run.out().startsWith("ct.png: to do: "), run.out());
		assertTrue(summary(run).contains("share 2/2, which has 1 of 2 questions"), run.out());
	}

	@Test
	void filesThatCannotBeUsedAreNamed() throws IOException {
		Files.writeString(input.resolve("text.png"), "no image");
		final Path manifest = Files.writeString(input.resolve("plan.csv"),
			"image,plane,task,target,regions\nct.png,,segment,liver,\nct.png,7,segment,liver,\n" +
				"text.png,,find,,\ngone.png,,find,,\nct.png,,describe,,none.png\nct.png,,describe,,below/mri.png\n");
		final Run run = batch("--manifest", manifest.toString(), "--dry-run");
		assertEquals(ExitCode.SOME_FAILED, run.code(), run.err());
		final List<String> lines = run.out().lines().toList();
		assertEquals("ct.png: to do: Please segment liver in CT.", lines.get(0));
		assertTrue(lines.get(1).matches("ct.png \\(7\\): CANNOT BE USED: .*page.*"), lines.get(1));
		assertTrue(lines.get(2).startsWith("text.png: CANNOT BE USED: ") && lines.get(2).contains("not an image"),
			lines.get(2));
		assertTrue(lines.get(3).contains("gone.png does not exist"), lines.get(3));
		assertTrue(lines.get(4).contains("none.png does not exist"), lines.get(4));
		assertTrue(lines.get(5).contains("a region must have the size of its image"), lines.get(5));
		assertEquals("questions 6: 1 to do, 0 done before, 5 with files that cannot be used", summary(run).get(1));
		assertFalse(Files.exists(work.resolve("out")));
	}

	@Test
	void aPlanThatCannotBeUsedIsRefusedAsEver() throws IOException {
		for (final Run run : List.of(batch("--dry-run", "--task", "find"),
			batch("--dry-run", "--task", "find", "--input", work.resolve("none").toString()),
			batch("--dry-run", "--input", input.toString()),
			batch("--dry-run", "--task", "find", "--input", input.toString(), "--shard", "3/2"),
			batch("--dry-run", "--task", "find", "--input", input.toString(), "--model", "ada/not-here"),
			batch("--dry-run", "--task", "find", "--input", input.toString(), "--output",
				Files.writeString(work.resolve("file"), "").toString())))
		{
			assertEquals(ExitCode.UNUSABLE_INPUT, run.code(), run.err());
			assertTrue(run.err().lines().reduce((before, last) -> last).orElse("").startsWith("unibiomed: "),
				run.err());
			assertEquals("", run.out());
		}
	}
}

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.cli.terminal.ExitCode;

/** What a command says beside its results, and where: {@code --quiet} and {@code --log}. */
@Timeout(120)
class MessagesTest {

	private static final Path SAMPLES = Path.of("sample-images");
	private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d ";

	@TempDir
	private Path work;

	private Run segment(final String... more) {
		final List<String> line = new ArrayList<>(List.of("segment", "--model", "demo", "--image",
			SAMPLES.resolve("02_ct.png").toString(), "--target", "liver"));
		line.addAll(List.of(more));
		return Run.of(line);
	}

	@Test
	void quietLeavesResultsOnly() {
		final Run told = segment();
		final Run quiet = segment("--quiet");
		assertEquals(ExitCode.DONE, quiet.code());
		assertEquals("", quiet.err());
		assertEquals(told.out(), quiet.out());
	}

	@Test
	void errorsAreNotQuiet() {
		final Run run = segment("--quiet", "--plane", "0");
		assertEquals(ExitCode.UNUSABLE_INPUT, run.code());
		assertEquals("unibiomed: --plane counts from 1, not 0." + System.lineSeparator(), run.err());
	}

	@Test
	void imagesThatFailAreNotQuiet() throws IOException {
		final Path input = Files.createDirectory(work.resolve("in"));
		Files.copy(SAMPLES.resolve("02_ct.png"), input.resolve("a.png"));
		Files.writeString(input.resolve("b.png"), "no image");
		final Run run = Run.of("batch", "--quiet", "--model", "demo", "--input", input.toString(), "--task", "segment",
			"--target", "liver", "--output", work.resolve("out").toString());
		assertEquals(ExitCode.SOME_FAILED, run.code());
		assertEquals(1, run.err().lines().count(), run.err());
		assertTrue(run.err().startsWith("b.png: FAILED: "), run.err());
	}

	@Test
	void theLogHasWhatIsSaidWithDateAndTime() throws IOException {
		final Path log = Files.writeString(work.resolve("run.log"), "yesterday\n");
		final Run run = segment("--log", log.toString());
		final List<String> lines = Files.readAllLines(log);
		assertEquals("yesterday", lines.get(0));
		assertEquals(run.err().lines().toList(),
			lines.subList(1, lines.size()).stream().map(line -> line.replaceFirst(TIME, "")).toList());
	}

	@Test
	void theLogHasAlsoWhatIsLeftOut() throws IOException {
		final Path log = work.resolve("run.log");
		assertEquals("", segment("--quiet", "--log=" + log).err());
		final List<String> lines = Files.readAllLines(log);
		assertTrue(lines.get(0).matches(TIME + "Model: demo.*"), lines.toString());
		assertTrue(lines.stream().anyMatch(line -> line.contains("looking at the image")), lines.toString());
	}

	@Test
	void theLogOfABatchHasEveryImage() throws IOException {
		final Path log = work.resolve("run.log");
		final Run run = Run.of("batch", "--quiet", "--log", log.toString(), "--model", "demo", "--input",
			SAMPLES.toString(), "--glob", "{02_ct,03_mri}.png", "--task", "find", "--output",
			work.resolve("out").toString());
		assertEquals(ExitCode.DONE, run.code(), run.err());
		assertEquals(2, Files.readAllLines(log).stream().filter(line -> line.contains(".png: done: ")).count());
	}

	@Test
	void mistakesAreInTheLog() throws IOException {
		final Path log = work.resolve("run.log");
		assertEquals(ExitCode.UNUSABLE_INPUT, segment("--log", log.toString(), "--modalty", "CT").code());
		assertTrue(Files.readString(log).contains("There is no option --modalty; did you mean --modality?"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "none/run.log", "." })
	void aLogThatCannotBeWrittenIsRefused(final String name) {
		final Path log = work.resolve(name);
		final Run run = segment("--log", log.toString());
		assertEquals(ExitCode.UNUSABLE_INPUT, run.code());
		assertEquals(1, run.err().lines().count(), run.err());
		assertTrue(run.err().startsWith("unibiomed: The log " + log + " cannot be written: it"), run.err());
		assertEquals("", run.out());
	}

	@ParameterizedTest
	@ValueSource(strings = { "devices", "models", "models list", "completion bash", "prepare --model demo" })
	void everyCommandKnowsBoth(final String command) {
		final List<String> line = new ArrayList<>(List.of(command.split(" ")));
		line.addAll(List.of("--quiet", "--log", work.resolve("run.log").toString()));
		final Run run = Run.of(line);
		assertEquals(ExitCode.DONE, run.code(), run.err());
		assertEquals("", run.err());
		assertTrue(Files.exists(work.resolve("run.log")));
	}
}

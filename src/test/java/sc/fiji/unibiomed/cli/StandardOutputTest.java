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

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** Standard output that cannot be written, as processes see it. */
@Timeout(240)
@EnabledOnOs(OS.LINUX)
class StandardOutputTest {

	private static final String FULL = "unibiomed: Standard output cannot be written (No space left on device).";

	@TempDir
	private Path work;

	private ProcessBuilder program(final String... args) {
		final List<String> command = new ArrayList<>(
			List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
				"-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
		command.addAll(List.of(args));
		final ProcessBuilder builder = new ProcessBuilder(command).redirectError(work.resolve("err").toFile());
		builder.environment().put(CacheFolder.VARIABLE, work.resolve("home").toString());
		return builder;
	}

	private List<String> errors() throws IOException {
		return Files.readAllLines(work.resolve("err"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "--help", "--version", "batch --help", "models", "completion bash" })
	void aFullDiskIsAnError(final String command) throws IOException, InterruptedException {
		final Process process = program(command.split(" ")).redirectOutput(new File("/dev/full")).start();
		assertEquals(ExitCode.FAILED, process.waitFor());
		assertEquals(List.of(FULL), errors());
	}

	/** The answer is not lost: the last lines say where it is, and what went wrong. */
	@Test
	void aFullDiskLosesNoAnswer() throws IOException, InterruptedException {
		final Path output = work.resolve("liver");
		final Process process = program("segment", "--model", "demo", "--image", "sample-images/02_ct.png", "--target",
			"liver", "--output", output.toString()).redirectOutput(new File("/dev/full")).start();
		assertEquals(ExitCode.FAILED, process.waitFor(), errors().toString());
		final List<String> errors = errors();
		assertEquals(List.of("Written to " + output + ".", FULL), errors.subList(errors.size() - 2, errors.size()));
		assertTrue(Files.exists(output.resolve("answer.json")));
	}

	/** As under {@code | head -1}. */
	@Test
	void whoeverHasReadEnoughEndsItQuietly() throws IOException, InterruptedException {
		final Process process = program("demo", "--no-window", "--quiet", "--output", work.resolve("demo").toString())
			.start();
		final StringBuilder line = new StringBuilder();
		for (int next = process.getInputStream().read(); next != '\n'; next = process.getInputStream().read()) {
			line.append((char) next);
		}
		process.getInputStream().close();
		assertEquals("UniBiomed demo model: tiny, trained on computer-generated pictures only. No diagnostic value.",
			line.toString());
		assertEquals(ExitCode.PIPE_CLOSED, process.waitFor());
		assertEquals(List.of(), errors());
	}

	@Test
	void lettersArePrintedInUnicode() throws IOException, InterruptedException {
		final Process process = program("devices", "--help").start();
		final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(ExitCode.DONE, process.waitFor());
		assertTrue(out.startsWith("Usage: unibiomed devices"), out);
	}
}

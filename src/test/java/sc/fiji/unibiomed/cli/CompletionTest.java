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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.cli.terminal.ExitCode;

/** What a shell completes when the Tab key is pressed. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its bash may be one that sees other files")
class CompletionTest {

	@TempDir
	private Path work;
	private Path script;

	@BeforeEach
	void writeTheScript() throws IOException {
		assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch(folder -> Files.isExecutable(Path.of(folder, "bash"))), "bash is not installed");
		final Run run = Run.of("completion", "bash");
		assertEquals(ExitCode.DONE, run.code(), run.err());
		assertEquals("", run.err());
		script = Files.writeString(work.resolve("unibiomed"), run.out());
	}

	@Test
	void bashAcceptsIt() throws IOException, InterruptedException {
		assertEquals("", bash("-n", script.toString()));
	}

	/** @param words without the program's name, the last one not finished */
	@ParameterizedTest
	@CsvSource({ "seg,segment", "models do,download", "segment --targ,--target", "batch --dry,--dry-run",
		"ask --qui,--quiet", "segment --precision f,fast", "segment --check th,thorough", "batch --task rep,report",
		"models download UniB,UniBiomed" })
	void theWordIsCompleted(final String words, final String completed) throws IOException, InterruptedException {
		final List<String> all = List.of(("unibiomed " + words).split(" "));
		// As bash calls it; compopt works within a completion only.
		final String answer = bash("-c",
			"compopt() { :; }; source " + script + "; COMP_WORDS=(" + String.join(" ", all) + "); COMP_CWORD=" +
				(all.size() - 1) +
				"; $(complete -p unibiomed | sed 's/.*-F \\([^ ]*\\).*/\\1/'); echo \"${COMPREPLY[0]}\"");
		assertEquals(completed, answer.strip());
	}

	@Test
	void theScriptIsOneForBothShells() {
		assertEquals(Run.of("completion", "bash").out(), Run.of("completion", "zsh").out());
		final Run other = Run.of("completion", "zhs");
		assertEquals(ExitCode.UNUSABLE_INPUT, other.code());
		assertTrue(other.err().endsWith("Did you mean zsh?" + System.lineSeparator()), other.err());
	}

	private static String bash(final String... args) throws IOException, InterruptedException {
		final ProcessBuilder builder = new ProcessBuilder("bash").redirectErrorStream(true);
		builder.command().addAll(List.of(args));
		final Process process = builder.start();
		final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), out);
		return out;
	}
}

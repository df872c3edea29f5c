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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.Messages;

/** The examples at the end of each {@code --help} are real: read from the help, and run where their files are here. */
@Timeout(240)
class HelpExamplesTest {

	private static final int COLUMNS = 100;

	@TempDir
	private Path work;

	static Stream<String> commands() {
		return HelpTest.commands();
	}

	/** Of all commands. */
	static Stream<String> examples() {
		return commands().flatMap(command -> examples(command).stream()).distinct();
	}

	/** Those about sample images, which need no model that has to be fetched. */
	static Stream<String> examplesAboutSamples() {
		return examples().filter(example -> example.contains("sample-images/") && !example.contains("--model"));
	}

	private static List<String> examples(final String command) {
		return help(command).lines().dropWhile(line -> !line.equals("Examples:")).skip(1)
			.takeWhile(line -> !line.isBlank()).map(String::strip).toList();
	}

	private static String help(final String command) {
		return Run.of((command + " --help").strip().split(" ")).out();
	}

	@ParameterizedTest
	@MethodSource("commands")
	void everyHelpHasSome(final String command) {
		final List<String> examples = examples(command);
		assertTrue(examples.size() >= 2 && examples.size() <= 4, command + ": " + examples);
		for (final String example : examples) {
			assertTrue(example.contains("unibiomed" + (command.isEmpty() ? " " : " " + command)), example);
		}
	}

	@ParameterizedTest
	@MethodSource("commands")
	void everyHelpFitsATerminal(final String command) {
		final List<String> lines = help(command).lines().toList();
		assertEquals(List.of(), lines.stream().filter(line -> line.length() > COLUMNS).toList());
		assertTrue(lines.get(0).startsWith(("Usage: unibiomed " + command).strip()), lines.get(0));
		assertTrue(lines.contains("General:"), command);
		assertTrue(lines.stream().anyMatch(line -> line.strip().startsWith("--quiet ")), command);
	}

	@ParameterizedTest
	@MethodSource("examples")
	void everyExampleIsUnderstood(final String example) {
		final CommandLine program = Main.program();
		Messages.silent().addTo(program.getCommandSpec());
		ParseResult parsed = program.parseArgs(words(example).toArray(String[]::new));
		assertTrue(parsed.hasSubcommand(), example);
		while (parsed.hasSubcommand()) {
			parsed = parsed.subcommand();
		}
		assertEquals(List.of(), parsed.unmatched());
	}

	@ParameterizedTest
	@MethodSource("examplesAboutSamples")
	void examplesAboutSampleImagesWork(final String example) {
		final List<String> line = new ArrayList<>(words(example));
		line.add("--model=demo");
		final int output = line.indexOf("--output") + 1;
		if (output > 0) {
			line.set(output, work.resolve(line.get(output)).toString());
		}
		final Run run = Run.of(line);
		assertEquals(ExitCode.DONE, run.code(), run.err());
		assertTrue(run.out().lines().noneMatch(each -> each.startsWith("Warning: ")), run.out());
	}

	/** The arguments, as a shell would give them; without what is done with the output. */
	private static List<String> words(final String example) {
		final String line = example.replaceFirst("^source <\\((.*)\\)$", "$1").replaceFirst(" >>? .*", "");
		final List<String> words = new ArrayList<>();
		for (final String word : line.split(" (?=([^\"]*\"[^\"]*\")*[^\"]*$)")) {
			words.add(word.replace("\"", ""));
		}
		assertEquals("unibiomed", words.remove(0));
		return words;
	}
}

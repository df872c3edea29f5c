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

import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine;
import sc.fiji.unibiomed.cli.terminal.ExitCode;

/** What {@code --help} prints. */
class HelpTest {

	/** As if a sentence ended there: "answers." and, in the next line, "csv". */
	private static final Pattern TORN_NAME = Pattern
		.compile("\\S\\.\\R\\s+(csv|geojson|html|jpg|json|jsonl|md|png|tif)\\b");

	static Stream<String> commands() {
		return Stream.concat(below(new CommandLine(Main.class), ""), Stream.of(""));
	}

	private static Stream<String> below(final CommandLine command, final String path) {
		return command.getSubcommands().entrySet().stream().flatMap(each -> {
			final String name = (path + " " + each.getKey()).strip();
			return Stream.concat(Stream.of(name), below(each.getValue(), name));
		});
	}

	@ParameterizedTest
	@MethodSource("commands")
	void namesOfFilesStayInOneLine(final String command) {
		final Run help = Run.of((command + " --help").strip().split(" "));
		assertEquals(ExitCode.DONE, help.code());
		assertFalse(TORN_NAME.matcher(help.out()).find(), help.out());
	}
}

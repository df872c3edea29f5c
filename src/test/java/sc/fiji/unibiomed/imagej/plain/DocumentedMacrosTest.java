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
package sc.fiji.unibiomed.imagej.plain;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;

import sc.fiji.unibiomed.docs.Documents;
import sc.fiji.unibiomed.imagej.dialog.MacroInput;

/** Macro lines in the documents and examples name commands, keys and choices that there are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedMacrosTest {

	private static final Pattern RUN = Pattern
		.compile("run\\(\"([^\"]*UniBiomed[^\"]*)\"(?:,\\s+\"((?:[^\"]|\" \\+ [^\"]+ \\+ \")*)\")?");

	private Context context;
	private Map<String, CommandInfo> commands;

	/** A line that a document wants people to write. */
	private record Line(Path file, String command, String options) {

		@Override
		public String toString() {
			return file + ": run(\"" + command + "\", \"" + options + "\")";
		}
	}

	@BeforeAll
	void findCommands() {
		context = new Context(CommandService.class);
		commands = context.service(CommandService.class).getCommands().stream()
			.filter(command -> command.getClassName().startsWith("sc.fiji.unibiomed."))
			.collect(Collectors.toMap(command -> command.getMenuPath().getLeaf().getName(), Function.identity()));
	}

	@AfterAll
	void endSciJava() {
		context.dispose();
	}

	private static List<Line> lines() throws IOException {
		final List<Path> files = new ArrayList<>(Documents.all());
		try (Stream<Path> macros = Files.list(Path.of("macros"))) {
			macros.sorted().forEach(files::add);
		}
		final List<Line> lines = new ArrayList<>();
		for (final Path file : files) {
			final Matcher run = RUN.matcher(Files.readString(file));
			while (run.find()) {
				// A variable in a macro stands for any text.
				lines.add(new Line(file, run.group(1),
					run.group(2) == null ? "" : run.group(2).replaceAll("\" \\+ [^\"]+ \\+ \"", "x")));
			}
		}
		return lines;
	}

	@Test
	void everyCommandExists() throws IOException {
		assertAll(lines().stream()
			.map(line -> () -> assertNotNull(commands.get(line.command()), line + ": there is no such command")));
	}

	@Test
	void everyKeyExists() throws IOException {
		assertAll(lines().stream().map(line -> () -> assertEquals(List.of(),
			MacroInput.unknownKeys(line.options(), commands.get(line.command())), line.toString())));
	}

	@Test
	void everyChoiceExists() throws IOException {
		assertAll(lines().stream().map(line -> () -> {
			for (final ModuleItem<?> input : commands.get(line.command()).inputs()) {
				final String value = MacroInput.isSupported(input.getType())
					? MacroInput.value(line.options(), input)
					: null;
				if (value != null && input.getChoices() != null && !input.getChoices().isEmpty() &&
					!value.equals("x"))
				{
					assertTrue(input.getChoices().contains(value),
						line + ": '" + value + "' is none of " + input.getChoices());
				}
			}
		}));
	}

	@Test
	void everyCommandHasALine() throws IOException {
		final Set<String> written = lines().stream().map(Line::command).collect(Collectors.toSet());
		assertEquals(commands.keySet(), written);
	}
}

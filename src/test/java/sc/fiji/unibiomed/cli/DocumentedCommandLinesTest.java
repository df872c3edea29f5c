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

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.docs.Documents;

/** Command lines in documents use subcommands and options that there are. */
class DocumentedCommandLinesTest {

	/** Up to the end of the line or code span; a backslash goes on in the next line. */
	private static final Pattern LINE = Pattern
		.compile("(?:java (?:-X\\S+ )?-jar target/unibiomed-cli\\.jar|(?<!\\w)bin/unibiomed|(?m:(?<=^|`)unibiomed))" +
			" ((?:\\\\\\n|[^\\n`])*)");
	private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");
	private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

	private final Map<String, String> helps = new TreeMap<>();

	@Test
	void everySubcommandAndOptionExists() throws IOException {
		final List<String> lines = lines();
		assertFalse(lines.isEmpty());
		assertAll(lines.stream().map(line -> () -> check(line)));
	}

	private static List<String> lines() throws IOException {
		final List<String> lines = new ArrayList<>();
		for (final Path document : Documents.all()) {
			final Matcher line = LINE.matcher(Files.readString(document).replace("\r\n", "\n"));
			while (line.find()) {
				// What comes after it in a shell, or as a comment, is no part of it.
				lines.add(line.group(1).replace("\\\n", " ").replaceAll("\\s(#|&&|\\||>).*", ""));
			}
		}
		return lines;
	}

	private void check(final String line) {
		final List<String> words = WORD.matcher(line).results().map(word -> word.group()).toList();
		final List<String> command = new ArrayList<>();
		for (final String word : words) {
			if (!word.matches("[a-z]+") || command.size() == (command.contains("models") ? 2 : 1)) {
				break;
			}
			command.add(word);
		}
		final String help = help(command);
		assertNotNull(help, "There is no such command: unibiomed " + line);
		final Matcher option = OPTION.matcher(WORD.matcher(line).results().map(word -> word.group())
			.filter(word -> word.startsWith("--")).reduce("", (before, word) -> before + " " + word));
		while (option.find()) {
			assertTrue(Pattern.compile("(?<![\\w-])" + option.group() + "(?![\\w-])").matcher(help).find(),
				option.group() + " is not an option of: unibiomed " + line);
		}
	}

	/** What a command says of itself; {@code null} if there is no such command. */
	private String help(final List<String> command) {
		return helps.computeIfAbsent(String.join(" ", command), key -> {
			final StringWriter out = new StringWriter();
			final List<String> args = new ArrayList<>(command);
			args.add("--help");
			final int code = Main.execute(new PrintWriter(out, true), new PrintWriter(new StringWriter()),
				args.toArray(String[]::new));
			// Of a word that is no command, the program as a whole tells about itself.
			return code == 0 && out.toString().startsWith(("Usage: unibiomed " + key).strip()) ? out.toString() : null;
		});
	}
}

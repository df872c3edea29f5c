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
package sc.fiji.unibiomed.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Messages that the troubleshooting guide explains are messages that the program gives. */
class TroubleshootingTest {

	private static final Path GUIDE = Path.of("docs", "troubleshooting.md");
	private static final Pattern QUOTED = Pattern.compile("\\*([^*]+)\\*");
	/** What is left of a message between names and numbers; shorter pieces would be found anywhere. */
	private static final int TELLING = 8;

	@Test
	void everyMessageIsInTheSources() throws IOException {
		final String sources = sources();
		final List<String> missing = new ArrayList<>();
		for (final String message : messages()) {
			for (final String part : message.split("…")) {
				final String words = part.strip().replaceAll("^'+|'+$", "").strip();
				if (words.length() >= TELLING && !sources.contains(words)) {
					missing.add(words);
				}
			}
		}
		assertTrue(missing.isEmpty(), GUIDE + " explains messages that the program does not give: " + missing);
	}

	/** The first columns of tables. */
	private static List<String> messages() throws IOException {
		final List<String> messages = new ArrayList<>();
		for (final String line : Files.readAllLines(GUIDE)) {
			if (line.startsWith("| ")) {
				final Matcher quoted = QUOTED.matcher(line.split(" \\| ")[0]);
				while (quoted.find()) {
					messages.add(quoted.group(1));
				}
			}
		}
		assertFalse(messages.isEmpty());
		return messages;
	}

	/** All sources, with the parts of texts that go over several lines put together. */
	private static String sources() throws IOException {
		final StringBuilder text = new StringBuilder();
		final Stream<Path> roots = Stream.of(Path.of("src", "main", "java"), Path.of("src", "fiji", "java"));
		try (Stream<Path> files = roots.flatMap(TroubleshootingTest::walk)) {
			for (final Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
				text.append(Files.readString(file));
			}
		}
		return text.toString().replaceAll("\"\\s*\\+\\s*\"", "");
	}

	private static Stream<Path> walk(final Path folder) {
		try {
			return Files.walk(folder);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}

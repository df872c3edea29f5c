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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents and messages are written in plain English. */
class PlainEnglishTest {

	/** What not to write, and what to write instead. */
	private static final Path WORDS = Path.of("src", "test", "resources", "plain-english.tsv");
	/** Resources whose texts people read: menus, script templates, what is known of models, the style of reports. */
	private static final List<String> TEXTS = List.of("known-models.json", "demo-tour.json", ".config", ".groovy",
		".py", ".css");
	private static final int LONGEST_SENTENCE = 40;
	private static final int MEAN_SENTENCE = 18;
	private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?…][)*\"”]{0,2})\\s+(?=[\\p{Lu}*`\\[(\"0-9])");

	@Test
	void documentsHaveNoPhraseOfTheList() throws IOException {
		final List<String> found = new ArrayList<>();
		for (final Path document : Documents.all()) {
			find(document, paragraphs(Files.readString(document)), found);
		}
		assertEquals("", String.join("\n", found));
	}

	@Test
	void messagesAndHelpHaveNoPhraseOfTheList() throws IOException {
		final List<String> found = new ArrayList<>();
		for (final Path root : List.of(Path.of("src", "main"), Path.of("src", "fiji"), Path.of("src", "spark"))) {
			try (Stream<Path> files = Files.walk(root)) {
				for (final Path file : files.filter(Files::isRegularFile).sorted().toList()) {
					final String name = file.toString();
					if (name.endsWith(".java")) {
						find(file,
							SourceTexts.of(Files.readString(file)).stream().filter(text -> text.contains(" ")).toList(),
							found);
					}
					else if (TEXTS.stream().anyMatch(name::endsWith)) {
						find(file, List.of(Files.readString(file)), found);
					}
				}
			}
		}
		assertEquals("", String.join("\n", found));
	}

	/** Text of a page for users, without code and tables. */
	@ParameterizedTest
	@MethodSource("usersPages")
	void sentencesAreShort(final Path page) throws IOException {
		final List<String> sentences = sentences(Files.readString(page));
		assertFalse(sentences.isEmpty());
		final List<String> tooLong = sentences.stream().filter(each -> words(each) > LONGEST_SENTENCE).toList();
		assertEquals("", String.join("\n", tooLong), "more than " + LONGEST_SENTENCE + " words");
		final double mean = sentences.stream().mapToInt(PlainEnglishTest::words).average().orElseThrow();
		assertTrue(mean <= MEAN_SENTENCE, page + " has " + mean + " words per sentence; write shorter ones");
	}

	static List<Path> usersPages() throws IOException {
		try (Stream<Path> pages = Files.list(Path.of("docs"))) {
			return pages.filter(page -> page.toString().endsWith(".md")).sorted().toList();
		}
	}

	private static void find(final Path file, final List<String> texts, final List<String> found) {
		for (final String text : texts) {
			final String line = text.replaceAll("\\s+", " ");
			for (final Map.Entry<Pattern, String> phrase : phrases().entrySet()) {
				final Matcher match = phrase.getKey().matcher(line);
				while (match.find()) {
					final int begin = Math.max(0, match.start() - 40);
					final int end = Math.min(line.length(), match.end() + 30);
					found.add(file + ": '" + match.group() + "' → " + phrase.getValue() + ": …" +
						line.substring(begin, end) + "…");
				}
			}
		}
	}

	private static Map<Pattern, String> phrases() {
		final Map<Pattern, String> phrases = new LinkedHashMap<>();
		try {
			for (final String line : Files.readAllLines(WORDS)) {
				if (!line.startsWith("#") && !line.isBlank()) {
					final String[] cells = line.split("\t");
					assertEquals(2, cells.length, line);
					phrases.put(Pattern.compile(cells[0], Pattern.CASE_INSENSITIVE), cells[1]);
				}
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return phrases;
	}

	/** Paragraphs, list entries and rows of tables, without code and comments. */
	private static List<String> paragraphs(final String document) {
		final String text = document.replace("\r\n", "\n").replaceAll("(?ms)^ *```.*?^ *```", "\n")
			.replaceAll("(?s)<!--.*?-->", "\n").replaceAll("`[^`\n]*`", "code")
			.replaceAll("!\\[[^\\]]*\\]\\([^)]*\\)", "").replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1");
		return Arrays.stream(text.split("\n\\s*\n|\n(?= *(?:[-|#]|\\d+\\.))")).map(String::strip)
			.filter(each -> !each.isEmpty()).toList();
	}

	private static List<String> sentences(final String document) {
		return paragraphs(document).stream().filter(each -> !each.startsWith("|") && !each.startsWith("#"))
			.map(each -> each.replaceAll("\\s+", " ").replaceAll("^(?:-|\\d+\\.) ", ""))
			.flatMap(each -> Arrays.stream(SENTENCE_END.split(each))).toList();
	}

	private static int words(final String sentence) {
		return (int) Arrays.stream(sentence.split("\\s+")).filter(each -> each.matches(".*[\\p{L}\\p{N}].*")).count();
	}
}

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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What documents point at is there. */
class DocumentsTest {

	private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
	private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");
	private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
	private static final Pattern TEST = Pattern.compile("(?:-Dtest=|`)(\\w+Test)\\b");
	private static final Path IMAGES = Path.of("docs", "images");
	private static final Pattern PICTURE = Pattern.compile(".*\\.(png|gif)");
	/** In bytes, so that a page of pictures loads at once. */
	private static final long LARGEST_IMAGE = 200_000;
	private static final long LARGEST_FILM = 1_500_000;
	private static final int README_LINES = 110;
	private static final int README_TOP = 45;

	@Test
	void everyLinkLeadsSomewhere() throws IOException {
		final List<String> dead = new ArrayList<>();
		for (final Path document : Documents.all()) {
			for (final String link : links(document)) {
				if (!leadsSomewhere(document, link)) {
					dead.add(document + " → " + link);
				}
			}
		}
		assertEquals(List.of(), dead);
	}

	@Test
	void everyPictureIsShownAndSmall() throws IOException {
		final Set<Path> shown = Documents.all().stream().flatMap(document -> links(document).stream()
			.filter(link -> PICTURE.matcher(link).matches()).map(link -> target(document, link)))
			.collect(Collectors.toSet());
		try (Stream<Path> pictures = Files.list(IMAGES)) {
			for (final Path picture : pictures.toList()) {
				final long largest = isFilm(picture) ? LARGEST_FILM : LARGEST_IMAGE;
				assertTrue(shown.contains(picture), picture + " is in no document");
				assertTrue(Files.size(picture) < largest,
					picture + " is too large; give it a palette, or fewer pixels");
			}
		}
	}

	/** More than one thing that moves is too much. */
	@Test
	void oneFilmIsEnough() throws IOException {
		try (Stream<Path> pictures = Files.list(IMAGES)) {
			assertEquals(List.of(IMAGES.resolve("segment.gif")), pictures.filter(DocumentsTest::isFilm).toList());
		}
	}

	private static boolean isFilm(final Path picture) {
		return picture.toString().endsWith(".gif");
	}

	/** Whoever has a minute reads what it is, sees it, and finds the two commands. */
	@Test
	void theReadmeIsShortAndBeginsWithWhatMattersMost() throws IOException {
		final List<String> lines = Files.readAllLines(Path.of("README.md"));
		assertTrue(lines.size() <= README_LINES, "The README has " + lines.size() + " lines; move some into docs");
		final List<String> top = lines.subList(0, README_TOP);
		assertTrue(top.contains("mvn -q -DskipTests package && java -jar target/unibiomed-cli.jar demo"));
		assertTrue(top.contains("mvn test"));
		assertTrue(top.stream().anyMatch(line -> line.startsWith("![") && line.endsWith("](docs/images/segment.gif)")));
	}

	/** Guides for users are named in the README, those for developers in the list of their folder. */
	@Test
	void everyGuideIsNamedInAList() throws IOException {
		final Set<Path> lists = Set.of(Path.of("README.md"), Path.of("docs", "dev", "README.md"));
		final Set<Path> named = new HashSet<>(lists);
		for (final Path list : lists) {
			links(list).forEach(link -> named.add(target(list, link)));
		}
		assertEquals(List.of(), Documents.all().stream().filter(document -> !named.contains(document)).toList());
		assertTrue(links(Path.of("README.md")).contains("docs/dev/README.md"));
	}

	/** Maven runs nothing, and says nothing, where there is no test of a name. */
	@Test
	void everyTestThatIsNamedExists() throws IOException {
		final Set<String> tests;
		try (Stream<Path> sources = Files.walk(Path.of("src"))) {
			tests = sources.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("Test.java"))
				.map(name -> name.replace(".java", "")).collect(Collectors.toSet());
		}
		final List<String> missing = new ArrayList<>();
		for (final Path document : Documents.all()) {
			TEST.matcher(Files.readString(document)).results().map(test -> test.group(1))
				.filter(test -> !tests.contains(test)).forEach(test -> missing.add(document + " → " + test));
		}
		assertEquals(List.of(), missing);
	}

	@Test
	void theCitationHasTheVersionOfTheProject() throws IOException {
		final Matcher version = Pattern.compile("<artifactId>pom-UniBiomed</artifactId>\\s*<version>([^<]+)</version>")
			.matcher(Files.readString(Path.of("pom.xml")));
		assertTrue(version.find());
		assertTrue(Files.readString(Path.of("CITATION.cff")).contains("\nversion: " + version.group(1) + "\n"),
			"CITATION.cff must say " + version.group(1));
		assertTrue(Files.readString(Path.of("README.md")).contains("UniBiomed-" + version.group(1) + "-fiji.zip"));
	}

	private static List<String> links(final Path document) {
		final List<String> links = new ArrayList<>();
		final Matcher link = LINK.matcher(text(document));
		while (link.find()) {
			if (!link.group(1).matches("(https?|mailto):.*")) {
				links.add(link.group(1));
			}
		}
		return links;
	}

	/** A file, or a heading, which GitHub turns into an anchor. */
	private static boolean leadsSomewhere(final Path document, final String link) {
		final Path target = target(document, link);
		if (!Files.exists(target)) {
			return false;
		}
		final int anchor = link.indexOf('#');
		return anchor < 0 || HEADING.matcher(text(target)).results()
			.anyMatch(heading -> anchorOf(heading.group(1)).equals(link.substring(anchor + 1)));
	}

	private static Path target(final Path document, final String link) {
		final String file = link.replaceAll("#.*", "");
		return file.isEmpty() ? document : document.resolveSibling(file).normalize();
	}

	private static String anchorOf(final String heading) {
		return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
	}

	/** Without examples, in which brackets are no links. */
	private static String text(final Path document) {
		try {
			return CODE.matcher(Files.readString(document).replace("\r\n", "\n")).replaceAll("");
		}
		catch (final IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}
}

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
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.gui.Roi;
import ij.io.RoiDecoder;
import sc.fiji.unibiomed.docs.Programs.Ended;

/** The programs of docs/api.md, taken out of the page and run; they print what the page says. */
@Timeout(300)
class ApiPageTest {

	private static final Path PAGE = Path.of("docs", "api.md");
	private static final Path SAMPLE = Path.of("sample-images", "02_ct.png");
	private static final int MOST_LINES = 30;

	@TempDir
	private Path folder;

	@Test
	void theJavaProgramOpensAsksPrintsAndSavesRegions() throws IOException {
		final String program = block("java", 0);
		assertTrue(program.lines().count() <= MOST_LINES, program.lines().count() + " lines");
		withSample();
		final Path source = Files.writeString(folder.resolve("Liver.java"), program);
		final Ended ended = Programs.run(folder, List.of(Programs.java(), "-Djava.awt.headless=true", "-cp",
			Programs.classPath(), source.getFileName().toString()));
		assertEquals(0, ended.code(), ended.errors());
		assertEquals(printed("java", 0), ended.output());
		final Roi liver = RoiDecoder.open(folder.resolve("liver.roi").toString());
		assertEquals(27666, liver.getContainedPoints().length);
		assertEquals("liver 1", liver.getName());
	}

	@Test
	void thePythonProgramRunsTheCommandLineAndReadsItsAnswer() throws IOException {
		final String python = Programs.python("");
		final String program = block("python", 0);
		assertTrue(program.lines().count() <= MOST_LINES);
		withSample();
		final String installed = "\"java\", \"-jar\", \"target/unibiomed-cli.jar\"";
		assertTrue(program.contains(installed));
		final Path source = Files.writeString(folder.resolve("ask.py"), program.replace(installed,
			"\"" + String.join("\", \"", Programs.commandLine()).replace("\\", "\\\\") + "\""));
		final Ended ended = Programs.run(folder, List.of(python, source.getFileName().toString()));
		assertEquals(0, ended.code(), ended.errors());
		assertEquals(printed("python", 0), ended.output());
		assertTrue(Files.isRegularFile(folder.resolve("liver/mask-1.png")));
	}

	/** PyImageJ is not at hand, and the page says so; whether its lines are Python can be looked at. */
	@Test
	void thePyImageJProgramIsPythonAndThePageSaysThatItWasNotRun() throws IOException {
		assertTrue(text().contains("**not tested**"));
		final String program = block("python", 1);
		assertTrue(program.lines().filter(line -> !line.isBlank()).count() <= 12);
		final Path source = Files.writeString(folder.resolve("pyimagej.py"), program);
		final Ended ended = Programs.run(folder,
			List.of(Programs.python(""), "-c", "import ast; ast.parse(open('" + source.getFileName() + "').read())"));
		assertEquals(0, ended.code(), ended.errors());
	}

	@Test
	void theMavenCoordinatesAreThoseOfThePlugin() throws IOException {
		final Matcher version = Pattern.compile("<artifactId>pom-UniBiomed</artifactId>\\s*<version>([^<]+)</version>")
			.matcher(Files.readString(Path.of("pom.xml")));
		assertTrue(version.find());
		final String coordinates = block("xml", 0).replaceAll("\\s", "");
		assertEquals("<dependency><groupId>sc.fiji</groupId><artifactId>UniBiomed</artifactId><version>" +
			version.group(1) + "</version></dependency>", coordinates);
	}

	private void withSample() throws IOException {
		Files.createDirectories(folder.resolve(SAMPLE).getParent());
		Files.copy(SAMPLE, folder.resolve(SAMPLE));
	}

	private static String text() throws IOException {
		return Files.readString(PAGE).replace("\r\n", "\n");
	}

	private static Matcher at(final String language, final int index) throws IOException {
		final Matcher block = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$").matcher(text());
		for (int i = 0; i <= index; i++) {
			assertTrue(block.find(), "There is no block " + index + " of " + language + ".");
		}
		return block;
	}

	private static String block(final String language, final int index) throws IOException {
		return at(language, index).group(1);
	}

	/** What stands below a program. */
	private static String printed(final String language, final int index) throws IOException {
		final Matcher output = Pattern.compile("(?ms)^```\n(.*?)^```$").matcher(text());
		assertTrue(output.find(at(language, index).end()));
		return output.group(1);
	}
}

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
package sc.fiji.unibiomed.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command line's download at work. Areas are the recorded ones. */
@EnabledOnOs(value = OS.LINUX,
	disabledReason = "the download for Linux; the others run on their systems in the workflow")
@Timeout(600)
class CommandLineDownloadTest {

	private static final Path SAMPLES = Download.PROJECT.resolve("sample-images");
	private static final String PROGRAM = "unibiomed-" + Download.VERSION + "/bin/unibiomed";

	@TempDir
	private static Path work;
	private static NewUser user;

	@BeforeAll
	static void unzip() throws IOException {
		user = NewUser.in(work);
		Download.of("cli-linux").unzip(user.folder());
	}

	@Test
	void theDemoAnswersAndKeepsEverythingInTheUsersHome() throws Exception {
		final NewUser.Said said = unibiomed("demo", "--no-window");
		assertEquals(0, said.code(), said.toString());
		try (Stream<Path> answers = Files.list(user.folder().resolve("unibiomed-demo"))) {
			assertEquals(13, answers.filter(answer -> Files.exists(answer.resolve("answer.json"))).count());
		}
		assertTrue(Files.isDirectory(user.home().resolve(".cache/unibiomed")));
		// A line to copy, as this program was called.
		assertTrue(said.out().contains(" " + PROGRAM + " models download UniBiomed"), said.toString());
	}

	@Test
	void segmentOutlinesTheLiver() throws Exception {
		final NewUser.Said said = unibiomed("segment", "--model", "demo", "--image",
			SAMPLES.resolve("02_ct.png").toString(), "--target", "liver", "--output", "die Leber");
		assertEquals(0, said.code(), said.toString());
		assertTrue(said.out().contains("27666"), said.toString());
		assertTrue(Files.exists(user.folder().resolve("die Leber/mask-1.png")));
	}

	@Test
	void aBatchAnswersThreeImages() throws Exception {
		final Path images = Files.createDirectories(user.folder().resolve("Bilder für später"));
		for (final String image : List.of("02_ct.png", "03_mri.png", "04_xray.png")) {
			Files.copy(SAMPLES.resolve(image), images.resolve(image));
		}
		final NewUser.Said said = unibiomed("batch", "--model", "demo", "--input", images.getFileName().toString(),
			"--prompt", "What modality is this image?", "--output", "answers");
		assertEquals(0, said.code(), said.toString());
		try (Stream<Path> files = Files.walk(user.folder().resolve("answers"))) {
			assertEquals(3, files.filter(file -> file.endsWith("answer.json")).count());
		}
		assertTrue(Files.exists(user.folder().resolve("answers/index.html")));
	}

	@Test
	void exitCodesAreThoseOfTheProgram() throws Exception {
		final NewUser.Said version = unibiomed("--version");
		assertEquals(0, version.code());
		assertEquals("unibiomed " + Download.VERSION, version.out().strip());
		assertEquals(2, unibiomed("no-such-command").code());
		final NewUser.Said missing = unibiomed("segment", "--model", "demo", "--image", "missing.png", "--target",
			"liver", "--output", "nothing");
		assertEquals(2, missing.code());
		assertTrue(missing.err().contains("missing.png"), missing.err());
		assertFalse(Files.exists(user.folder().resolve("nothing")));
	}

	/** As Ctrl+C does it. The shell of a build may ignore the signal, and what it starts then would, too. */
	@Test
	void anInterruptedDemoEndsWith130() throws Exception {
		final List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
		command.addAll(List.of(PROGRAM, "demo", "--no-window", "--output", "interrupted"));
		final Process process = user.start(command);
		while (process.isAlive() && !user.hasSaid("Nuclei")) {
			Thread.sleep(50);
		}
		new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
		final NewUser.Said said = user.await(process);
		assertEquals(130, said.code(), said.toString());
	}

	private static NewUser.Said unibiomed(final String... arguments) throws IOException, InterruptedException {
		// Without a locale, as programs of a server's timetable run.
		final List<String> command = new ArrayList<>(List.of("env", "-u", "LANG", PROGRAM));
		command.addAll(List.of(arguments));
		return user.run(command);
	}
}

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
package sc.fiji.unibiomed.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.testing.NeedsDisplay;

/**
 * The update site of this build, installed into an empty ImageJ folder, at work in programs of their own that know of
 * nothing else. Areas are the recorded ones.
 */
@NeedsDisplay
class InstalledSiteTest {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	@TempDir
	private static Path work;
	private static Path imageJ;

	@BeforeAll
	static void install() throws IOException {
		imageJ = work.resolve("ImageJ");
		final ImageJFolder folder = new ImageJFolder(imageJ);
		folder.install(RealSite.assemble(work.resolve("site")), Platform.current().orElseThrow());
		folder.addJarsOfFiji(RealSite.LIBRARIES, RealSite.fiji());
	}

	/** The menu jar is what plain ImageJ needs in addition; Fiji would find the commands by itself. */
	@Test
	void plainImageJRunsTheDemoASampleAndAnInstalledMacro() throws Exception {
		Files.copy(RealSite.BUILD.resolve("imagej1/plugins/UniBiomed_Menu.jar"),
			imageJ.resolve("plugins/UniBiomed_Menu.jar"));
		final Path macro = Files.writeString(work.resolve("try.ijm"), """
			run("UniBiomed Demo");
			print(getTitle(), Overlay.size);
			close();
			run("UniBiomed: MRI stack");
			print(getTitle(), nSlices);
			close();
			open(getDirectory("imagej") + "images/UniBiomed/01_pathology.png");
			runMacro(getDirectory("imagej") + "macros/UniBiomed/segment.ijm");
			""");
		final String said = run("-Djava.awt.headless=false", "ij.ImageJ", "-batch", macro.toString());
		final Matcher demo = Pattern.compile("Pathology, nuclei, computer-generated (\\d+)").matcher(said);
		assertTrue(demo.find() && Integer.parseInt(demo.group(1)) > 80, said);
		assertTrue(said.contains("MRI, 12 slices of a brain, computer-generated 12"), said);
		assertTrue(said.contains("nuclei 1-1: area "), said);
	}

	@Test
	void theCommandLineAnswersFromTheSameJars() throws Exception {
		final Path answer = work.resolve("liver");
		run("-Djava.awt.headless=true", "sc.fiji.unibiomed.cli.Main", "interpret", "--model", "demo", "--image",
			imageJ.resolve("images/UniBiomed/02_ct.png").toString(), "--prompt", "Please segment liver in CT.",
			"--output", answer.toString());
		assertTrue(Files.readString(answer.resolve("answer.json")).contains("27666"));
	}

	/** Runs Java with what is installed and nothing else, as Fiji's launcher does. */
	private static String run(final String... arguments) throws IOException, InterruptedException {
		final String classPath = Stream
			.of("jars/*", "jars/" + Platform.current().orElseThrow().updaterName() + "/*", "plugins/*")
			.map(jars -> imageJ + File.separator + jars).collect(Collectors.joining(File.pathSeparator));
		final List<String> command = new ArrayList<>(
			List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g",
				"-Dij.prefs.dir=" + work, "-Djava.util.prefs.userRoot=" + work, "-cp", classPath));
		command.addAll(List.of(arguments));
		// A file, because a macro that fails waits for somebody to close its window.
		final Path said = Files.createTempFile(work, "said", ".txt");
		final ProcessBuilder builder = new ProcessBuilder(command).directory(imageJ.toFile()).redirectErrorStream(true)
			.redirectOutput(said.toFile());
		builder.environment().put(CacheFolder.VARIABLE, work.resolve("home").toString());
		final Process process = builder.start();
		final boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		process.destroyForcibly();
		final String text = Files.readString(said);
		assertTrue(ended, text);
		assertEquals(0, process.exitValue(), text);
		return text;
	}
}

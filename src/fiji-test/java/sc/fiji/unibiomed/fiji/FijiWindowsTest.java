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
package sc.fiji.unibiomed.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.testing.NeedsDisplay;

/** Menu and Recorder of Fiji, in a program of its own: imagej-legacy changes ImageJ's classes. */
@NeedsDisplay
class FijiWindowsTest {

	@TempDir
	private Path work;

	@Test
	void theMenuHasGroupsAndTheRecorderNeitherBreaksNorFreezes() throws IOException, InterruptedException {
		final Path said = work.resolve("said.txt");
		final ProcessBuilder program = new ProcessBuilder(
			Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g", "-Djava.awt.headless=false",
			"--add-opens=java.base/java.lang=ALL-UNNAMED", "-Djava.util.prefs.userRoot=" + work,
			"-Dij.prefs.dir=" + work, FijiWindowsProgram.class.getName()).redirectErrorStream(true)
			.redirectOutput(said.toFile());
		program.environment().put("CLASSPATH", System.getProperty("java.class.path"));
		final Process process = program.start();
		final boolean ended = process.waitFor(2, TimeUnit.MINUTES);
		process.destroyForcibly();
		final String text = Files.readString(said);
		assertTrue(ended, text);
		assertEquals(0, process.exitValue(), text);
		final List<String> lines = text.lines().toList();
		for (final String expected : List.of("replayed true", "refused UniBiomed Ask", "went on false")) {
			assertTrue(lines.contains(expected), expected + " is not in: " + text);
		}
		assertTrue(text.contains("UniBiomed Assistant|-|UniBiomed Findings|"), text);
		assertTrue(text.contains("|-|UniBiomed Demo|UniBiomed Help|About UniBiomed"), text);
	}
}

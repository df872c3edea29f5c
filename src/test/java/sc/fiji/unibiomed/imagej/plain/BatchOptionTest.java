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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.testing.NeedsDisplay;

/** A plain ImageJ that is started with {@code -batch}, as a process of its own: nobody can close a dialog there. */
@NeedsDisplay
@Timeout(120)
class BatchOptionTest {

	private static final int TERMINATED = 128 + 15;
	private static final String OPEN = "open('sample-images/02_ct.png'); ";

	@TempDir
	private Path work;

	// @formatter:off
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
		"run('UniBiomed Segment...', 'target=liver'); | UniBiomed Segment: There is no image open.",
		"OPEN run('UniBiomed Segment...', 'target=liver results=nowhere'); | " +
			"UniBiomed Segment: 'nowhere' is not a place for",
		"OPEN run('UniBiomed Segment...', 'targets=liver'); | " +
			"The macro option 'targets' does not belong to this command.",
		"OPEN run('UniBiomed Segment...', 'target=liver range=4-99'); | " +
			"UniBiomed Segment: The range '4-99' chooses among",
		"OPEN run('UniBiomed Describe Regions...'); | UniBiomed Describe Regions: There is no region to describe;",
		"OPEN run('UniBiomed Assistant'); | UniBiomed Assistant: The assistant is a window",
		"run('UniBiomed Options...', 'model=UniBiomed'); OPEN run('UniBiomed Find Abnormalities...'); | " +
			"The model UniBiomed is not on this disk",
		"run('UniBiomed Models...', 'action=download model=UniBiomed licence=accepted'); | UniBiomed Models: ",
		"run('UniBiomed Batch...', 'input=nowhere output=out'); | UniBiomed Batch: " })
	// @formatter:on
	void whatFailsIsToldOnStandardErrorAndEndsMacroAndProcess(final String macro, final String reason)
		throws IOException, InterruptedException
	{
		final Process imageJ = start(macro.replace("OPEN ", OPEN) + "print('went on');");
		assertTrue(imageJ.waitFor(60, TimeUnit.SECONDS) || !imageJ.destroyForcibly().isAlive());
		assertEquals(1, imageJ.exitValue(), this::err);
		assertTrue(err().contains(reason), this::err);
		assertFalse(out().contains("went on"), this::out);
	}

	@Test
	void whatMacrosLeaveOutHasItsDefaultAndIsNotAskedFor() throws IOException, InterruptedException {
		final Process imageJ = start(OPEN + "run('UniBiomed Segment...', 'target=liver');" +
			"print('regions ' + roiManager('count') + ', in the overlay ' + Overlay.size);" +
			"run('UniBiomed Find Abnormalities...'); print('went on');");
		assertEquals(0, imageJ.waitFor(), this::err);
		assertTrue(out().contains("regions 1, in the overlay 0"), this::out);
		assertTrue(out().contains("went on"), this::out);
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM; Process.destroy ends it at once")
	void aSignalWhileANetworkRunsEndsIt() throws IOException, InterruptedException {
		final Process imageJ = start("open('sample-images/21_mri_stack_12slices.tif'); print('begins');" +
			"for (i = 0; i < 100; i++) { run('UniBiomed Segment...', 'target=[brain tumor] modality=MRI " +
			"slices=[every slice] results=overlay'); print('again'); }");
		while (imageJ.isAlive() && !out().contains("again")) {
			Thread.sleep(10);
		}
		imageJ.destroy();
		assertEquals(TERMINATED, imageJ.waitFor(), this::err);
		assertFalse(Files.exists(work.resolve("crash.log")));
	}

	private Process start(final String macro) throws IOException {
		final Path file = Files.writeString(work.resolve("macro.ijm"), macro);
		final ProcessBuilder java = new ProcessBuilder(
			Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
			"-XX:ErrorFile=" + work.resolve("crash.log"), "-XX:-CreateCoredumpOnCrash",
			"-Djava.util.prefs.userRoot=" + work, "-Dplugins.dir=" + System.getProperty("plugins.dir"), "-cp",
			System.getProperty("java.class.path"), "ij.ImageJ", "-batch", file.toString());
		java.environment().put("UNIBIOMED_HOME", work.resolve("home").toString());
		// Nothing comes from the hub in a test.
		java.environment().put("HF_HUB_OFFLINE", "1");
		return java.redirectOutput(work.resolve("out.txt").toFile()).redirectError(work.resolve("err.txt").toFile())
			.start();
	}

	private String out() {
		return read("out.txt");
	}

	private String err() {
		return read("err.txt");
	}

	private String read(final String name) {
		try {
			return Files.readString(work.resolve(name));
		}
		catch (final IOException e) {
			return e.toString();
		}
	}
}

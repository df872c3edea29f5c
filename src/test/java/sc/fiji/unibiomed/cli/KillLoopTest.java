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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.batch.BatchOutput;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.models.store.CacheFolder;

/**
 * A batch that is killed at any moment, again and again: while Java starts, libraries are unpacked, the model is
 * prepared, images are read, answers are written. What comes out in the end is what a batch makes that nobody disturbs.
 * {@code -Dunibiomed.kills=N} says how often.
 */
@Tag("slow")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KillLoopTest {

	private static final int KILLS = Integer.getInteger("unibiomed.kills", 30);
	/** So many kills, then the batch is let do the rest. */
	private static final int KILLS_PER_BATCH = 3;
	private static final long SEED = 17;

	@TempDir
	private Path work;

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no kill -9")
	void killsChangeNothing() throws IOException, InterruptedException {
		final Path input = Files.createDirectories(work.resolve("input"));
		for (final String name : List.of("01_pathology", "02_ct", "03_mri", "04_xray", "05_ultrasound", "06_oct",
			"07_pet", "08_endoscopy"))
		{
			Files.copy(Path.of("sample-images", name + ".png"), input.resolve(name + ".png"));
		}
		final long begin = System.nanoTime();
		assertEquals(ExitCode.DONE, ended(batch("undisturbed", "whole")));
		final int longest = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
		final Map<String, String> expected = BatchOutput.of(work.resolve("undisturbed"));

		final Random random = new Random(SEED);
		int killed = 0;
		int done = 0;
		for (int i = 0; i < KILLS; i++) {
			// The cache folder is new with every batch, so that unpacking and preparing are killed, too.
			final String home = "home" + i / KILLS_PER_BATCH;
			final Process process = batch("killed" + i / KILLS_PER_BATCH, home).start();
			if (process.waitFor(random.nextInt(longest), TimeUnit.MILLISECONDS)) {
				done++;
				assertEquals(ExitCode.DONE, process.exitValue());
			}
			else {
				process.destroyForcibly().waitFor();
				killed++;
			}
		}
		for (int i = 0; i <= (KILLS - 1) / KILLS_PER_BATCH; i++) {
			assertEquals(ExitCode.DONE, ended(batch("killed" + i, "home" + (KILLS - 1) / KILLS_PER_BATCH)));
			assertEquals(expected, BatchOutput.of(work.resolve("killed" + i)), "run " + i);
		}
		// The runs above may have found everything answered; this one needs the model of that cache folder.
		assertEquals(ExitCode.DONE, ended(batch("last", "home" + (KILLS - 1) / KILLS_PER_BATCH)));
		assertEquals(expected, BatchOutput.of(work.resolve("last")));
		try (Stream<Path> all = Files.walk(work.resolve("home" + (KILLS - 1) / KILLS_PER_BATCH + "/prepared"))) {
			assertEquals(List.of(), all.filter(path -> path.getFileName().toString().contains("-part")).toList());
		}
		System.out.println(killed + " kills, " + done + " runs that ended before");
		assertTrue(killed > KILLS / 3, killed + " kills");
	}

	private static int ended(final ProcessBuilder builder) throws IOException, InterruptedException {
		final Process process = builder.start();
		final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		final int code = process.waitFor();
		assertEquals(ExitCode.DONE, code, out);
		return code;
	}

	private ProcessBuilder batch(final String output, final String home) {
		final List<String> command = new ArrayList<>(
			List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
				"-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), Main.class.getName(), "batch",
				"--model", "demo", "--precision", "fast", "--input", work.resolve("input").toString(), "--prompt",
				"Please segment liver in CT.", "--output", work.resolve(output).toString()));
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put(CacheFolder.VARIABLE, work.resolve(home).toString());
		return builder;
	}
}

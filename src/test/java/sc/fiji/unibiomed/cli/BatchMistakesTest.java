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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.VisibleWriter;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.testing.AlbumFormat;

/** What people do with batches on a command line, by mistake or not. */
@Timeout(120)
class BatchMistakesTest {

	private static final Path SAMPLES = Path.of("sample-images").toAbsolutePath();
	private static final String LIVER = "Please segment liver in CT.";

	@TempDir
	private Path work;
	private Path image;

	@BeforeEach
	void copyImage() throws IOException {
		image = Files.copy(SAMPLES.resolve("02_ct.png"), Files.createDirectory(work.resolve("in")).resolve("a.png"));
	}

	private Run batch(final String... more) {
		return Run
			.of(Stream.concat(Stream.of("batch", "--model", "demo", "--output", work.resolve("in/out").toString()),
				Stream.of(more)).toList());
	}

	@Test
	void theSecondRunDoesNotTakeItsOwnPicturesForImages() {
		for (int run = 1; run <= 2; run++) {
			final Run ended = batch("--input", work.resolve("in").toString(), "--glob", "{*,**/*}.png", "--prompt",
				LIVER);
			assertEquals(ExitCode.DONE, ended.code(), ended.err());
			assertTrue(ended.out().startsWith("1 of 1 answered"), ended.out());
			assertEquals(run == 2, ended.err().contains("Note: Left out, as this program has written it: out in "),
				ended.err());
		}
	}

	@Test
	void aQuestionIsNeverCutAtItsComma() throws IOException {
		final Path manifest = Files.writeString(work.resolve("in/m.csv"),
			"image,prompt\na.png,Please segment nuclei, glands and stroma in pathology.\n");
		final Run ended = batch("--manifest", manifest.toString());
		assertEquals(ExitCode.UNUSABLE_INPUT, ended.code());
		assertEquals(
			"unibiomed: Line 2 of the manifest " + manifest + " has 3 cells, but the header has 2; put a cell " +
				"that holds a comma in quotation marks." + System.lineSeparator(),
			ended.err());
		assertTrue(Files.notExists(work.resolve("in/out")));
	}

	@Test
	void columnsOfOnesOwnAreTold() throws IOException {
		final Path manifest = Files.writeString(work.resolve("in/m.csv"),
			"image;prompt;patient\na.png;" + LIVER + ";7\n;;\n");
		final Run ended = batch("--manifest", manifest.toString());
		assertEquals(ExitCode.DONE, ended.code(), ended.err());
		assertTrue(
			ended.err().contains("Note: The column 'patient' of the manifest changes nothing of what is asked; " +
				"the tables have it as manifest_patient."),
			ended.err());
		assertTrue(Files.readAllLines(work.resolve("in/out/answers.csv")).get(1).endsWith(",7"));
	}

	@Test
	void promptsInAnotherEncodingAreRefused() throws IOException {
		final Path prompts = Files.write(work.resolve("p.txt"), "Größe?".getBytes(StandardCharsets.ISO_8859_1));
		final Run ended = batch("--input", work.resolve("in").toString(), "--prompts", prompts.toString());
		assertEquals(ExitCode.UNUSABLE_INPUT, ended.code());
		assertTrue(
			ended.err().startsWith("unibiomed: The file with prompts " + prompts + " is not UTF-8 text: line 1 "),
			ended.err());
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows forbids such names")
	void namesReachTheTerminalVisibly() throws IOException {
		Files.move(image, image.resolveSibling("\u001b[31mred\r.png"));
		Files.writeString(image.resolveSibling("\u001b]0;title\u0007.png"), "no image");
		final Run ended = batch("--input", work.resolve("in").toString(), "--prompt", LIVER);
		assertEquals(ExitCode.SOME_FAILED, ended.code(), ended.err());
		assertTrue(ended.err().contains("\\u001b[31mred\\u000d.png  1 of 2"), ended.err());
		assertTrue(ended.err().contains("\\u001b]0;title\\u0007.png: FAILED: "), ended.err());
		assertFalse((ended.err() + ended.out()).matches("(?s).*[\\x00-\\x08\\x0b-\\x1f\\x7f].*"), ended.err());
		final Run single = Run.of("interpret", "--model", "demo", "--prompt", "What?", "--image",
			work.resolve("in/\u001b]0;title\u0007.png").toString(), "--output", work.resolve("one").toString());
		assertTrue(single.err().contains("\\u001b]0;title\\u0007.png"), single.err());
	}

	/** Characters of two halves may come one half at a time. */
	@Test
	void lettersArePrintedAsTheyAre() {
		final StringWriter text = new StringWriter();
		final PrintWriter out = VisibleWriter.around(new PrintWriter(text));
		out.print('\ud83d');
		out.flush();
		out.print('\udd2c');
		out.print("\r1 % µ\u009b");
		out.close();
		assertEquals("\ud83d\udd2c\r1 % µ\\u009b", text.toString());
	}

	@Test
	void moreThreadsThanProcessorsCanUseAreRefused() {
		final int processors = Runtime.getRuntime().availableProcessors();
		final String many = Integer.toString(2 * processors + 1);
		for (final Run ended : List.of(
			batch("--input", work.resolve("in").toString(), "--prompt", LIVER, "--threads", many),
			Run.of("prepare", "--model", "demo", "--threads", many)))
		{
			assertEquals(ExitCode.UNUSABLE_INPUT, ended.code(), ended.err());
			assertTrue(ended.err().startsWith("unibiomed: --threads: " + many + " threads are too many"), ended.err());
		}
		final Run ended = Run.of("interpret", "--model", "demo", "--image", image.toString(), "--prompt", LIVER,
			"--output", work.resolve("one").toString(), "--threads", many);
		assertEquals("unibiomed: --threads: " + many + " threads are too many: this program has " + processors +
			(processors == 1 ? " processor" : " processors") + " here. Write a number from 1 to " + 2 * processors +
			"; " + processors + (processors == 1 ? " fits." : " fit best.") + System.lineSeparator(), ended.err());
	}

	/** A decoder that nobody can interrupt keeps no process from ending. */
	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows knows no signals")
	void aSignalEndsTheProcessWhateverADecoderDoes() throws IOException, InterruptedException {
		final Path stuck = AlbumFormat.write(image.resolveSibling("stuck.album"), image);
		final ProcessBuilder builder = new ProcessBuilder(
			Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-Djava.awt.headless=true",
			"-cp", System.getProperty("java.class.path"), Main.class.getName(), "batch", "--model", "demo", "--input",
			work.resolve("in").toString(), "--prompt", LIVER, "--output", work.resolve("out").toString())
			.redirectErrorStream(true);
		builder.environment().put(CacheFolder.VARIABLE, work.resolve("home").toString());
		final Process process = builder.start();
		while (Files.notExists(Path.of(stuck + ".log"))) {
			Thread.sleep(20);
		}
		new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid())).start().waitFor();
		final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(ExitCode.CANCELLED, process.waitFor(), out);
		assertTrue(out.contains("Started again, it resumes where it stopped."), out);
	}
}

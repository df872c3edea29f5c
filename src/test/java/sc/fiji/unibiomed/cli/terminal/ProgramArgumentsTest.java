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
package sc.fiji.unibiomed.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.cli.Main;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** The locale C has no letters but English ones. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ProgramArgumentsTest {

	@TempDir
	private Path temp;

	@Test
	void whatIsWholeStays() {
		assertArrayEquals(new String[] { "ask", "Où?" }, ProgramArguments.of(temp.resolve("none"), "ask", "Où?"));
	}

	@Test
	void lostLettersComeBackFromTheBytes() throws IOException {
		final Path line = Files.write(temp.resolve("cmdline"),
			"java\0-jar\0unibiomed.jar\0ask\0--question\0Leber é 肝?\0".getBytes(StandardCharsets.UTF_8));
		assertArrayEquals(new String[] { "ask", "--question", "Leber é 肝?" },
			ProgramArguments.of(line, "ask", "--question", "Leber \ufffd\ufffd \ufffd\ufffd\ufffd?"));
	}

	@Test
	void whatCannotComeBackIsRefused() throws IOException {
		final Path latin = Files.write(temp.resolve("cmdline"),
			"java\0ask\0\u00e9\0".getBytes(StandardCharsets.ISO_8859_1));
		for (final Path line : List.of(latin, temp.resolve("none"))) {
			final String message = assertThrows(UsageException.class, () -> ProgramArguments.of(line, "ask", "\ufffd"))
				.getMessage();
			assertTrue(message.endsWith("set LC_ALL=C.UTF-8 and start it again."), message);
		}
	}

	/** The question is asked as it was written, and a picture whose name cannot be held is named as the reason. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aQuestionInTheLocaleCIsNotChanged() throws Exception {
		final Path answer = temp.resolve("answer");
		final Ended asked = run("interpret", "--model", "demo", "--image", "sample-images/02_ct.png", "--prompt",
			"Please segment Leber é 肝 in CT.", "--output", answer.toString());
		assertEquals(0, asked.code(), asked.text());
		assertTrue(Files.readString(answer.resolve("answer.json")).contains("Please segment Leber é 肝 in CT."));

		final Ended refused = run("interpret", "--model", "demo", "--image", "é.png", "--prompt", "Why?", "--output",
			answer.toString());
		assertEquals(2, refused.code(), refused.text());
		assertTrue(refused.text().contains("--image 'é.png' is not a valid file name in the locale of this process"),
			refused.text());
	}

	/** In a folder, files are found and read whatever the bytes of their names. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aFileIsReadWhoseNameTheLocaleCannotHold() throws Exception {
		final Path input = Files.createDirectory(temp.resolve("in"));
		Files.copy(Path.of("sample-images/02_ct.png"), input.resolve("é.png"));
		Files.copy(Path.of("sample-images/03_mri.png"), input.resolve("è.png"));
		final Ended ended = run("batch", "--model", "demo", "--input", input.toString(), "--prompt", "Why?", "--output",
			temp.resolve("out").toString(), "--export", "csv,labels,rois,html");
		assertEquals(0, ended.code(), ended.text());
		assertTrue(ended.text().contains("2 of 2 answered"), ended.text());
		final String findings = Files.readString(temp.resolve("out/findings.csv"));
		assertTrue(findings.contains(",é.png,") && findings.contains(",è.png,"), findings);
	}

	private record Ended(int code, String text) {}

	private Ended run(final String... arguments) throws Exception {
		final List<String> command = new ArrayList<>(
			List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-cp",
				System.getProperty("java.class.path"), Main.class.getName()));
		command.addAll(List.of(arguments));
		final Path text = Files.createTempFile(temp, "said", ".txt");
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(text.toFile());
		builder.environment().put("LC_ALL", "C");
		builder.environment().put(CacheFolder.VARIABLE, temp.resolve("home").toString());
		final Process process = builder.start();
		final boolean ended = process.waitFor(2, TimeUnit.MINUTES);
		process.destroyForcibly();
		assertTrue(ended, Files.readString(text));
		return new Ended(process.exitValue(), Files.readString(text));
	}
}

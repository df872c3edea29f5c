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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

/** Runs the programs that documents show, with the interpreters of this computer. */
final class Programs {

	private static final long PATIENCE_SECONDS = 240;

	private Programs() {}

	/**
	 * How a program ended.
	 *
	 * @param output standard output, with line ends of one character
	 * @param errors standard error
	 */
	record Ended(int code, String output, String errors) {}

	/** The Java of these tests. */
	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	/** The command line of this program, as one that is built with Maven would be called. */
	static List<String> commandLine() {
		return List.of(java(), "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"),
			"sc.fiji.unibiomed.cli.Main");
	}

	/**
	 * A Python that has some libraries. Where there is none, the test is skipped, and says what is missing.
	 *
	 * @param libraries names to import; may be blank
	 */
	static String python(final String libraries) {
		final String program = "import sys" + (libraries.isBlank() ? "" : ", " + libraries);
		for (final String python : List.of("python3", "/usr/bin/python3")) {
			if (works(python, "-c", program)) {
				return python;
			}
		}
		return Assumptions.abort("Skipped: there is no python3 here" +
			(libraries.isBlank() ? "" : " with " + libraries + " (Debian: python3-numpy, python3-pil)") + ".");
	}

	/** R. Where there is none, the test is skipped. */
	static String rscript() {
		return Optional.of("Rscript").filter(program -> works(program, "--version"))
			.orElseGet(() -> Assumptions.abort("Skipped: there is no Rscript here (Debian: r-base-core)."));
	}

	private static boolean works(final String... command) {
		try {
			return run(Path.of(""), List.of(command)).code() == 0;
		}
		catch (final IOException e) {
			// There is no such program.
			return false;
		}
	}

	/** Runs a program to its end. */
	static Ended run(final Path folder, final List<String> command) throws IOException {
		final Path errors = Files.createTempFile("program", ".txt");
		try {
			final ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
				.directory(folder.toAbsolutePath().toFile()).redirectError(errors.toFile());
			final Process process = builder.start();
			process.getOutputStream().close();
			final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new IOException("The program does not end: " + command);
			}
			return new Ended(process.exitValue(), output.replace("\r\n", "\n"), Files.readString(errors));
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException(e);
		}
		finally {
			Files.delete(errors);
		}
	}
}

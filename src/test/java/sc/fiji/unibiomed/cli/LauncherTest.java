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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which Java {@code bin/unibiomed} takes, and what it gives to it. The Javas here are scripts that say what they got.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a script for sh")
@Timeout(60)
class LauncherTest {

	private static final Path LAUNCHER = Path.of("bin", "unibiomed");

	@TempDir
	private Path work;
	private Path unzipped;

	@BeforeEach
	void unzip() throws IOException {
		unzipped = Files.createDirectories(work.resolve("Grün & blau/it's here"));
		Files.createDirectories(unzipped.resolve("bin"));
		Files.copy(LAUNCHER, unzipped.resolve("bin/unibiomed"), StandardCopyOption.COPY_ATTRIBUTES);
		Files.createFile(Files.createDirectories(unzipped.resolve("lib")).resolve("unibiomed-cli.jar"));
	}

	@Test
	void theJarBesideItGetsEveryArgumentAsItWasGiven() throws Exception {
		final Said said = run(Map.of("JAVA_HOME", java("17.0.15")), unzipped.resolve("bin/unibiomed"), "ask",
			"--question", "What *is* \"this\"?", "");
		assertEquals(0, said.code, said.text);
		assertEquals(List.of("-Dunibiomed.command=" + unzipped.resolve("bin/unibiomed"), "-jar",
			unzipped.toRealPath().resolve("lib/unibiomed-cli.jar").toString(), "ask", "--question",
			"What *is* \"this\"?", ""), said.lines());
	}

	@Test
	void itMayBeCalledThroughSymbolicLinks() throws Exception {
		final Path link = Files.createSymbolicLink(work.resolve("unibiomed"), Path.of("second"));
		Files.createSymbolicLink(work.resolve("second"), work.relativize(unzipped.resolve("bin/unibiomed")));
		final Said said = run(Map.of("JAVA_HOME", java("21")), link, "devices");
		assertTrue(said.lines().contains(unzipped.toRealPath().resolve("lib/unibiomed-cli.jar").toString()), said.text);
	}

	@Test
	void aCloneHasItsJarInTheFolderTarget() throws Exception {
		Files.createDirectories(unzipped.resolve("target"));
		final Path jar = Files.move(unzipped.resolve("lib/unibiomed-cli.jar"),
			unzipped.resolve("target/unibiomed-cli.jar"));
		final String java = java("17");
		assertTrue(run(Map.of("JAVA_HOME", java), unzipped.resolve("bin/unibiomed")).lines()
			.contains(jar.toRealPath().toString()));

		Files.delete(jar);
		final Said said = run(Map.of("JAVA_HOME", java), unzipped.resolve("bin/unibiomed"));
		assertEquals(1, said.code);
		assertTrue(said.text.startsWith("UniBiomed is not built yet. In the folder "), said.text);
	}

	@Test
	void optionsForJavaComeBeforeTheJar() throws Exception {
		final Said said = run(Map.of("JAVA_HOME", java("17"), "UNIBIOMED_OPTS", "-Xmx8g  -Dglob=*"),
			unzipped.resolve("bin/unibiomed"));
		assertEquals(List.of("-Xmx8g", "-Dglob=*"), said.lines().subList(0, 2));
	}

	/** Since version 24, Java warns about a library unless it is told not to. An unknown version may not know how. */
	@Test
	void newJavasAreToldNotToWarn() throws Exception {
		final String option = "--sun-misc-unsafe-memory-access=allow";
		assertFalse(run(Map.of("JAVA_HOME", java("23.0.2")), unzipped.resolve("bin/unibiomed")).text.contains(option));
		assertTrue(run(Map.of("JAVA_HOME", java("25.0.3")), unzipped.resolve("bin/unibiomed")).text.contains(option));
		assertFalse(run(Map.of("JAVA_HOME", java("99")), unzipped.resolve("bin/unibiomed")).text.contains(option));
	}

	@Test
	@DisabledOnOs(value = OS.MAC, disabledReason = "a Mac knows its Javas without a path")
	void anOldJavaIsRefusedInAClearSentence() throws Exception {
		final String old = java("1.8.0_402");
		final Said said = run(Map.of("JAVA_HOME", old, "PATH", toolsWithoutJava()), unzipped.resolve("bin/unibiomed"));
		assertEquals(1, said.code);
		assertEquals(List.of("UniBiomed needs Java 17 or newer. Java 8 (" + old + "/bin/java) is too old.",
			"Get Java at https://adoptium.net, then set JAVA_HOME to its folder."), said.lines());
	}

	@Test
	@DisabledOnOs(value = OS.MAC, disabledReason = "a Mac knows its Javas without a path")
	void withoutAnyJavaItSaysWhereToGetOne() throws Exception {
		final Said said = run(Map.of("PATH", toolsWithoutJava()), unzipped.resolve("bin/unibiomed"));
		assertEquals(1, said.code);
		assertEquals("UniBiomed needs Java 17 or newer. No Java was found.", said.lines().get(0));
	}

	@Test
	void anOldJavaHomeIsToldAndTheJavaOnThePathTaken() throws Exception {
		final String old = java("11.0.22");
		final String path = toolsWithoutJava();
		final Path onPath = Path.of(path, "java");
		Files.copy(Path.of(java("21.0.1"), "bin", "java"), onPath, StandardCopyOption.COPY_ATTRIBUTES);
		final Said said = run(Map.of("JAVA_HOME", old, "PATH", path), unzipped.resolve("bin/unibiomed"));
		assertEquals(0, said.code, said.text);
		assertEquals("Java 11 (" + old + "/bin/java) is too old. Using Java 21 (" + onPath + ").", said.lines().get(0));
	}

	/** The version is read from the file of the installation, without a start of Java. */
	@Test
	void theFileReleaseSaysTheVersion() throws Exception {
		final String java = java("99");
		Files.writeString(Path.of(java, "release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"11.0.2\"\n");
		final Said said = run(Map.of("JAVA_HOME", java, "PATH", toolsWithoutJava()), unzipped.resolve("bin/unibiomed"));
		assertTrue(said.lines().get(0).contains("Java 11 "), said.text);
	}

	/** Without one, Java would not find files whose names have other letters than ASCII. */
	@Test
	void whereThereIsNoLocaleItIsUnicode() throws Exception {
		final String java = java("17");
		Files.writeString(Path.of(java, "bin/java"), "#!/bin/sh\necho \"17 in $LC_ALL\"\n");
		Files.writeString(Path.of(java, "release"), "JAVA_VERSION=\"17\"\n");
		assertEquals("17 in C.UTF-8", run(Map.of("JAVA_HOME", java), unzipped.resolve("bin/unibiomed")).text.strip());
		assertEquals("17 in C.UTF-8",
			run(Map.of("JAVA_HOME", java, "LANG", "C"), unzipped.resolve("bin/unibiomed")).text.strip());
		assertEquals("17 in",
			run(Map.of("JAVA_HOME", java, "LANG", "de_DE.UTF-8"), unzipped.resolve("bin/unibiomed")).text.strip());
	}

	/** The shell is gone when the program runs, so that the exit code is the program's. */
	@Test
	void theExitCodeIsJavas() throws Exception {
		final String java = java("17");
		Files.writeString(Path.of(java, "release"), "JAVA_VERSION=\"17\"\n");
		Files.writeString(Path.of(java, "bin/java"), "#!/bin/sh\nexit 130\n");
		assertEquals(130, run(Map.of("JAVA_HOME", java), unzipped.resolve("bin/unibiomed")).code);
	}

	/** Batch files of one line end only are misread by Windows where they jump to a label. */
	@Test
	void theBatchFileHasTheLineEndsOfWindows() throws IOException {
		final String text = Files.readString(Path.of("bin/unibiomed.bat"), StandardCharsets.US_ASCII);
		assertEquals(text, text.replace("\r\n", "\n").replace("\n", "\r\n"));
		assertFalse(Files.readString(LAUNCHER).contains("\r"));
	}

	/** A Java's folder. */
	private String java(final String version) throws IOException {
		final Path home = Files.createTempDirectory(work, "Java ");
		final Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
		Files.writeString(java, """
			#!/bin/sh
			if [ "$1" = -version ]; then
				echo "Picked up JAVA_TOOL_OPTIONS: -Dx=y" >&2
				echo "openjdk version \\"%s\\" 2025-04-15" >&2
			else
				printf '%%s\\n' "$@"
			fi
			""".formatted(version));
		assertTrue(java.toFile().setExecutable(true));
		return home.toString();
	}

	/** A folder with what the launcher calls and nothing else, for the path. */
	private String toolsWithoutJava() throws IOException {
		final Path folder = Files.createTempDirectory(work, "tools");
		for (final String tool : List.of("sed", "dirname", "readlink")) {
			Path found = Path.of("/usr/bin", tool);
			if (!Files.exists(found)) {
				found = Path.of("/bin", tool);
			}
			final Path script = Files.writeString(folder.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
			assertTrue(script.toFile().setExecutable(true));
		}
		return folder.toString();
	}

	private record Said(int code, String text) {

		/** Arguments may be empty. */
		List<String> lines() {
			return List.of(text.replaceFirst("\n$", "").split("\n", -1));
		}
	}

	private Said run(final Map<String, String> environment, final Path launcher, final String... arguments)
		throws IOException, InterruptedException
	{
		final List<String> command = new ArrayList<>(List.of(launcher.toString()));
		command.addAll(List.of(arguments));
		final ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true);
		for (final String variable : List.of("JAVA_HOME", "UNIBIOMED_OPTS", "LC_ALL", "LC_CTYPE", "LANG")) {
			builder.environment().remove(variable);
		}
		builder.environment().putAll(environment);
		final Process process = builder.start();
		final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Said(process.waitFor(), text);
	}
}

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
package sc.fiji.unibiomed.models.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchCommandTest {

	private static final String JAR = "UniBiomed.jar";
	private static final String LAUNCHER = "unibiomed.command";
	private static final String ALL = File.separator + "*";

	@TempDir
	private Path folder;

	@Test
	void inImageJAllJarsLieInOneFolder() throws IOException {
		final Path own = Files.createDirectories(folder.resolve("plugins/UniBiomed"));
		assertEquals(own + ALL, LaunchCommand.classPath(own.resolve(JAR)));
		assertEquals(folder.resolve("plugins") + ALL, LaunchCommand.classPath(folder.resolve("plugins").resolve(JAR)));
	}

	@Test
	void inFijiLibrariesLieInTheFolderJarsAndThoseInIt() throws IOException {
		Files.createDirectories(folder.resolve("jars/linux64"));
		Files.createDirectories(folder.resolve("jars/bio-formats"));
		Files.createFile(folder.resolve("jars/picocli.jar"));
		final Path jar = Files.createDirectories(folder.resolve("plugins")).resolve(JAR);
		assertEquals(
			String.join(File.pathSeparator, jar.toString(), folder.resolve("jars") + ALL,
				folder.resolve("jars/bio-formats") + ALL, folder.resolve("jars/linux64") + ALL),
			LaunchCommand.classPath(jar));
	}

	/** Lines to copy begin as this program was begun. */
	@Test
	void aLineNamesTheJarThatRuns() {
		assertEquals("java -jar unibiomed-cli.jar models list",
			lineOf("unibiomed-cli.jar batch in out", "models", "list"));
		assertEquals("java -jar \"/opt/uni biomed/unibiomed-cli.jar\" models import \"my models\"",
			lineOf("/opt/uni biomed/unibiomed-cli.jar batch in out", "models", "import", "my models"));
		// Where there is none, as in these tests.
		assertEquals("unibiomed models list", lineOf("org.example.Tests", "models", "list"));
	}

	/** Short lines, where the shell finds the launcher by its name. */
	@Test
	void aLauncherOnThePathIsNamedWithoutItsFolder() throws IOException {
		final Path launcher = executable(folder.resolve("new/bin/unibiomed"));
		final Path other = executable(folder.resolve("old/bin/unibiomed"));
		final String path = String.join(File.pathSeparator, folder.resolve("nothing").toString(),
			launcher.getParent().toString(), other.getParent().toString());
		assertTrue(LaunchCommand.isFoundAsName(launcher.toString(), path));
		assertFalse(LaunchCommand.isFoundAsName(other.toString(), path), "another version is found first");
		assertFalse(LaunchCommand.isFoundAsName(launcher.toString(), folder.toString()));
		assertFalse(LaunchCommand.isFoundAsName(launcher.toString(), null));
	}

	private static Path executable(final Path file) throws IOException {
		Files.createDirectories(file.getParent());
		Files.createFile(file);
		assertTrue(file.toFile().setExecutable(true));
		return file;
	}

	/** The launcher says by which name it was called. */
	@Test
	void aLineNamesTheLauncherThatRuns() {
		System.setProperty(LAUNCHER, "bin/unibiomed");
		try {
			assertEquals("bin/unibiomed models list", lineOf("lib/unibiomed-cli.jar batch in out", "models", "list"));
		}
		finally {
			System.clearProperty(LAUNCHER);
		}
	}

	private static String lineOf(final String started, final String... arguments) {
		final String usual = System.getProperty("sun.java.command", "");
		System.setProperty("sun.java.command", started);
		try {
			return LaunchCommand.line(arguments);
		}
		finally {
			System.setProperty("sun.java.command", usual);
		}
	}
}

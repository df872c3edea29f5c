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

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the command line is started in this installation, so that messages can give lines to copy. */
public final class LaunchCommand {

	/** Set by {@code bin/unibiomed}: how it was called. */
	private static final String LAUNCHER = "unibiomed.command";
	private static final String CLI_JAR = "unibiomed-cli.jar";
	private static final String MAIN = "sc.fiji.unibiomed.cli.Main";
	private static final String NAME = "unibiomed";
	/** Windows has no path with an asterisk in it, so that this is added to the text of one. */
	private static final String ALL_JARS = File.separator + "*";

	private LaunchCommand() {}

	/** A line that runs the program with these arguments. */
	public static String line(final String... arguments) {
		return program() + " " + Arrays.stream(arguments).map(LaunchCommand::quoted).collect(Collectors.joining(" "));
	}

	private static String program() {
		final String launcher = System.getProperty(LAUNCHER, "");
		if (!launcher.isEmpty()) {
			return isFoundAsName(launcher, System.getenv("PATH")) ? NAME : quoted(launcher);
		}
		final String started = System.getProperty("sun.java.command", "");
		final int jar = started.indexOf(CLI_JAR);
		if (jar >= 0) {
			return "java -jar " + quoted(started.substring(0, jar + CLI_JAR.length()));
		}
		return jar().map(own -> "java -cp " + quoted(classPath(own)) + " " + MAIN).orElse(NAME);
	}

	/**
	 * Whether a shell that is told the name alone starts this launcher.
	 *
	 * @param path folders, as in the environment variable {@code PATH}; {@code null} if there is none
	 */
	static boolean isFoundAsName(final String launcher, final String path) {
		if (path == null) {
			return false;
		}
		try {
			final Optional<Path> found = Arrays.stream(path.split(File.pathSeparator))
				.filter(folder -> !folder.isEmpty()).map(folder -> Path.of(folder, NAME)).filter(Files::isExecutable)
				.findFirst();
			return found.isPresent() && Files.isSameFile(found.get(), Path.of(launcher));
		}
		catch (final IOException | InvalidPathException e) {
			return false; // The whole path is right in any case.
		}
	}

	/**
	 * What Java needs to find this program and its libraries. In ImageJ, all jars lie in one folder. Fiji's updater
	 * puts the plugin into the folder plugins, and the libraries into the folder jars and those in it.
	 */
	static String classPath(final Path jar) {
		final Path folder = jar.toAbsolutePath().getParent();
		final Path libraries = folder.resolveSibling("jars");
		if (!folder.endsWith("plugins") || !Files.isDirectory(libraries)) {
			return folder + ALL_JARS;
		}
		return Stream
			.concat(Stream.of(jar.toAbsolutePath().toString()),
				Stream.concat(Stream.of(libraries), foldersIn(libraries)).map(path -> path + ALL_JARS))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static Stream<Path> foldersIn(final Path folder) {
		final File[] folders = folder.toFile().listFiles(File::isDirectory);
		return folders == null ? Stream.empty() : Arrays.stream(folders).sorted().map(File::toPath);
	}

	private static Optional<Path> jar() {
		try {
			final CodeSource source = LaunchCommand.class.getProtectionDomain().getCodeSource();
			if (source == null || source.getLocation() == null || !"file".equals(source.getLocation().getProtocol())) {
				return Optional.empty();
			}
			return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
		}
		catch (final URISyntaxException | IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static String quoted(final String argument) {
		return argument.matches("[\\w./:@,+=~-]+") ? argument : "\"" + argument + "\"";
	}
}

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
package sc.fiji.unibiomed.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Somebody who has Java and nothing else: an empty home, no settings, and a folder for downloads whose path has a space
 * and letters other than ASCII.
 *
 * @param home the home
 * @param folder where downloads are unzipped and programs run
 */
record NewUser(Path home, Path folder) {

	/** Ends a program that hangs; a loaded computer needs less. */
	private static final Duration PATIENCE = Duration.ofMinutes(8);

	/** What a program has said, and how it ended. */
	record Said(int code, String out, String err) {

		@Override
		public String toString() {
			return "exit code " + code + "\n" + out + "\n" + err;
		}
	}

	/** A new user in an empty folder. */
	static NewUser in(final Path empty) throws IOException {
		return new NewUser(Files.createDirectories(empty.resolve("Home of Jörg")),
			Files.createDirectories(empty.resolve("Müller Lab")));
	}

	/** The program "java" that runs this test. */
	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	/** The arguments with which Java knows nothing of this computer's user. */
	List<String> javaOptions() {
		return List.of("-Xmx2g", "-Duser.home=" + home, "-Djava.util.prefs.userRoot=" + home, "-Dij.prefs.dir=" + home);
	}

	/** Where the output of a program goes. */
	private Path text(final String stream) {
		return home.resolve(stream + ".txt");
	}

	/** Runs a program in the folder. */
	Said run(final List<String> command) throws IOException, InterruptedException {
		return await(start(command));
	}

	/** Whether the program has written this to standard output. */
	boolean hasSaid(final String words) throws IOException {
		return Files.readString(text("out")).contains(words);
	}

	/** Starts a program in the folder. */
	Process start(final List<String> command) throws IOException {
		final ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).directory(folder.toFile())
			// Files, as a program that waits for somebody would never close a pipe.
			.redirectOutput(text("out").toFile()).redirectError(text("err").toFile());
		final Map<String, String> environment = builder.environment();
		final String display = environment.get("DISPLAY");
		final String authority = environment.get("XAUTHORITY");
		environment.clear();
		environment.put("PATH", "/usr/bin:/bin");
		environment.put("HOME", home.toString());
		environment.put("LANG", "C.UTF-8");
		environment.put("JAVA_HOME", System.getProperty("java.home"));
		environment.put("JDK_JAVA_OPTIONS", "\"-Duser.home=" + home + "\"");
		if (display != null) {
			environment.put("DISPLAY", display);
		}
		if (authority != null) {
			environment.put("XAUTHORITY", authority);
		}
		return builder.start();
	}

	/** Waits until the program has ended. */
	Said await(final Process process) throws IOException, InterruptedException {
		final boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		if (!ended) {
			process.destroyForcibly().waitFor();
		}
		final String out = Files.readString(text("out"), StandardCharsets.UTF_8);
		final String err = Files.readString(text("err"), StandardCharsets.UTF_8);
		if (!ended) {
			throw new AssertionError("Did not end within " + PATIENCE.toMinutes() + " minutes:\n" + out + "\n" + err);
		}
		return new Said(process.exitValue(), out, err);
	}
}

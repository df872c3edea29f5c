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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The download unzipped over a folder that has what a Fiji has: ImageJ, ImageJ2, imagej-legacy, Ops and Bio-Formats, in
 * the versions of the same pom-scijava.
 */
@Timeout(600)
class FijiDownloadTest {

	/** The build has it, but Fiji does not: the plugin, what only it needs, and what tests are written with. */
	private static final Pattern NOT_FIJIS = Pattern.compile("UniBiomed.*|api-0.*|onnxruntime-.*|tokenizers-.*|" +
		"tribuo-.*|slf4j-simple-.*|junit-.*|opentest4j-.*|apiguardian-.*|archunit-.*|surefire-.*");
	private static final Path SAMPLES = Download.PROJECT.resolve("sample-images");

	@TempDir
	private static Path work;
	private static NewUser user;
	private static Path fiji;

	@BeforeAll
	static void install() throws IOException {
		user = NewUser.in(work);
		fiji = user.folder().resolve("Fiji.app");
		final Path jars = Files.createDirectories(fiji.resolve("jars"));
		for (final String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
			final Path jar = Path.of(element);
			final String name = jar.getFileName().toString();
			if (name.endsWith(".jar") && !NOT_FIJIS.matcher(name).matches()) {
				Files.copy(jar, jars.resolve(name));
			}
		}
		final Set<String> before = artifacts();
		Download.of("fiji").unzip(fiji);
		final List<String> twice = Download.of("fiji").jars().stream().map(FijiDownloadTest::artifact)
			.filter(before::contains).toList();
		assertEquals(List.of(), twice);
	}

	@Test
	void aMacroAnswersWithoutWindows() throws Exception {
		final NewUser.Said said = macro("""
			open("%s");
			run("UniBiomed Segment...", "target=nuclei modality=pathology results=overlay");
			print(Overlay.size + " nuclei");
			""".formatted(SAMPLES.resolve("01_pathology.png")), "");
		assertTrue(said.out().contains("81 nuclei"), said.toString());
	}

	@Test
	void theBatchAnswersWithoutWindows() throws Exception {
		final Path output = user.folder().resolve("answers");
		final NewUser.Said said = macro("""
			run("UniBiomed Batch...", "input=[%s] files=0*_{ct,mri}.png" +
			    " prompts=[What modality is this image?] output=[" + getArgument() + "]");
			""".formatted(SAMPLES), output.toString());
		assertTrue(Files.isDirectory(output), said.toString());
		try (Stream<Path> files = Files.walk(output)) {
			assertEquals(2, files.filter(file -> file.endsWith("answer.json")).count(), said.toString());
		}
	}

	/** Paths are an argument: ImageJ reads the files of macros as Latin-1. */
	private static NewUser.Said macro(final String text, final String argument) throws Exception {
		final Path macro = Files.writeString(Files.createTempFile(user.folder(), "mäcro", ".ijm"), text);
		final String classPath = Stream.of("jars/*", "plugins/*").map(jars -> fiji + File.separator + jars)
			.collect(Collectors.joining(File.pathSeparator));
		final List<String> command = new ArrayList<>(List.of(NewUser.java()));
		command.addAll(user.javaOptions());
		command.addAll(List.of("-Djava.awt.headless=true", "--add-opens=java.base/java.lang=ALL-UNNAMED",
			"-Dimagej.dir=" + fiji, "-cp", classPath + File.pathSeparator + System.getProperty("test.classes"),
			FijiMacroProgram.class.getName(), macro.toString(), argument));
		final NewUser.Said said = user.run(command);
		assertEquals(0, said.code(), said.toString());
		assertTrue(said.out().contains("legacy true"), said.toString());
		// Somebody who loads ImageJ's classes too early leaves imagej-legacy without its changes.
		assertFalse(said.toString().contains("LinkageError"), said.toString());
		return said;
	}

	private static Set<String> artifacts() throws IOException {
		try (Stream<Path> jars = Files.list(fiji.resolve("jars"))) {
			return jars.map(jar -> artifact(jar.getFileName().toString()))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private static String artifact(final String jar) {
		return jar.replaceFirst("-\\d.*", "");
	}
}

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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What every source file has. */
class SourceFilesTest {

	/**
	 * To write it: {@code mvn -N license:update-file-header -Dlicense.roots=src -Dlicense.includes=**}{@code /*.java}.
	 */
	@Test
	void theLicenceStandsAtTheBeginning() throws IOException {
		final String own = Files.readString(Path.of("src/test/java/sc/fiji/unibiomed/docs/SourceFilesTest.java"));
		final String header = own.substring(0, own.indexOf("package "));
		assertEquals(List.of(), sources().stream().filter(file -> !text(file).startsWith(header)).toList());
	}

	@Test
	void everyPackageSaysWhatItIs() throws IOException {
		final List<Path> packages = sources().stream().filter(file -> file.startsWith("src/main/java") ||
			file.startsWith("src/fiji/java") || file.startsWith("src/spark/java")).map(Path::getParent).distinct()
			.toList();
		assertEquals(List.of(),
			packages.stream()
				.filter(folder -> !folder.endsWith("unibiomed") && !Files.exists(folder.resolve("package-info.java")))
				.toList());
	}

	/** The formatter of the build wraps code; comments and texts are for people to wrap. A tab counts as four. */
	@Test
	void noLineIsLongerThan120() throws IOException {
		final List<String> longer = new ArrayList<>();
		for (final Path file : sources()) {
			text(file).lines().filter(line -> line.replace("\t", "    ").length() > 120)
				.forEach(line -> longer.add(file + ": " + line));
		}
		assertEquals(List.of(), longer);
	}

	/**
	 * A sentence of the engine is read in Fiji, too. Only one that names the whole command, {@code unibiomed …}, may
	 * name an option of it.
	 */
	@Test
	void theEngineNamesNoOptionOfTheCommandLine() throws IOException {
		// Options of Java, such as that of JEP 472, are none of the command line.
		final Pattern option = Pattern.compile(
			"\"(?![^\"\n]*unibiomed )[^\"\n]*(?<![\\w(-])--(?!enable-native-access)[a-z][a-z-]+(?! *:)[^\"\n]*\"");
		final List<String> found = new ArrayList<>();
		for (final Path file : sources()) {
			if (file.startsWith("src/main/java") && !file.startsWith("src/main/java/sc/fiji/unibiomed/cli")) {
				option.matcher(text(file)).results().forEach(text -> found.add(file + ": " + text.group()));
			}
		}
		assertEquals(List.of(), found);
	}

	/** What parts have in common; each part has the rest beside its sources. */
	@Test
	void theRootPomIsShort() {
		final long lines = text(Path.of("pom.xml")).lines().count();
		assertTrue(lines <= 450, "pom.xml has " + lines + " lines");
	}

	private static List<Path> sources() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src"))) {
			return files.filter(file -> file.toString().endsWith(".java")).toList();
		}
	}

	private static String text(final Path file) {
		try {
			return Files.readString(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}

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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the downloads. */
class DownloadContentsTest {

	private static final Path LIBRARIES = Download.PROJECT.resolve("target/lib");
	private static final Pattern NATIVE = Pattern
		.compile("ai/onnxruntime/native/.*|native/lib/.*/.*|com/sun/jna/.*\\.(so|dll|jnilib|a)");
	private static final String VERSION_AND_END = "-\\d.*";

	/** The folder is that of the version, so that two versions may lie side by side. */
	@ParameterizedTest
	@ValueSource(strings = { "cli-linux", "cli-windows", "cli-macos" })
	void theCommandLineHasEveryLibraryOfTheBuild(final String name) throws IOException {
		final Set<String> expected = new TreeSet<>(libraries());
		expected.add("UniBiomed-" + Download.VERSION + ".jar");
		expected.add("unibiomed-cli.jar");
		assertEquals(List.copyOf(expected), List.copyOf(new TreeSet<>(Download.of(name).jars())));

		final String folder = "unibiomed-" + Download.VERSION + "/";
		assertTrue(Download.of(name).names().stream().allMatch(file -> file.startsWith(folder)));
		assertEquals(PosixFilePermissions.fromString("rwxr-xr-x"),
			Download.of(name).permissions(folder + "bin/unibiomed"));
		assertEquals(name.equals("cli-windows"), Download.of(name).names().contains(folder + "bin/unibiomed.bat"));
		assertNoticesIn(name, folder);
	}

	/** Native code is of the system's processors only; nothing else of a library is left out. */
	@ParameterizedTest
	@CsvSource({ //
		"cli-linux, linux-x64 linux-aarch64, linux-x86_64 linux-aarch64, linux-x86-64 linux-aarch64", //
		"cli-windows, win-x64, win-x86_64, win32-x86-64", //
		"cli-macos, osx-aarch64, osx-aarch64, darwin-aarch64" })
	void nativeCodeIsOfOneSystem(final String name, final String onnxRuntime, final String tokenizers, final String jna)
		throws IOException
	{
		assertNatives(name, "onnxruntime-1", "ai/onnxruntime/native/", onnxRuntime);
		assertNatives(name, "tokenizers", "native/lib/", tokenizers);
		assertNatives(name, "jna", "com/sun/jna/", jna);
	}

	private static void assertNatives(final String name, final String library, final String place, final String systems)
		throws IOException
	{
		final String jar = library(library);
		final Map<String, Long> expected = new TreeMap<>(Download.inside(LIBRARIES.resolve(jar)));
		expected.keySet().removeIf(file -> NATIVE.matcher(file).matches() && (file.contains(".dSYM/") ||
			Stream.of(systems.split(" ")).noneMatch(system -> file.startsWith(place + system + "/"))));
		for (final String system : systems.split(" ")) {
			assertTrue(expected.keySet().stream().anyMatch(file -> file.startsWith(place + system + "/")), system);
		}
		assertEquals(expected, Download.of(name).inside(jar));
	}

	/** Fiji has one class path: nothing that it has may come a second time. */
	@Test
	void fijiGetsWhatItLacksAndNothingElse() throws IOException {
		final Set<String> present = new TreeSet<>();
		for (final String line : Files.readAllLines(Download.PROJECT.resolve("update-site/fiji-jars.txt"))) {
			if (!line.isBlank() && !line.startsWith("#")) {
				present.add(line.split("\\s+")[0].replaceFirst("^!", ""));
			}
		}
		final Set<String> expected = libraries().stream()
			.filter(jar -> !present.contains(jar.replaceFirst(VERSION_AND_END, "")))
			.collect(Collectors.toCollection(TreeSet::new));
		expected.add("UniBiomed-" + Download.VERSION + ".jar");
		expected.add("UniBiomed-ImageJ2-" + Download.VERSION + ".jar");
		assertEquals(List.copyOf(expected), List.copyOf(new TreeSet<>(Download.of("fiji").jars())));
		assertNoticesIn("fiji", "UniBiomed/");
		// Fiji has files of these names, or may have.
		assertTrue(Download.of("fiji").names().stream().allMatch(file -> file.matches("(jars|plugins|UniBiomed)/.+")));
	}

	@Test
	void imageJGetsEverythingButItself() throws IOException {
		final Set<String> expected = new TreeSet<>(libraries());
		expected.removeIf(jar -> jar.startsWith("ij-"));
		expected.add("UniBiomed-" + Download.VERSION + ".jar");
		expected.add("UniBiomed_Menu.jar");
		assertEquals(List.copyOf(expected), List.copyOf(new TreeSet<>(Download.of("imagej").jars())));
		assertTrue(Download.of("imagej").names().stream().allMatch(file -> file.startsWith("UniBiomed/")));
		assertNoticesIn("imagej", "UniBiomed/");
		// ImageJ takes other files with an underscore for plugins and macros.
		assertEquals(List.of(), Download.of("imagej").names().stream()
			.filter(file -> file.contains("_") && !file.endsWith(".jar")).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "fiji", "imagej" })
	void pluginsHaveTheNativeCodeOfEverySystemWithoutSymbolsForDebuggers(final String name) throws IOException {
		for (final String library : List.of("onnxruntime-1", "tokenizers")) {
			final Map<String, Long> expected = new TreeMap<>(Download.inside(LIBRARIES.resolve(library(library))));
			expected.keySet().removeIf(file -> file.contains(".dSYM/"));
			assertEquals(expected, Download.of(name).inside(library(library)));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "fiji", "imagej", "cli-linux", "cli-windows", "cli-macos" })
	void noLibraryIsThereInTwoVersions(final String name) throws IOException {
		final List<String> artifacts = Download.of(name).jars().stream()
			.map(jar -> jar.replaceFirst(VERSION_AND_END, "")).toList();
		assertEquals(artifacts.size(), Set.copyOf(artifacts).size(), artifacts.toString());
	}

	private static void assertNoticesIn(final String name, final String folder) throws IOException {
		final Download download = Download.of(name);
		final Set<String> expected = new TreeSet<>(
			List.of(folder + "LICENSE.txt", folder + "THIRD-PARTY.md", folder + "README.txt"));
		try (Stream<Path> licences = Files.list(Download.PROJECT.resolve("licences"))) {
			licences.forEach(licence -> expected.add(folder + "licences/" + licence.getFileName()));
		}
		expected.removeAll(download.names());
		assertEquals(Set.of(), expected);
		final String readme = download.text(folder + "README.txt");
		assertTrue(readme.contains("UniBiomed " + Download.VERSION), readme);
		assertFalse(readme.contains("${"), readme);
	}

	private static List<String> libraries() throws IOException {
		try (Stream<Path> jars = Files.list(LIBRARIES)) {
			return jars.map(jar -> jar.getFileName().toString()).sorted().toList();
		}
	}

	private static String library(final String begin) throws IOException {
		return libraries().stream().filter(jar -> jar.startsWith(begin)).findFirst().orElseThrow();
	}
}

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
package sc.fiji.unibiomed.runtime.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.cli.Main;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.util.Sha256;

/** Programs of their own, as native code is loaded once in a process. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NativeLibrariesTest {

	@TempDir
	private Path temp;

	/** The list is that of the jars of this build; after another version has come, write it anew. */
	@Test
	void theListHasTheChecksumsOfTheseJars() throws IOException {
		final List<String> wrong = new ArrayList<>();
		for (final NativeLibraries.Library library : NativeLibraries.published().libraries()) {
			for (final NativeLibraries.Contents contents : library.platforms().values()) {
				for (final Map.Entry<String, String> file : contents.sha256().entrySet()) {
					final String resource = "/" + contents.resources() + file.getKey();
					try (InputStream in = NativeLibraries.class.getResourceAsStream(resource)) {
						assertNotNull(in, resource);
						final String sum = HexFormat.of().formatHex(Sha256.of(in.readAllBytes()));
						if (!sum.equals(file.getValue())) {
							wrong.add(resource + ": " + sum);
						}
					}
				}
			}
		}
		assertEquals(List.of(), wrong);
		assertEquals(List.of("onnxruntime", "tokenizers", "jna"),
			NativeLibraries.published().libraries().stream().map(NativeLibraries.Library::name).toList());
	}

	@Test
	void nothingIsNeededOfTheTemporaryFolderAndNothingLeftThere() throws Exception {
		final Path temporary = Files.createDirectory(temp.resolve("tmp"));
		final Said first = answer(temp.resolve("home"), temporary, "first");
		assertEquals(0, first.code(), first.text());
		assertEquals(List.of(), names(temporary));
		final List<String> unpacked = names(temp.resolve("home/natives"));
		assertEquals(3, unpacked.size(), unpacked.toString());

		// ONNX Runtime makes a folder there all the same, and takes it away again.
		final Said second = answer(temp.resolve("home"), temp.resolve("missing"), "second");
		assertEquals(1, second.code(), second.text());
		assertTrue(
			second.text()
				.contains("unibiomed: ONNX Runtime could not be started: the temporary folder " +
					temp.resolve("missing") + " does not exist; make it, or start Java with -Djava.io.tmpdir=FOLDER"),
			second.text());
	}

	@Test
	void aDamagedLibraryIsUnpackedAgain() throws Exception {
		final Path home = temp.resolve("home");
		assertEquals(0, answer(home, temp, "first").code());
		final List<Path> files;
		try (Stream<Path> all = Files.walk(home.resolve("natives"))) {
			files = all.filter(Files::isRegularFile).sorted().toList();
		}
		final Map<Path, String> before = new LinkedHashMap<>();
		for (final Path file : files) {
			before.put(file, sum(file));
			final byte[] damaged = Files.readAllBytes(file);
			damaged[damaged.length / 2] ^= 1;
			Files.write(file, damaged);
		}
		Files.delete(files.get(0));

		final Said again = answer(home, temp, "again");
		assertEquals(0, again.code(), again.text());
		for (final Map.Entry<Path, String> file : before.entrySet()) {
			assertEquals(file.getValue(), sum(file.getKey()), file.getKey().toString());
		}
	}

	/** A cache folder that cannot be made, and no temporary folder: there is no place for native code. */
	@Test
	void whereThereIsNoPlaceForThemASentenceSaysSo() throws Exception {
		final Path home = Files.writeString(temp.resolve("file"), "");
		final Path missing = temp.resolve("missing");
		final Said said = run(home, missing, "devices");
		assertEquals(0, said.code(), said.text());
		assertTrue(said.text().contains("cpu      not usable   ONNX Runtime could not be started: the temporary " +
			"folder " + missing + " does not exist; make it, or start Java with -Djava.io.tmpdir=FOLDER"), said.text());
		assertFalse(said.text().contains("Exception") || said.text().contains("Error"), said.text());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', value = {
		"/x/libonnxruntime.so: failed to map segment from shared object: Operation not permitted | nothing may be " +
			"executed",
		"/x/libonnxruntime.so: failed to map segment from shared object: Cannot allocate memory | no more memory",
		"/lib/libm.so.6: version `GLIBC_2.29' not found (required by /x/libonnxruntime.so) | it has no GLIBC_2.29",
		"/x/libonnxruntime.so: file too short | is damaged", "/x/libonnxruntime.so: invalid ELF header | is damaged",
		"Illegal native access from an unnamed module | --enable-native-access" })
	void theLoadersWordsBecomeACauseAndASetting(final String loader, final String words) {
		final Throwable failure = new ExceptionInInitializerError(
			new IllegalStateException("wrapped", new UnsatisfiedLinkError(loader)));
		assertTrue(LoadFailure.words(failure).contains(words), LoadFailure.words(failure));
	}

	private Said answer(final Path home, final Path temporary, final String output) throws Exception {
		return run(home, temporary, "interpret", "--model", "demo", "--image", "sample-images/02_ct.png", "--prompt",
			"Please segment liver in CT.", "--output", temp.resolve(output).toString());
	}

	private Said run(final Path home, final Path temporary, final String... arguments) throws Exception {
		Assumptions.assumeTrue(
			NativeLibraries.published().libraries().get(0).platforms().containsKey(PlatformName.here()),
			"no native code for this platform");
		final List<String> command = new ArrayList<>(
			List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
				"-Djava.io.tmpdir=" + temporary, "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"),
				Main.class.getName()));
		command.addAll(List.of(arguments));
		final Path text = Files.createTempFile(temp, "said", ".txt");
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(text.toFile());
		builder.environment().put(CacheFolder.VARIABLE, home.toString());
		final Process process = builder.start();
		final boolean ended = process.waitFor(2, TimeUnit.MINUTES);
		process.destroyForcibly();
		assertTrue(ended, Files.readString(text));
		return new Said(process.exitValue(), Files.readString(text));
	}

	private record Said(int code, String text) {}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			return all.map(path -> path.getFileName().toString()).sorted().toList();
		}
	}

	private static String sum(final Path file) throws IOException {
		return HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(file)));
	}
}

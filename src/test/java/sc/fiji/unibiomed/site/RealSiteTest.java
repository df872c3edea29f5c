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
package sc.fiji.unibiomed.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this build offers to Fiji. */
class RealSiteTest {

	@TempDir
	private static Path folder;
	private static List<FileRecord> database;

	@TempDir
	private Path imageJ;

	@BeforeAll
	static void assemble() throws IOException {
		database = SmallSite.database(RealSite.assemble(folder.resolve("site")));
	}

	/** A library that is new in the build shows here, so that somebody decides whether Fiji has it. */
	@Test
	void theseJarsAreShipped() {
		assertEquals(
			List.of("jars/api.jar", "jars/linux-arm64/onnxruntime-natives-linux-arm64.jar",
				"jars/linux-arm64/tokenizers-natives-linux-arm64.jar", "jars/linux64/onnxruntime-natives-linux64.jar",
				"jars/linux64/tokenizers-natives-linux64.jar", "jars/macos-arm64/onnxruntime-natives-macos-arm64.jar",
				"jars/macos-arm64/tokenizers-natives-macos-arm64.jar", "jars/onnxruntime-engine.jar",
				"jars/onnxruntime.jar", "jars/tokenizers.jar", "jars/tribuo-util-onnx.jar",
				"jars/win64/onnxruntime-natives-win64.jar", "jars/win64/tokenizers-natives-win64.jar",
				"plugins/UniBiomed.jar"),
			database.stream().map(FileRecord::nameWithoutVersion).filter(name -> name.endsWith(".jar")).sorted()
				.toList());
	}

	@Test
	void everyLibraryIsShippedOrKnownToFiji() throws IOException {
		final Set<String> known = new TreeSet<>(RealSite.fiji().present());
		known.addAll(RealSite.fiji().unwanted());
		final Set<String> shipped = database.stream()
			.map(file -> ArtifactName.of(Path.of(file.filename()).getFileName().toString()))
			.collect(Collectors.toCollection(TreeSet::new));
		for (final String library : libraries()) {
			assertTrue(known.contains(library) ^ shipped.contains(library), library);
		}
	}

	@Test
	void theListNamesNothingThatTheBuildDoesNotNeed() throws IOException {
		final Set<String> listed = new TreeSet<>(RealSite.fiji().present());
		listed.addAll(RealSite.fiji().unwanted());
		listed.removeAll(libraries());
		assertEquals(Set.of(), listed);
	}

	/** In Fiji, a second binding of the log is in the way, and the menu jar would show every command twice. */
	@Test
	void whatWouldDisturbFijiIsLeftOut() {
		assertTrue(
			database.stream().noneMatch(file -> file.filename().contains("slf4j") || file.filename().contains("Menu")));
	}

	@Test
	void noWeightsAreShippedAndNoFileIsTooLargeForTheUpdater() {
		assertTrue(database.stream().noneMatch(file -> file.filename().startsWith("models/") ||
			file.filename().matches(".*\\.(safetensors|onnx|bin|pt)")));
		assertTrue(database.stream().allMatch(file -> file.version().orElseThrow().size() < Integer.MAX_VALUE));
	}

	/** {@code Checksummer.directories}: others are not seen by the updater. */
	@Test
	void everyFileIsWhereTheUpdaterLooks() {
		database.forEach(file -> assertTrue(
			file.filename()
				.matches("jars/.*\\.jar|plugins/.*\\.jar|macros/.*\\.(ijm|txt|png)|images/.*\\.(png|tif|txt|ico)"),
			file.filename()));
	}

	/** The updater installs what a file needs, for whatever platform it is. */
	@Test
	void nothingNeedsNativeCode() {
		database.forEach(file -> assertTrue(file.version().orElseThrow().dependencies().stream()
			.noneMatch(dependency -> dependency.filename().contains("natives")), file.filename()));
	}

	@Test
	void eachPlatformGetsItsOwnNativeCodeOnly() throws IOException {
		for (final Platform platform : List.of(Platform.LINUX64, Platform.LINUX_ARM64, Platform.MACOS_ARM64,
			Platform.WIN64))
		{
			final ImageJFolder fresh = new ImageJFolder(imageJ.resolve(platform.updaterName()));
			fresh.install(folder.resolve("site"), platform);
			final List<String> natives = fresh.contents().stream().filter(file -> file.contains("natives")).toList();
			assertEquals(2, natives.size(), natives.toString());
			natives.forEach(file -> assertTrue(file.startsWith("jars/" + platform.updaterName() + "/"), file));
		}
	}

	@Test
	void macrosAndSamplesComeAlongWithoutMasks() throws IOException {
		final ImageJFolder fresh = new ImageJFolder(imageJ.resolve("fresh"));
		fresh.install(folder.resolve("site"), Platform.LINUX64);
		assertTrue(
			fresh.contents().containsAll(List.of("macros/UniBiomed/segment.ijm", "macros/UniBiomed/segment_stack.ijm",
				"images/UniBiomed/02_ct.png", "images/UniBiomed/21_mri_stack_12slices.tif")));
		assertFalse(fresh.contents().stream().anyMatch(file -> file.contains("_mask_")));
	}

	private static Set<String> libraries() throws IOException {
		try (Stream<Path> jars = Files.list(RealSite.LIBRARIES)) {
			return jars.map(jar -> ArtifactName.of(jar.getFileName().toString()))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}
}

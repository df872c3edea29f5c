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
package sc.fiji.unibiomed.imagej.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import sc.fiji.unibiomed.image.modality.ModalityGuess;
import sc.fiji.unibiomed.imagej.image.OpenImage;

/** The sample images of ImageJ's menu. */
class SampleImageTest {

	private static final Path SAMPLES = Path.of("sample-images");
	private static final Pattern ENTRY = Pattern.compile("File>Open Samples>UniBiomed, \"(UniBiomed: [^\"]+)\", " +
		"sc\\.fiji\\.unibiomed\\.imagej\\.sample\\.SampleImage\\(\"([^\"]+)\"\\)");

	/** All that {@code samples.json} lists; masks are not among them. */
	static List<String> files() throws IOException {
		final List<String> files = new ArrayList<>();
		for (final JsonElement image : JsonParser.parseString(Files.readString(SAMPLES.resolve("samples.json")))
			.getAsJsonObject().getAsJsonArray("images"))
		{
			files.add(image.getAsJsonObject().get("file").getAsString());
		}
		return files;
	}

	@Test
	void theMenuHasEverySampleOnceAndNothingElse() throws IOException {
		final List<String> labels = new ArrayList<>();
		final List<String> inMenu = new ArrayList<>();
		for (final String line : Files.readAllLines(Path.of("src/main/resources/plugins.config"))) {
			if (!line.startsWith("#")) {
				final Matcher entry = ENTRY.matcher(line);
				assertTrue(entry.matches(), line);
				labels.add(entry.group(1));
				inMenu.add(entry.group(2));
			}
		}
		assertEquals(labels.size(), new TreeSet<>(labels).size(), labels.toString());
		assertEquals(files(), inMenu.stream().sorted().toList());
	}

	@ParameterizedTest
	@MethodSource("files")
	void aSampleIsWhatImageJMakesOfItsFile(final String file) throws IOException {
		final ImagePlus expected = IJ.openImage(SAMPLES.resolve(file).toString());
		final ImagePlus sample = SampleImage.open(file);
		assertTrue(sample.getTitle().endsWith(", computer-generated"), sample.getTitle());
		assertEquals(ModalityGuess.of(OpenImage.of(expected).facts()).modality(),
			ModalityGuess.of(OpenImage.of(sample).facts()).modality());
		assertEquals(expected.getBitDepth(), sample.getBitDepth());
		assertArrayEquals(expected.getDimensions(), sample.getDimensions());
		assertTrue(expected.getCalibration().equals(sample.getCalibration()));
		assertEquals(expected.getDisplayRangeMin(), sample.getDisplayRangeMin());
		assertEquals(expected.getDisplayRangeMax(), sample.getDisplayRangeMax());
		for (int slice = 1; slice <= expected.getStackSize(); slice++) {
			assertArrayEquals(expected.getStack().getProcessor(slice).getIntArray(),
				sample.getStack().getProcessor(slice).getIntArray());
		}
	}

	@Test
	void theStackHasItsSlices() throws IOException {
		assertEquals(12, SampleImage.open("21_mri_stack_12slices.tif").getNSlices());
	}

	@Test
	void theMenuEntryShowsTheImage() {
		new SampleImage().run("02_ct.png");
		assertEquals("CT, abdomen with a liver tumor, computer-generated", WindowManager.getCurrentImage().getTitle());
		WindowManager.getCurrentImage().close();
	}

	@Test
	void aSampleThatIsMissingIsNamed() {
		assertTrue(assertThrows(IOException.class, () -> SampleImage.open("99_sound.png")).getMessage()
			.contains("99_sound.png"));
	}
}

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
package sc.fiji.unibiomed.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.WindowManager;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.testing.DemoCase;

/** The example macros, as anybody would run them. Areas and texts are those recorded of the demo model. */
class MacroExamplesTest {

	private static final String SAMPLES = "sample-images/";

	@AfterEach
	void closeImages() {
		IJ.runMacro("while (nImages > 0) close();");
		assertEquals(0, WindowManager.getImageCount());
	}

	@Test
	void segmentMeasuresTheNuclei() {
		final String text = run("segment.ijm", SAMPLES + "01_pathology.png");
		assertTrue(text.startsWith("nuclei 1-1: area "), text);
		final int[] areas = text.lines().mapToInt(line -> Integer.parseInt(line.replaceAll(".*area (\\d+),.*", "$1")))
			.toArray();
		assertTrue(areas.length > 50, "nuclei: " + areas.length);
		// What is smaller than a nucleus is left out.
		assertEquals(37192, Arrays.stream(areas).sum(), 100);
	}

	@Test
	void segmentWorksOnTheImageThatIsOpen() {
		IJ.runMacro("open('" + SAMPLES + "01_pathology.png');");
		final String text = run("segment.ijm", "");
		assertTrue(text.startsWith("nuclei 1-1: area "), text);
	}

	@Test
	void findAbnormalitiesSaysWhereThePolypIs() {
		final String text = run("find_abnormalities.ijm", SAMPLES + "08_endoscopy.png");
		assertTrue(text.contains("polyp 1: area 26084, between x "), text);
	}

	@Test
	void findAbnormalitiesHasNoRegionOfAHealthyImage() {
		assertEquals("No abnormality is found.\n", run("find_abnormalities.ijm", SAMPLES + "11_ct_normal.png"));
	}

	@Test
	void describeRegionsNamesOneRegion() {
		final String text = run("describe_regions.ijm", SAMPLES + "06_oct.png|" + SAMPLES + "06_oct_mask_fluid.png");
		assertTrue(text.startsWith("region 1: fluid, area "), text);
	}

	@Test
	void describeRegionsNamesEachOfTwoRegions() throws IOException {
		final String text = run("describe_regions.ijm",
			SAMPLES + "02_ct.png|" + SAMPLES + "02_ct_mask_left_kidney.png|" + SAMPLES + "02_ct_mask_spleen.png");
		assertEquals("region 1: left kidney, area " + maskArea("02_ct_mask_left_kidney.png") +
			"\nregion 2: spleen, area " + maskArea("02_ct_mask_spleen.png") + "\n", text);
	}

	@Test
	void askAnswersInWords() {
		assertEquals("ultrasound.", run("ask.ijm", SAMPLES + "05_ultrasound.png"));
	}

	@Test
	void writeReportMeasuresTheRegionsOfItsPhrases() throws IOException {
		final DemoCase report = demoCase("g10_report_two_seg");
		final List<Integer> areas = report.ints("mask_area");
		final String text = run("write_report.ijm", report.file(report.inputs().get(0)).toAbsolutePath().toString());
		assertTrue(text.contains("small brain tumor 1: area " + areas.get(0) + ", "), text);
		assertTrue(text.contains("brain 2: area " + areas.get(1) + ", "), text);
	}

	/** The object is followed from slice 6; the truth of the sample is known. */
	@Test
	void segmentStackMeasuresTheTumorInEverySlice() throws IOException {
		final List<RgbImage> truth = ImageFiles
			.readStack(Path.of(SAMPLES, "21_mri_stack_12slices_mask_brain_tumor.tif"));
		final String[] lines = run("segment_stack.ijm", SAMPLES + "21_mri_stack_12slices.tif").split("\n");
		assertEquals(truth.size() + 1, lines.length);
		long volume = 0;
		for (final String line : lines) {
			final Matcher slice = Pattern.compile("slice (\\d+): area (\\d+)").matcher(line);
			if (slice.matches()) {
				final long area = Long.parseLong(slice.group(2));
				final double expected = white(truth.get(Integer.parseInt(slice.group(1)) - 1));
				assertEquals(1, area / expected, 0.35, line);
				volume += area;
			}
		}
		assertEquals("volume " + volume, lines[truth.size()]);
	}

	private static long white(final RgbImage mask) {
		long white = 0;
		for (int i = 0; i < mask.pixels().length; i += RgbImage.CHANNELS) {
			white += mask.pixels()[i] == 0 ? 0 : 1;
		}
		return white;
	}

	@Test
	void segmentFolderMeasuresEveryImageAndTellsWhichFileIsBad(@TempDir final Path folder) throws IOException {
		final Path input = Files.createDirectory(folder.resolve("images"));
		final Path output = folder.resolve("results");
		Files.copy(Path.of(SAMPLES, "01_pathology.png"), input.resolve("01_pathology.png"));
		Files.copy(Path.of(SAMPLES, "13_pathology.png"), input.resolve("13_pathology.png"));
		Files.writeString(input.resolve("02_broken.png"), "this is not an image");
		Files.write(input.resolve("03_cut_off.png"), head(Path.of(SAMPLES, "01_pathology.png"), 100));
		Files.writeString(input.resolve("readme.txt"), "this is not meant to be one");

		assertEquals("2 images done, 2 failed", run("segment_folder.ijm", input + "|" + output));

		final List<String> results = Files.readAllLines(output.resolve("results.csv"));
		assertEquals("file,region,area,mean,x,y", results.get(0));
		assertTrue(results.get(1).startsWith("\"01_pathology.png\",\"nuclei 1\",37192,"), results.get(1));
		assertTrue(results.get(2).startsWith("\"13_pathology.png\",\"nuclei 1\","), results.get(2));
		assertEquals(3, results.size());
		assertEquals(
			List.of("file,problem", "\"02_broken.png\",cannot be opened", "\"03_cut_off.png\",cannot be opened"),
			Files.readAllLines(output.resolve("problems.csv")));
		assertEquals(37192, ImageFiles.readMask(output.resolve("01_pathology_nuclei_1_mask.png")).area());
	}

	@Test
	void everyExampleIsTested() throws IOException {
		try (Stream<Path> macros = Files.list(Path.of("macros"))) {
			assertEquals(
				List.of("ask.ijm", "describe_regions.ijm", "find_abnormalities.ijm", "segment.ijm",
					"segment_folder.ijm", "segment_stack.ijm", "write_report.ijm"),
				macros.map(macro -> macro.getFileName().toString()).sorted().toList());
		}
	}

	private static String run(final String macro, final String argument) {
		return IJ.runMacroFile(Path.of("macros", macro).toAbsolutePath().toString(), argument);
	}

	private static long maskArea(final String file) throws IOException {
		return ImageFiles.readMask(Path.of(SAMPLES, file)).area();
	}

	private static DemoCase demoCase(final String id) throws IOException {
		return DemoCase.all().stream().filter(one -> one.toString().equals(id)).findFirst().orElseThrow();
	}

	private static byte[] head(final Path file, final int bytes) throws IOException {
		final byte[] head = new byte[bytes];
		System.arraycopy(Files.readAllBytes(file), 0, head, 0, bytes);
		return head;
	}
}

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
package sc.fiji.unibiomed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.testing.AlbumFormat;

/** Which frames {@code unibiomed interpret} shows the model, and in which fields, with the demo model. */
class FramesAndFieldsTest {

	private static final Path SAMPLES = Path.of("sample-images");
	private static final Path MRI = SAMPLES.resolve("03_mri.png");
	private static final String NL = System.lineSeparator();

	@TempDir
	private static Path shared;
	private static Path model;
	private static Path stack;
	private static Path second;

	@TempDir
	private Path work;

	@BeforeAll
	static void cutAStack() throws IOException {
		model = DemoModel.folder(new CacheFolder(shared));
		final List<RgbImage> slices = ImageFiles.readStack(SAMPLES.resolve("21_mri_stack_12slices.tif"));
		stack = TestFiles.tiff(shared.resolve("three.tif"), List.of(slices.get(3), slices.get(5), slices.get(7)));
		second = TestFiles.tiff(shared.resolve("second.tif"), List.of(slices.get(5)));
	}

	@Test
	void aKeyFrameIsShownAsASingleImageAndItsObjectsAreFollowedBothWays() throws IOException {
		final Run run = segment("volume", "--image", stack.toString(), "--stack", "--key-frame", "2");
		segment("alone", "--image", second.toString());

		assertEquals("from frame 2", answer("volume").get("frames_asked").getAsString());
		assertTrue(answer("volume").get("fields").isJsonNull());
		assertEquals(Set.of("", "answer.json", "mask-1.tif", "overlay.png"),
			TestFiles.contents(work.resolve("volume")).keySet());
		final List<BinaryMask> pages = pages("volume");
		assertEquals(3, pages.size());
		assertEquals(ImageFiles.readMask(work.resolve("alone").resolve("mask-1.png")), pages.get(1));
		for (final BinaryMask page : pages) {
			assertTrue(page.area() > 0, "the tumor is in all of them");
		}
		assertTrue(run.err().contains("looking at the image  1 tile"), run.err());
		assertTrue(run.err().contains("looking for outlines  3 frames"), run.err());
	}

	/** Without the line that says which model answers, and notes before the answer. */
	private static String progress(final Run run) {
		return run.err().lines()
			.filter(line -> !line.startsWith("Model: ") && !line.startsWith("Note: ") && !line.startsWith("Warning: "))
			.map(line -> line + NL).collect(Collectors.joining());
	}

	private List<String> notes(final String folder) throws IOException {
		return answer(folder).getAsJsonArray("notes").asList().stream().map(JsonElement::getAsString).toList();
	}

	@Test
	void eachFrameIsAskedAboutByItself() throws IOException {
		final Path healthy = SAMPLES.resolve("11_ct_normal.png");
		final Run run = interpret("each",
			"Can we observe any signs of abnormality? Please respond with interleaved " +
				"segmentation masks for the corresponding parts.",
			"--each-frame", "--image", MRI.toString(), "--image", healthy.toString());

		assertEquals(0, run.code(), run.err());
		assertTrue(run.out().startsWith("frame 1: It is [1]. brain tumor." + NL), run.out());
		assertTrue(run.out().contains("frame 2: No abnormality is found." + NL), run.out());
		assertTrue(run.out().contains("1 of 2 frames"), run.out());
		assertEquals("frame 1 of 2" + NL + "Written to " + work.resolve("each") + "." + NL, progress(run));
		assertEquals("each frame", answer("each").get("frames_asked").getAsString());
		assertTrue(answer("each").get("fields").isJsonNull());
		final List<BinaryMask> pages = pages("each");
		assertEquals(2, pages.size());
		assertTrue(pages.get(0).area() > 0);
		assertEquals(0, pages.get(1).area());
		final JsonElement absent = answer("each").getAsJsonArray("findings").get(0).getAsJsonObject()
			.getAsJsonArray("frames").get(1).getAsJsonObject().get("confidence");
		assertTrue(absent.isJsonNull());
	}

	@Test
	void anImageIsLookedAtInFields() throws IOException {
		final Run run = segment("fields", "--image", MRI.toString(), "--fields", "300");

		assertEquals("whole", answer("fields").get("frames_asked").getAsString());
		assertEquals(300, answer("fields").get("fields").getAsInt());
		assertTrue(notes("fields").contains("The image was split into 4 fields of 300 × 300 pixels."),
			notes("fields").toString());
		assertTrue(run.out().contains("Note: The image was split into 4 fields"), run.out());
		assertTrue(progress(run).startsWith("field 1 of 4" + NL), run.err());
		final BinaryMask mask = ImageFiles.readMask(work.resolve("fields").resolve("mask-1.png"));
		assertEquals(512, mask.width());
		assertEquals(512, mask.height());
	}

	@Test
	void eachFrameIsLookedAtInFields() throws IOException {
		final Run run = segment("both", "--image", stack.toString(), "--stack", "--each-frame", "--fields", "320");

		assertEquals("each frame", answer("both").get("frames_asked").getAsString());
		assertEquals(320, answer("both").get("fields").getAsInt());
		assertEquals(3, pages("both").size());
		assertTrue(progress(run).startsWith("frame 1 of 3, field 1 of 4" + NL), run.err());
	}

	@Test
	void onlyLargeImagesAreLookedAtInFieldsByThemselves() throws IOException {
		final Path large = TestFiles.png(work.resolve("large.png"), 2001, 200);
		segment("large", "--image", large.toString(), "--fields", "auto");
		segment("small", "--image", MRI.toString(), "--fields", "auto");
		segment("whole", "--image", large.toString(), "--fields", "whole");

		assertEquals(1024, answer("large").get("fields").getAsInt());
		assertTrue(answer("small").get("fields").isJsonNull());
		assertTrue(answer("whole").get("fields").isJsonNull());
		assertTrue(answer("small").getAsJsonArray("notes").isEmpty());
	}

	/** {@link AlbumFormat} stands for a format that a plugin brings. */
	@Test
	void aSeriesAndALevelOfAFileAreAskedAbout() throws IOException {
		final Path album = AlbumFormat.write(work.resolve("a.album"), SAMPLES.resolve("02_ct.png"), MRI);
		segment("half", "--image", album.toString(), "--series", "2", "--level", "2");

		assertEquals(List.of("open series 2: 1 level 2", "close series 2: 1"),
			AlbumFormat.log(album).stream().filter(line -> !line.equals("part")).toList());
		assertEquals(ImageFiles.read(MRI).width() / 2,
			ImageFiles.read(work.resolve("half").resolve("mask-1.png")).width());
		assertTrue(notes("half").contains("Level 2 of the album was read."), notes("half").toString());
	}

	@Test
	void wholeAPyramidIsReadSmallAndInFieldsAtItsFullResolution() throws IOException {
		final Path album = AlbumFormat.write(work.resolve("a.album"), MRI);
		segment("whole", "--image", album.toString());
		segment("fields", "--image", album.toString(), "--fields", "200");

		assertEquals(List.of("open 1 level enough", "open 1 level 1"),
			AlbumFormat.log(album).stream().filter(line -> line.startsWith("open")).toList());
	}

	@Test
	void theHelpNamesThem() {
		final Run run = Run.of("interpret", "--help");
		for (final String option : List.of("--key-frame=N", "--each-frame", "--fields=auto|whole|SIDE",
			"--level=auto|N", "--series=N"))
		{
			assertTrue(run.out().contains("      " + option), run.out());
		}
	}

	/** The model does not exist, which would be told if it was looked for first. */
	@Nested
	class Refuses {

		@ParameterizedTest
		@CsvSource(delimiter = '|', value = { //
			"--key-frame 1              | --key-frame needs a stack: --stack, or --image once per frame.",
			"--each-frame               | --each-frame needs a stack: --stack, or --image once per frame.",
			"--fields 63                | --fields must be auto, whole, or a side of at least 64 pixels, not '63'.",
			"--fields many              | --fields must be auto, whole, or a side of at least 64 pixels, not 'many'.",
			"--level 0                  | --level must be auto, or a number from 1, not '0'.",
			"--level coarse             | --level must be auto, or a number from 1, not 'coarse'.",
			"--series 0                 | --series counts from 1, not 0.",
			"--fields -1                | --fields must be auto, whole, or a side of at least 64 pixels, not '-1'.",
			"--fields 99 --past-text x  | --fields does not go with --past-text: a conversation is about the whole " +
				"image." })
		void ofAnImage(final String options, final String message) throws IOException {
			refuse(message, options, "--image", MRI.toString());
		}

		@ParameterizedTest
		@CsvSource(delimiter = '|', value = { //
			"--key-frame 0              | The key frame must be from 1 to 3, the number of frames, not 0.",
			"--key-frame 4              | The key frame must be from 1 to 3, the number of frames, not 4.",
			"--key-frame two            | Invalid value for option '--key-frame': 'two' is not an int",
			"--key-frame 1 --each-frame | --key-frame follows objects from one frame, " +
				"--each-frame asks about every frame separately; use one of them.",
			"--key-frame 1 --fields 99  | --fields does not go with --key-frame: objects are followed through whole " +
				"frames.",
			"--fields auto              | --fields does not go with a stack, unless each " +
				"frame is asked about separately; add --each-frame.",
			"--fields 9 --each-frame    | --fields must be auto, whole, or a side of at least 64 pixels, not '9'." })
		void ofAStack(final String options, final String message) throws IOException {
			refuse(message, options, "--image", stack.toString(), "--stack");
		}

		@ParameterizedTest
		@CsvSource(delimiter = '|', value = { //
			"--key-frame 1 | --key-frame needs a stack: --stack, or --image once per frame.",
			"--each-frame  | --each-frame needs a stack: --stack, or --image once per frame.",
			"--series 2    | --series needs an --image.", "--fields auto | --fields needs an --image." })
		void ofNothing(final String options, final String message) throws IOException {
			refuse(message, options);
		}

		private void refuse(final String message, final String options, final String... image) throws IOException {
			final List<String> args = new ArrayList<>(List.of("interpret", "--model", "nowhere", "--output",
				work.resolve("out").toString(), "--prompt", "Why?"));
			args.addAll(List.of(image));
			args.addAll(List.of(options.split(" ")));
			final Run run = Run.of(args);
			assertEquals("unibiomed: " + message + NL, run.err());
			assertEquals(2, run.code());
			assertEquals("", run.out());
			assertFalse(Files.exists(work.resolve("out")));
		}
	}

	private Run segment(final String output, final String... more) {
		final Run run = interpret(output, "Please segment brain tumor in MRI.", more);
		assertEquals(0, run.code(), run.err());
		return run;
	}

	private Run interpret(final String output, final String prompt, final String... more) {
		final List<String> args = new ArrayList<>(List.of("interpret", "--model", model.toString(), "--device", "cpu",
			"--output", work.resolve(output).toString(), "--prompt", prompt));
		args.addAll(List.of(more));
		return Run.of(args);
	}

	private JsonObject answer(final String output) throws IOException {
		return JsonParser.parseString(Files.readString(work.resolve(output).resolve("answer.json"))).getAsJsonObject();
	}

	private List<BinaryMask> pages(final String output) throws IOException {
		return ImageFiles.readStack(work.resolve(output).resolve("mask-1.tif")).stream().map(page -> BinaryMask
			.of(page.width(), page.height(), (x, y) -> page.pixels()[RgbImage.CHANNELS * (y * page.width() + x)] != 0))
			.toList();
	}
}

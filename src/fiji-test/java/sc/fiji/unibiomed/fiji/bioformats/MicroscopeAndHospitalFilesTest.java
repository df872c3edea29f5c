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
package sc.fiji.unibiomed.fiji.bioformats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.unibiomed.cli.Run;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.imagej.DicomFile;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.interpret.file.ImageFormats;
import sc.fiji.unibiomed.interpret.file.ImageSource;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.interpret.view.ShownImage;

/** Files as scanners and hospitals write them, from the file to the answer. */
class MicroscopeAndHospitalFilesTest {

	private static final Path SAMPLES = Path.of("sample-images");
	private static final Path PATHOLOGY = SAMPLES.resolve("01_pathology.png");

	/** Air, fat, water, liver, and bone, stored as Hounsfield units plus 1024. */
	private static final int[] CT = { 24, 924, 1024, 1084, 1524, 2024, 0, 1000 };

	@TempDir
	private Path folder;

	/** What a batch shows the model of a DICOM file is what the commands in ImageJ show it. */
	@Test
	void aCtIsShownThroughTheWindowForWhatIsAskedFor() throws IOException {
		final Path file = DicomFile.ct(folder.resolve("1.dcm"), CT);
		final ImagePlus open = IJ.openImage(file.toString());
		try (ImageSource source = ImageFormats.installed().open(file, PlaneChoice.FIRST, OptionalInt.empty())) {
			for (final String question : List.of("Please segment liver in CT.", "Please segment lung in CT.",
				"What is this?"))
			{
				final ShownImage inImageJ = shown(OpenImage.of(open), question);
				assertEquals(inImageJ.picture().frame(0), shown(source.image(), question).picture().frame(0), question);
				assertEquals(inImageJ.description(), shown(source.image(), question).description());
			}
			final ShownImage liver = shown(source.image(), "Please segment liver in CT.");
			assertTrue(liver.description().contains("intensity CT liver: −25 to 230 HU (the window for 'liver')"),
				liver.description());
			assertFalse(liver.picture().frame(0)
				.equals(shown(source.image(), "Please segment lung in CT.").picture().frame(0)));
		}
	}

	@Test
	void aRadiographWhoseLargeValuesAreBlackIsShownAsItIsMeant() throws IOException {
		final Path file = DicomFile.invertedXray(folder.resolve("1.dcm"), 10, 100, 200, 300, 400, 500, 600, 1000);
		try (ImageSource source = ImageFormats.installed().open(file, PlaneChoice.FIRST, OptionalInt.empty())) {
			final RgbImage frame = shown(source.image(), "What?").picture().frame(0);
			assertEquals("255 0", (frame.pixels()[0] & 0xff) + " " + (frame.pixels()[7 * RgbImage.CHANNELS] & 0xff));
		}
	}

	/** Level 2 of the slide is exactly what is in the PNG file, so the answers must be the same to the last pixel. */
	@Test
	void aWholeSlideIsAnsweredLikeThePictureOfItsLevel() throws IOException {
		final RgbImage level2 = enlarged(ImageFiles.read(PATHOLOGY), 4);
		final Path slide = AperioSlide.write(folder.resolve("slide.svs"),
			List.of(enlarged(level2, 2), level2, ImageFiles.read(PATHOLOGY)));
		final Path png = Files.createDirectories(folder.resolve("png")).resolve("level2.png");
		sc.fiji.unibiomed.findings.OverlayPicture.writePng(level2, png);

		final JsonObject ofSlide = answer("slide", slide);
		final JsonObject ofPicture = answer("picture", png);

		assertEquals(ofPicture.get("text"), ofSlide.get("text"));
		assertEquals(ofPicture.get("findings"), ofSlide.get("findings"));
		assertEquals(ImageFiles.readMask(folder.resolve("picture/mask-1.png")),
			ImageFiles.readMask(folder.resolve("slide/mask-1.png")));
		assertTrue(ofSlide.getAsJsonArray("notes").toString().contains(
			"Level 2 of 3 of the image was read: 2048 × 2048 pixels of 4096 × 4096 pixels."), ofSlide.toString());
	}

	@Test
	void partsOfAWholeSlideAreReadWhereTheyAre() throws IOException {
		final RgbImage full = enlarged(ImageFiles.read(PATHOLOGY), 5);
		final Path slide = AperioSlide.write(folder.resolve("slide.svs"), List.of(full, ImageFiles.read(PATHOLOGY)));
		try (ImageSource source = ImageFormats.installed().open(slide, PlaneChoice.FIRST, OptionalInt.of(1))) {
			final Picture picture = shown(source.image(), "What?").picture();
			assertEquals(full.crop(1000, 700, 301, 517), picture.part(0, new Bounds(1000, 700, 301, 517)));
			assertEquals(full.crop(2300, 2500, 260, 60), picture.part(0, new Bounds(2300, 2500, 260, 60)));
		}
	}

	/** A level's pixel is 2 × 2 of the slide's, which have 0.5 µm. */
	@Test
	void whatIsFoundOnALevelIsToldInMicrometresAndOutlinedOnTheWholeSlide() throws IOException {
		final RgbImage level2 = ImageFiles.read(PATHOLOGY);
		final Path slides = Files.createDirectories(folder.resolve("slides"));
		AperioSlide.write(slides.resolve("a.svs"), List.of(enlarged(level2, 2), level2));
		final Run run = Run.of("batch", "--model", "demo", "--device", "cpu", "--input", slides.toString(), "--level",
			"2", "--prompt", "Please segment nuclei in pathology.", "--objects", "one", "--output",
			folder.resolve("out").toString());
		assertEquals(0, run.code(), run.err());

		final JsonObject feature = JsonParser.parseString(Files.readString(folder.resolve("out/findings.geojson")))
			.getAsJsonObject().getAsJsonArray("features").get(0).getAsJsonObject();
		final BinaryMask mask = ImageFiles.readMask(onlyTask().resolve("mask-1.png"));
		assertEquals(2 * mask.bounds().x(), least(feature.get("geometry").getAsJsonObject().get("coordinates"), 0));
		final JsonObject measured = feature.get("properties").getAsJsonObject().get("measurements").getAsJsonObject();
		assertEquals(mask.area(), measured.get("area_pixels").getAsLong());
		assertEquals(mask.area() * 1.0 * 1.0, measured.get("area").getAsDouble(), 1e-6);
		assertEquals("µm",
			feature.get("properties").getAsJsonObject().get("metadata").getAsJsonObject().get("unit").getAsString());
	}

	private Path onlyTask() throws IOException {
		try (var tasks = Files.list(folder.resolve("out/tasks"))) {
			return tasks.findFirst().orElseThrow();
		}
	}

	/** The least first coordinate of any position. */
	private static double least(final JsonElement coordinates, final int axis) {
		final JsonArray array = coordinates.getAsJsonArray();
		if (array.get(0).isJsonPrimitive()) {
			return array.get(axis).getAsDouble();
		}
		double least = Double.POSITIVE_INFINITY;
		for (final JsonElement part : array) {
			least = Math.min(least, least(part, axis));
		}
		return least;
	}

	@Test
	void aBatchAsksAboutAFolderOfSlides() throws IOException {
		final RgbImage image = ImageFiles.read(PATHOLOGY);
		final Path slides = Files.createDirectories(folder.resolve("slides"));
		AperioSlide.write(slides.resolve("a.svs"), List.of(enlarged(image, 2), image));
		DicomFile.ct(slides.resolve("b.dcm"), CT);
		Files.writeString(slides.resolve("readme.txt"), "Not an image.");
		final Run run = Run.of("batch", "--model", "demo", "--device", "cpu", "--input", slides.toString(), "--prompt",
			"What modality is this image?", "--output", folder.resolve("out").toString());
		assertEquals(0, run.code(), run.err());
		final List<String> answers = Files.readAllLines(folder.resolve("out/answers.csv"));
		assertEquals(3, answers.size(), answers.toString());
		assertTrue(answers.get(1).startsWith("a.svs,1,What modality is this image?,pathology."), answers.get(1));
		assertTrue(answers.get(2).startsWith("b.dcm,1,"), answers.get(2));
	}

	private JsonObject answer(final String output, final Path image) throws IOException {
		final Run run = Run.of("interpret", "--model", "demo", "--device", "cpu", "--image", image.toString(),
			"--prompt", "Please segment nuclei in pathology.", "--output", folder.resolve(output).toString());
		assertEquals(0, run.code(), run.err());
		return JsonParser.parseString(Files.readString(folder.resolve(output).resolve("answer.json")))
			.getAsJsonObject();
	}

	private static ShownImage shown(final RawImage image, final String question) {
		return ShownImage.of(image, PlaneSelection.of(Planes.CURRENT), InputChoice.NONE, question);
	}

	/** Every pixel becomes a square. */
	private static RgbImage enlarged(final RgbImage image, final int factor) {
		final int width = image.width() * factor;
		final byte[] pixels = new byte[RgbImage.length(width, image.height() * factor)];
		for (int i = 0; i < pixels.length; i++) {
			final int pixel = i / RgbImage.CHANNELS;
			pixels[i] = image
				.pixels()[(pixel / width / factor * image.width() + pixel % width / factor) * RgbImage.CHANNELS +
					i % RgbImage.CHANNELS];
		}
		return new RgbImage(width, image.height() * factor, pixels);
	}
}

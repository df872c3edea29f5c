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

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.interpret.demo.DemoWarnings;

/** The five tasks as commands, and what all questions on the command line have in common. */
@Timeout(120)
class TaskVerbsTest {

	private static final String WORDS = "Model: demo, exact (demonstration, computer-generated pictures only)";
	private static final String GET = ". Get UniBiomed, 2.5 GB: unibiomed models download UniBiomed";
	private static final String MODEL = WORDS + GET;
	private static final Path SAMPLES = Path.of("sample-images");
	private static final String PATHOLOGY = SAMPLES.resolve("01_pathology.png").toString();
	private static final String OCT = SAMPLES.resolve("06_oct.png").toString();

	@TempDir
	private Path work;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"segment --target nuclei | Please segment nuclei in pathology. | segmentation",
		"find | Can we observe any signs of abnormality? Please respond with interleaved segmentation masks for the " +
			"corresponding parts. | disease recognition",
		"report | Could you describe the abnormality in this image? Please highlight the region with interleaved " +
			"segmentation masks. | report" })
	void aTaskIsAskedInTheWordsThatTheModelKnows(final String command, final String prompt, final String task) {
		final List<String> line = new ArrayList<>(List.of(command.split(" ")));
		final JsonObject verb = json(line, "--image", PATHOLOGY);
		final JsonObject words = json(List.of("interpret", "--check", "--objects", "auto", "--output",
			work.resolve("words").toString(), "--prompt", prompt), "--image", PATHOLOGY);
		assertEquals(prompt, verb.get("prompt").getAsString());
		assertEquals(task, verb.get("task").getAsString());
		assertEquals(words.get("text"), verb.get("text"));
		assertEquals(words.get("findings"), verb.get("findings"));
	}

	@Test
	void aQuestionIsAnsweredWithoutAFolder() throws IOException {
		final Run run = Run
			.of(List.of("ask", "--question", "What modality is this image?", "--image", PATHOLOGY, "--model", "demo"));
		assertEquals(0, run.code(), run.err());
		assertTrue(run.out().contains(
			"Shown as: modality pathology, from the title '01_pathology.png'; intensity as displayed"), run.out());
		assertFalse(run.err().contains("Written"), run.err());
		try (var files = Files.list(work)) {
			assertEquals(0, files.count());
		}
	}

	@Test
	void aRegionIsDescribed() throws IOException {
		final JsonObject answer = json(List.of("describe", "--region", region(300, 200, 60).toString()), "--image",
			OCT);
		assertEquals("What is the <region> in the picture?", answer.get("prompt").getAsString());
		assertEquals(1, answer.getAsJsonArray("regions").size());
		assertEquals(0, answer.getAsJsonArray("notes").size());
	}

	@Test
	void aTinyRegionIsLookedAtInThePixelsAroundIt() throws IOException {
		final Path region = region(300, 200, 8);
		final JsonObject described = json(List.of("describe", "--region", region.toString()), "--image", OCT);
		final String note = "Region 1 is too small for the model to see in the whole image; it was shown with the " +
			"64 × 64 pixels around it.";
		assertEquals(note, described.getAsJsonArray("notes").get(0).getAsString());
		final JsonObject asked = json(List.of("interpret", "--output", work.resolve("words").toString(), "--region",
			region.toString(), "--prompt", "What is the <region> in the picture?"), "--image", OCT);
		assertEquals(described.get("text"), asked.get("text"));
		assertEquals(described.get("notes"), asked.get("notes"));
	}

	@Test
	void aRegionOfALargeImageIsLookedAtInTheFieldAroundIt() throws IOException {
		final JsonObject answer = json(
			List.of("describe", "--region", region(300, 200, 60).toString(), "--fields", "256"), "--image", OCT);
		assertTrue(answer.get("image_input").getAsString().endsWith("in fields of 256 pixels"), answer.toString());
		assertEquals("region understanding", answer.get("task").getAsString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = {
			"interpret --output none --prompt <region>? | The question speaks of <region>, but no region was given",
			"ask --question region2? | The question speaks of region2, but no region was given",
			"describe | There is no region to describe", "segment --target ' ' | Say what to segment",
			"find --intensity bright | --intensity: 'bright' is not a choice of intensity",
			"find --window 40 | --window: '40' is not a window",
			"find --channels 4 | There is no channel 4; the image has 1 channel.",
			"find --modality camera | --modality: 'camera' is not a modality",
			"find --slices some | --slices: 'some' is not a choice of slices",
			"find --range 1-2 | --range chooses among the slices", "find --plane 0 | --plane counts from 1" })
	void whatCannotBeAskedIsRefused(final String command, final String reason) throws IOException {
		final List<String> line = new ArrayList<>(List.of(command.split(" (?=([^']*'[^']*')*[^']*$)")));
		line.replaceAll(word -> word.replace("'", ""));
		line.addAll(List.of("--model", "demo", "--image", PATHOLOGY));
		final Run run = Run.of(line);
		assertEquals(2, run.code());
		assertTrue(run.err().startsWith("unibiomed: " + reason), run.err());
		assertEquals(1, run.err().lines().count());
	}

	@Test
	void aModelThatIsLeftOutIsTold() throws IOException {
		final Run run = Run.of(List.of("ask", "--question", "What modality is this image?", "--image", PATHOLOGY));
		assertEquals(0, run.code(), run.err());
		assertTrue(run.err().startsWith(WORDS + "; name another model with --model" + GET + "\n"), run.err());
	}

	@Test
	void aModelThatIsNamedIsToldAsWell() throws IOException {
		final Run run = Run
			.of(List.of("ask", "--question", "What modality is this image?", "--image", PATHOLOGY, "--model", "demo"));
		assertEquals(0, run.code(), run.err());
		assertTrue(run.err().startsWith(MODEL + "\n"), run.err());
		assertEquals("pathology.", run.out().lines().findFirst().orElseThrow());
	}

	@Test
	void theDemonstrationModelWarnsBeforeItAnswersWhatItWasNotTrainedOn() throws IOException {
		final List<String> question = List.of("ask", "--question", "Who are you?", "--model", "demo");
		final List<String> about = new ArrayList<>(question);
		about.addAll(List.of("--image", PATHOLOGY));
		for (final List<String> line : List.of(question, about)) {
			final Run run = Run.of(line);
			assertEquals(0, run.code(), run.err());
			final List<String> lines = run.out().lines().toList();
			assertEquals("Warning: " + DemoWarnings.QUESTION, lines.get(0));
			assertFalse(lines.get(1).startsWith("Note: ") || lines.get(1).startsWith("Warning: "), run.out());
			assertEquals(1, lines.stream().filter(each -> each.contains(DemoWarnings.QUESTION)).count(), run.out());
		}
	}

	@Test
	void aBatchWarnsInItsLinesAndOnItsPage() throws IOException {
		final Path output = work.resolve("batch");
		final Run run = Run.of(List.of("batch", "--model", "demo", "--input", SAMPLES.toString(), "--glob", "02_ct.png",
			"--prompt", "Who are you?", "--output", output.toString()));
		assertEquals(0, run.code(), run.err());
		assertTrue(run.err().startsWith(MODEL + System.lineSeparator()), run.err());
		assertTrue(run.err().contains("Warning: the answer about 02_ct.png means nothing, "), run.err());
		final String page = Files.readString(output.resolve("index.html"));
		assertTrue(
			page.contains("Model: demo, exact (demonstration, computer-generated pictures only). Get UniBiomed, " +
				"2.5 GB: in Fiji, Plugins › UniBiomed › UniBiomed Models...; " +
				"in a terminal, unibiomed models download UniBiomed</p>"),
			page);
		final int warning = page.indexOf(DemoWarnings.QUESTION);
		assertTrue(warning > 0 && warning < page.indexOf("I am a tiny demo model"), page);
	}

	@Test
	void theDemonstrationModelWarnsOfPicturesThatAreNoneOfItsKind() throws IOException {
		final BufferedImage photograph = new BufferedImage(500, 400, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < 500 * 400; i++) {
			final int x = i % 500;
			final int y = i / 500;
			photograph.setRGB(x, y, (int) (128 + 60 * Math.sin(x / 37.0) * Math.cos(y / 23.0)) * 0x10101);
		}
		final Path file = work.resolve("photograph.png");
		ImageIO.write(photograph, "png", file.toFile());
		final JsonObject answer = json(List.of("find"), "--image", file.toString());
		assertEquals(List.of(DemoWarnings.PICTURE), answer.getAsJsonArray("notes").asList().stream()
			.map(JsonElement::getAsString).filter(DemoWarnings::isWarning).toList());
		assertTrue(json(List.of("find"), "--image", PATHOLOGY).getAsJsonArray("notes").asList().stream()
			.map(JsonElement::getAsString).noneMatch(DemoWarnings::isWarning));
	}

	@Test
	void aFileWithSeveralPagesSaysWhichWasAskedAbout() throws IOException {
		final String stack = SAMPLES.resolve("21_mri_stack_12slices.tif").toString();
		final JsonObject first = json(List.of("segment", "--target", "brain tumor"), "--image", stack);
		assertEquals("The image has 12 planes; only slice 1 was asked about.",
			first.getAsJsonArray("notes").get(0).getAsString());
		final JsonObject sixth = json(List.of("segment", "--target", "brain tumor", "--plane", "6"), "--image", stack);
		assertEquals("The image has 12 planes; only slice 6 was asked about.",
			sixth.getAsJsonArray("notes").get(0).getAsString());
		final JsonObject some = json(
			List.of("segment", "--target", "brain tumor", "--slices", "every slice", "--range", "6-7"), "--image",
			stack);
		assertEquals(1, some.getAsJsonArray("notes").size(), "once, not for each plane");
		assertTrue(some.getAsJsonArray("notes").get(0).getAsString().startsWith("Not calibrated: "));
		assertEquals(2, some.getAsJsonArray("findings").get(0).getAsJsonObject().getAsJsonArray("frames").size());
	}

	private static JsonObject json(final List<String> command, final String... more) {
		final List<String> line = new ArrayList<>(command);
		line.addAll(List.of("--json", "--model", "demo"));
		line.addAll(List.of(more));
		final Run run = Run.of(line);
		assertEquals(0, run.code(), run.err());
		return JsonParser.parseString(run.out()).getAsJsonObject();
	}

	/** A square of an image as large as the sample. */
	private Path region(final int x, final int y, final int side) throws IOException {
		final BufferedImage sample = ImageIO.read(Path.of(OCT).toFile());
		final BufferedImage mask = new BufferedImage(sample.getWidth(), sample.getHeight(),
			BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < side * side; i++) {
			mask.getRaster().setSample(x + i % side, y + i / side, 0, 255);
		}
		final Path file = work.resolve("region-" + side + ".png");
		ImageIO.write(mask, "png", file.toFile());
		return file;
	}
}

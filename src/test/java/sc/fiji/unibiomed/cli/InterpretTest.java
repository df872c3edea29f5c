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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.testing.Reference;
import sc.fiji.unibiomed.testing.TestCheckpoints;

/** {@code unibiomed interpret} with the small recorded checkpoint. */
class InterpretTest {

	@TempDir
	private Path work;
	private Path output;

	@BeforeEach
	void nameTheOutput() {
		output = work.resolve("out");
	}

	@Test
	void anAnswerIsWrittenAsTheContractSays() throws IOException {
		final Run run = interpretCase("a02_wide_two_seg", "--threads", "1");

		assertEquals(0, run.code(), run.err());
		final JsonObject recorded = Reference.recordedCase("a02_wide_two_seg");
		final JsonObject answer = answer();
		assertEquals(recorded.get("prediction"), answer.get("text"));
		assertEquals(recorded.get("generated_ids"), answer.get("tokens"));
		assertEquals(recorded.get("prompt_tokens").getAsInt(), answer.getAsJsonArray("prompt_tokens").size());
		assertEquals("tiny-random", answer.getAsJsonObject("model").get("name").getAsString());
		assertTrue(answer.getAsJsonObject("model").get("sha256").getAsString().matches("[0-9a-f]{64}"));
		assertEquals("exact", answer.get("precision").getAsString());
		assertTrue(Set.of("cpu", "cuda:0").contains(answer.get("device").getAsString()));
		assertEquals(1, answer.get("threads").getAsInt());
		for (final String stage : List.of("load", "vision", "prefill", "decode", "image_encoder", "mask_decoder",
			"total"))
		{
			assertTrue(answer.getAsJsonObject("seconds").get(stage).getAsDouble() > 0, stage);
		}
		assertTrue(answer.get("tokens_per_second").getAsDouble() > 0);
		assertTrue(answer.get("peak_resident_mib").getAsLong() >= 0);
		assertEquals("whole", answer.get("frames_asked").getAsString());
		assertTrue(answer.get("fields").isJsonNull());

		final JsonArray findings = answer.getAsJsonArray("findings");
		assertEquals(List.of("left lung", "right lung"), texts(findings, "phrase"));
		assertEquals(List.of("mask-1.png", "mask-2.png"), texts(findings, "mask"));
		for (int i = 0; i < 2; i++) {
			final JsonObject finding = findings.get(i).getAsJsonObject();
			assertEquals(i + 1, finding.get("index").getAsInt());
			checkMask(finding, Reference.inputs("a02_wide_two_seg")[0]);
		}
		assertTrue(Files.exists(output.resolve("overlay.png")));
		assertEquals(Set.of("answer.json", "mask-1.png", "mask-2.png", "overlay.png"), names());
	}

	@Test
	void standardOutputIsTheAnswerAsPeopleReadIt() throws IOException {
		final Run run = interpretCase("a02_wide_two_seg");

		assertTrue(
			run.out().startsWith(
				"The left lung [1] and the right lung [2] are normal.\n".replace("\n", System.lineSeparator())),
			run.out());
		assertTrue(run.out().contains("left lung "), run.out());
		assertFalse(run.out().contains("<|"), run.out());
		assertTrue(run.err().contains("looking at the image"), run.err());
		assertTrue(run.err().strip().endsWith("Written to " + output + "."), run.err());
	}

	@Test
	void withJsonStandardOutputIsTheFileItself() throws IOException {
		final Run run = interpretCase("a01_square_rgb", "--json");
		assertEquals(Files.readString(output.resolve("answer.json")).strip(), run.out().strip());
	}

	@Test
	void aStackGetsOnePagePerFrame() throws IOException {
		final Run run = interpretCase("a11_video_4frames");

		assertEquals(0, run.code(), run.err());
		assertEquals(Set.of("answer.json", "mask-1.tif", "overlay.png"), names());
		final JsonObject finding = answer().getAsJsonArray("findings").get(0).getAsJsonObject();
		assertEquals(4, ImageFiles.readStack(output.resolve("mask-1.tif")).size());
		assertEquals(4, finding.getAsJsonArray("frames").size());
		assertEquals("reference order", answer().get("frames_asked").getAsString());
	}

	@Test
	void aQuestionNeedsNoImage() throws IOException {
		final Run run = interpretCase("a06_text_only");

		assertEquals(0, run.code(), run.err());
		assertTrue(run.out().startsWith("CT uses X-ray; MRI doesn't use the X-ray."), run.out());
		assertEquals(Set.of("answer.json"), names());
		assertFalse(run.err().contains("image"), run.err());
	}

	@Test
	void thePastTextIsPassedAsItIs() throws IOException {
		final JsonObject recorded = Reference.recordedCase("a07_text_multi_turn");
		final Path past = Files.writeString(work.resolve("past.txt"), recorded.get("past_text").getAsString());
		final Run run = interpret("--prompt", recorded.get("text").getAsString(), "--past-text", past.toString());

		assertEquals(0, run.code(), run.err());
		final List<Integer> expected = new ArrayList<>();
		for (final int id : Reference.array("goldens/a07_text_multi_turn/input_ids.npy").ints()) {
			expected.add(id);
		}
		assertEquals(expected,
			answer().getAsJsonArray("prompt_tokens").asList().stream().map(JsonElement::getAsInt).toList());
	}

	@Test
	void blanksAndLineEndsOfThePastTextCount() throws IOException {
		final int without = promptTokens("Hello.");
		assertTrue(promptTokens("\r\n Hello. \r\n\r\n") > without);
		assertTrue(promptTokens("\ufeffHello. é") > without);
	}

	private int promptTokens(final String past) throws IOException {
		final Path file = Files.write(work.resolve("past.txt"), past.getBytes(StandardCharsets.UTF_8));
		assertEquals(0, interpret("--prompt", "Why?", "--past-text", file.toString(), "--max-new-tokens", "1").code());
		return answer().getAsJsonArray("prompt_tokens").size();
	}

	@Test
	void anAnswerIsNoLongerThanAllowed() throws IOException {
		final Run run = interpretCase("a13_seg_last_at_limit", "--max-new-tokens", "6");

		assertEquals(0, run.code(), run.err());
		assertEquals(6, answer().getAsJsonArray("tokens").size());
		assertEquals(0, answer().getAsJsonArray("findings").size());
		assertTrue(run.out().contains("Note: The answer ends at the limit of 6 tokens"), run.out());
	}

	@Test
	void aSecondRunReplacesTheFirstResultAndNothingElse() throws IOException {
		interpretCase("a02_wide_two_seg");
		Files.writeString(output.resolve("my-notes.txt"), "keep me");
		interpretCase("a01_square_rgb");

		assertEquals(Set.of("answer.json", "mask-1.png", "overlay.png", "my-notes.txt"), names());
		assertEquals("keep me", Files.readString(output.resolve("my-notes.txt")));
		assertEquals("Sure, it is [SEG].<|end|>", answer().get("text").getAsString());
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 5", "1, 5000, 5", "300, 200, 13", "64, 48, 10", "64, 48, 6" })
	void oddPicturesAreAnswered(final int width, final int height, final int type) throws IOException {
		final Path image = TestFiles.png(work.resolve("odd.png"), width, height, type);
		final Run run = interpret("--image", image.toString(), "--prompt", "Please segment the liver in CT.",
			"--max-new-tokens", "12");

		assertEquals(0, run.code(), run.err());
		for (final JsonElement finding : answer().getAsJsonArray("findings")) {
			checkMask(finding.getAsJsonObject(), image);
		}
	}

	@Test
	void aRegionThatIsTooSmallToSeeIsNoted() throws IOException {
		final Path image = TestFiles.png(work.resolve("image.png"), 640, 480);
		final Path region = TestFiles.png(work.resolve("region.png"), 640, 480, BufferedImage.TYPE_BYTE_BINARY);
		ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_BYTE_GRAY), "png", region.toFile());
		final Run run = interpret("--image", image.toString(), "--region", region.toString(), "--prompt",
			"What is region1?", "--max-new-tokens", "2");

		assertEquals(0, run.code(), run.err());
		assertTrue(run.out().contains("Note: Region 1 is too small for the model to see"), run.out());
	}

	private void checkMask(final JsonObject finding, final Path image) throws IOException {
		final BufferedImage picture = ImageIO.read(image.toFile());
		final BufferedImage mask = ImageIO.read(output.resolve(finding.get("mask").getAsString()).toFile());
		assertEquals(BufferedImage.TYPE_BYTE_GRAY, mask.getType());
		assertEquals(picture.getWidth(), mask.getWidth());
		assertEquals(picture.getHeight(), mask.getHeight());
		int inside = 0;
		for (final int sample : mask.getRaster().getSamples(0, 0, mask.getWidth(), mask.getHeight(), 0, (int[]) null)) {
			assertTrue(sample == 0 || sample == 255);
			inside += sample / 255;
		}
		assertEquals(inside, finding.get("pixels").getAsInt());
		assertFalse(finding.get("phrase").getAsString().isBlank());
		if (inside > 0) {
			final double confidence = finding.get("confidence").getAsDouble();
			assertTrue(confidence > 0.5 && confidence <= 1);
		}
		final double iou = finding.get("predicted_iou").getAsDouble();
		assertTrue(iou >= 0 && iou <= 1);
		assertTrue(Double.isFinite(finding.get("object_score").getAsDouble()));
	}

	/** Asks what a recorded case asks. */
	private Run interpretCase(final String caseId, final String... more) {
		final List<String> args = new ArrayList<>(
			List.of("--prompt", Reference.recordedCase(caseId).get("text").getAsString()));
		for (final Path input : Reference.inputs(caseId)) {
			args.addAll(List.of("--image", input.toString()));
		}
		args.addAll(List.of(more));
		return interpret(args.toArray(String[]::new));
	}

	private Run interpret(final String... more) {
		final List<String> args = new ArrayList<>(
			List.of("interpret", "--model", TestCheckpoints.tiny().toString(), "--output", output.toString()));
		args.addAll(List.of(more));
		return Run.of(args);
	}

	private JsonObject answer() throws IOException {
		return JsonParser.parseString(Files.readString(output.resolve("answer.json"))).getAsJsonObject();
	}

	private Set<String> names() throws IOException {
		final Set<String> names = new HashSet<>(TestFiles.contents(output).keySet());
		names.remove("");
		return names;
	}

	private static List<String> texts(final JsonArray array, final String key) {
		return array.asList().stream().map(element -> element.getAsJsonObject().get(key).getAsString()).toList();
	}
}

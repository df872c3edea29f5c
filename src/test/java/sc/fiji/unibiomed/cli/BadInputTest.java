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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.runtime.device.Devices;
import sc.fiji.unibiomed.testing.TestCheckpoints;

/**
 * What cannot be used ends {@code unibiomed interpret} with exit code 2 and one line that names it, before anything is
 * calculated, and leaves the disk as it was.
 */
class BadInputTest {

	@TempDir
	private Path work;
	private Path image;

	@BeforeEach
	void drawAnImage() throws IOException {
		image = TestFiles.png(work.resolve("image.png"), 40, 30);
	}

	@Nested
	class OfAModel {

		@Test
		void missing() throws IOException {
			refuseModel(work.resolve("nowhere"), "nowhere", "demo");
		}

		@Test
		void aFile() throws IOException {
			refuseModel(image, "image.png");
		}

		@Test
		void withoutConfig() throws IOException {
			final Path model = model();
			Files.delete(model.resolve("config.json"));
			refuseModel(model, "config.json");
		}

		@Test
		void withWeightsCutShort() throws IOException {
			final Path weights = model().resolve("model.safetensors");
			Files.write(weights, Arrays.copyOf(Files.readAllBytes(weights), 200_000));
			refuseModel(weights.getParent(), "model.safetensors");
		}

		@Test
		void whoseIndexPointsOutsideOfItsFolder() throws IOException {
			final Path model = TestFiles.copy(TestCheckpoints.tinySharded(), work.resolve("model"));
			replace(model.resolve("model.safetensors.index.json"), "model-00001-of-00003.safetensors",
				"../x.safetensors");
			refuseModel(model, "../x");
		}

		@Test
		void withPicklesOnly() throws IOException {
			final Path model = model();
			Files.move(model.resolve("model.safetensors"), model.resolve("pytorch_model.bin"));
			refuseModel(model, "pytorch_model.bin", "safetensors");
		}

		@Test
		void whoseTensorsDoNotFitItsConfig() throws IOException {
			final Path model = model();
			final String config = Files.readString(model.resolve("config.json"));
			final String width = config.replaceAll("(?s).*\"vision_config\".*?\"intermediate_size\": (\\d+).*", "$1");
			final int at = config.indexOf("\"intermediate_size\"", config.indexOf("\"vision_config\""));
			Files.writeString(model.resolve("config.json"),
				config.substring(0, at) + config.substring(at).replaceFirst(width, "8" + width));
			refuseModel(model, "shape", "config.json");
		}

		@Test
		void ofAnUnknownKind() throws IOException {
			final Path model = model();
			replace(model.resolve("config.json"), "Sa2VAChatModel", "BertForMaskedLM");
			refuseModel(model, "BertForMaskedLM");
		}

		private Path model() throws IOException {
			return TestFiles.copy(TestCheckpoints.tiny(), work.resolve("model"));
		}

		private void refuseModel(final Path model, final String... named) throws IOException {
			refused(named, "interpret", "--model", model.toString(), "--image", image.toString(), "--prompt", "Why?",
				"--output", work.resolve("out").toString());
		}
	}

	@Nested
	class OfAnImage {

		@Test
		void missing() throws IOException {
			refuseImage(work.resolve("nowhere.png"), "nowhere.png does not exist");
		}

		@Test
		void aFolder() throws IOException {
			refuseImage(Files.createDirectory(work.resolve("folder.png")), "folder.png is a folder");
		}

		@Test
		void textThatIsCalledPng() throws IOException {
			refuseImage(Files.writeString(work.resolve("text.png"), "This is not an image."),
				"text.png is not an image");
		}

		@Test
		void cutShort() throws IOException {
			final byte[] whole = Files.readAllBytes(image);
			refuseImage(Files.write(work.resolve("half.png"), Arrays.copyOf(whole, whole.length / 2)),
				"half.png is damaged");
		}

		@Test
		void empty() throws IOException {
			refuseImage(Files.createFile(work.resolve("empty.png")), "empty.png is an empty file");
		}

		@Test
		void framesOfDifferentSizes() throws IOException {
			final Path other = TestFiles.png(work.resolve("other.png"), 41, 30);
			refuse(List.of("image.png has 40×30 pixels", "other.png has 41×30 pixels"), "--image", image.toString(),
				"--image", other.toString(), "--prompt", "Why?");
		}

		@Test
		void aRegionOfAnotherSize() throws IOException {
			final Path region = TestFiles.png(work.resolve("region.png"), 30, 40);
			refuse(List.of("region.png has 30×40 pixels", "40×30"), "--image", image.toString(), "--region",
				region.toString(), "--prompt", "What is region1?");
		}

		@Test
		void aRegionOfAStack() throws IOException {
			refuse(List.of("region", "image.png", "stack"), "--image", image.toString(), "--image", image.toString(),
				"--region", image.toString(), "--prompt", "What is region1?");
		}

		@Test
		void aRegionOfNothing() throws IOException {
			refuse(List.of("region", "image.png", "needs an image"), "--region", image.toString(), "--prompt",
				"What is region1?");
		}

		@Test
		void aStackOfNothing() throws IOException {
			refuse(List.of("--stack needs an --image"), "--stack", "--prompt", "Why?");
		}

		private void refuseImage(final Path file, final String named) throws IOException {
			refuse(List.of(named), "--image", file.toString(), "--prompt", "Why?");
		}
	}

	@Nested
	class OfAPrompt {

		@ParameterizedTest
		@ValueSource(strings = { "", " ", "\n\t", "<image>", " <image> " })
		void blank(final String prompt) throws IOException {
			refuse(List.of("prompt is empty"), "--image", image.toString(), "--prompt", prompt);
		}

		@Test
		void thatShowsTheImageTwice() throws IOException {
			refuse(List.of("the image twice"), "--image", image.toString(), "--prompt", "<image> and <image>?");
		}

		@Test
		void thatShowsTheImageAfterAnEarlierConversation() throws IOException {
			final Path past = Files.writeString(work.resolve("past.txt"), "<|user|>\nHello<|end|>\n");
			refuse(List.of("past text"), "--image", image.toString(), "--past-text", past.toString(), "--prompt",
				"<image>Why?");
		}

		@ParameterizedTest
		@ValueSource(strings = { "--prompt", "--past-text" })
		void longerThanTheModelReads(final String option) throws IOException {
			final String text = "liver ".repeat(40_000);
			final Path past = Files.writeString(work.resolve("past.txt"), text);
			final Run run = refuse(List.of("tokens", "at most 32767"), "--prompt",
				option.equals("--prompt") ? text : "Why?", "--past-text", past.toString());
			assertTrue(run.err().length() < 300, "the prompt is not repeated");
		}

		/** The vision encoder would have told that it looks at the image. */
		@Test
		void tooLongIsNoticedBeforeTheImageIsLookedAt() throws IOException {
			refuse(List.of("at most 32767"), "--image", image.toString(), "--prompt", "liver ".repeat(40_000));
		}

		@Test
		void afterAConversationAboutAnotherImage() throws IOException {
			final Path past = Files.writeString(work.resolve("past.txt"),
				"<|user|>\n<img><IMG_CONTEXT></img>Hello<|end|>\n");
			refuse(List.of("another image"), "--image", image.toString(), "--past-text", past.toString(), "--prompt",
				"Why?");
		}

		@Test
		void afterPastTextThatIsNoText() throws IOException {
			refuse(List.of("image.png is not UTF-8 text"), "--past-text", image.toString(), "--prompt", "Why?");
			refuse(List.of("nowhere.txt is not a file"), "--past-text", work.resolve("nowhere.txt").toString(),
				"--prompt", "Why?");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"--max-new-tokens | 0          | --max-new-tokens must be at least 1, not 0.",
		"--max-new-tokens | many       | Invalid value for option '--max-new-tokens': 'many' is not an int",
		"--precision      | 16bit      | '16bit' is not a precision; use exact, fast, compact or half.",
		"--device         | gpu        | 'gpu' is not a device; use auto, cpu, cuda:N with N the number of a GPU, or " +
			"coreml on a Mac.",
		"--imgae          | x.png      | There is no option --imgae; did you mean --image? Or see 'unibiomed " +
			"interpret --help'.",
		"--max-new-tokens | 5 six      | '5 six' is not an int" })
	void ofAnOption(final String option, final String value, final String named) throws IOException {
		refuse(List.of(named), option, value, "--prompt", "Why?");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -3 })
	void tooFewThreads(final int threads) throws IOException {
		refuse(
			List.of("--threads must be from 1 to " + 2 * Runtime.getRuntime().availableProcessors() +
				" (twice the processors here), not " + threads + "."),
			"--threads", Integer.toString(threads), "--prompt", "Why?");
	}

	@Test
	void aPrecisionForGpusWithoutOne() throws IOException {
		refuse(List.of("The precision 'half' is for GPUs, and this is the CPU; use exact, fast or compact."),
			"--precision", "half", "--prompt", "Why?");
	}

	@Test
	void aGpuThatIsNotThere() throws IOException {
		Assumptions.assumeTrue(
			Devices.list().stream().noneMatch(status -> status.label().startsWith("cuda") && status.usable()),
			"there is a GPU here");
		refuse(List.of("cuda:0", "use the device cpu"), "--device", "cuda:0", "--prompt", "Why?");
	}

	@Test
	void anOutputThatIsAFile() throws IOException {
		refused(new String[] { "image.png is a file; give a folder" }, "interpret", "--model",
			TestCheckpoints.tiny().toString(), "--prompt", "Why?", "--output", image.toString());
	}

	@Test
	void anOutputBelowAFile() throws IOException {
		refused(new String[] { "image.png is a file" }, "interpret", "--model", TestCheckpoints.tiny().toString(),
			"--prompt", "Why?", "--output", image.resolve("out").toString());
	}

	@Test
	void aPromptWithoutQuotationMarks() throws IOException {
		refuse(List.of("'segment' belongs to no option; put texts with blanks in quotation marks"), "--prompt",
			"Please", "segment", "liver.");
	}

	@Test
	void nothingToDo() throws IOException {
		refused(new String[] { "interpret, batch, evaluate, prepare, models, devices, demo, completion" });
		refused(new String[] {
			"'paint' is not a command; use segment, find, describe, ask, report, interpret, batch, evaluate, " +
				"prepare, models, devices, demo, completion." },
			"paint");
		refused(new String[] { "--prompt", "--output" }, "interpret");
	}

	/** An earlier result is no reason to be careless with it. */
	@Test
	void anEarlierResultSurvives() throws IOException {
		final Path out = work.resolve("out");
		assertEquals(0, Run.of("interpret", "--model", TestCheckpoints.tiny().toString(), "--prompt",
			"What is the difference?", "--output", out.toString(), "--max-new-tokens", "2").code());
		refuse(List.of("prompt is empty"), "--prompt", "");
	}

	private Run refuse(final List<String> named, final String... more) throws IOException {
		final List<String> args = new ArrayList<>(List.of("interpret", "--model", TestCheckpoints.tiny().toString(),
			"--output", work.resolve("out").toString()));
		args.addAll(List.of(more));
		return refused(named.toArray(String[]::new), args.toArray(String[]::new));
	}

	private Run refused(final String[] named, final String... args) throws IOException {
		final Map<String, String> before = TestFiles.contents(work);
		final Run run = Run.of(args);
		assertEquals(2, run.code(), run.err());
		assertEquals(1, run.err().lines().count(), run.err());
		assertTrue(run.err().startsWith("unibiomed: "), run.err());
		for (final String name : named) {
			assertTrue(run.err().contains(name), run.err());
		}
		assertEquals("", run.out());
		assertEquals(before, TestFiles.contents(work));
		return run;
	}

	private static void replace(final Path file, final String old, final String replacement) throws IOException {
		final String text = Files.readString(file);
		assertTrue(text.contains(old), "this test is out of date");
		Files.writeString(file, text.replace(old, replacement));
	}
}

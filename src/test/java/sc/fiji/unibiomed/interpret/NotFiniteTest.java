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
package sc.fiji.unibiomed.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.cli.Main;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.failure.NotFiniteException;
import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Weights that are no numbers, as damaged files have them: the answer would be a row of exclamation marks, or a finding
 * without a pixel. Instead there is none.
 */
class NotFiniteTest {

	private static final Path CT = Path.of("sample-images/02_ct.png");
	private static final String PROMPT = "Please segment liver in CT.";

	@TempDir
	private Path temp;
	private Path folder;

	@BeforeEach
	void copy() throws IOException {
		folder = CheckpointFolders.copy(DemoModel.folder(new CacheFolder(temp.resolve("cache"))),
			temp.resolve("damaged"));
	}

	@ParameterizedTest
	@CsvSource({ "language_model.model.norm.weight, 0x7fc0, language model",
		"language_model.model.layers.1.mlp.down_proj.weight, 0xff80, language model",
		"mlp1.0.weight, 0x7fc0, vision encoder", "text_hidden_fcs.2.bias, 0x7fc0, mask decoder",
		"grounding_encoder.sam2_model.sam_mask_decoder.iou_token.weight, 0xffff, mask decoder" })
	void thereIsNoAnswer(final String tensor, final String bits, final String stage) throws IOException {
		CheckpointFolders.fill(folder, tensor, Integer.decode(bits));
		try (LoadedModel model = new LoadedModel(Checkpoint.open(folder), RuntimeOptions.exactOnCpu())) {
			final Question question = Question.about(Picture.of(ImageFiles.read(CT)), PROMPT);
			final String message = assertThrows(NotFiniteException.class,
				() -> new Interpreter(model).interpret(question, InterpretationListener.NONE, new Cancellation()))
				.getMessage();
			assertTrue(message.startsWith("The " + stage + " of damaged gave values that are not numbers " +
				"(precision exact on cpu), so there is no answer; "), message);
		}
	}

	@Test
	void theCommandLineSaysSoAndEndsWithOne() throws IOException {
		CheckpointFolders.fill(folder, "text_hidden_fcs.2.bias", 0x7fc0);
		final Path output = temp.resolve("answer");
		final StringWriter err = new StringWriter();
		final int code = Main.execute(new PrintWriter(new StringWriter()), new PrintWriter(err, true), "interpret",
			"--model", folder.toString(), "--image", CT.toString(), "--prompt", PROMPT, "--output", output.toString());
		assertEquals(1, code, err.toString());
		assertTrue(err.toString().contains("The mask decoder of damaged gave values that are not numbers"),
			err.toString());
		assertFalse(Files.exists(output.resolve("answer.json")));
	}

	@Test
	void inABatchTheEntryFailed() throws IOException {
		CheckpointFolders.fill(folder, "language_model.model.norm.weight", 0x7fc0);
		final Path input = Files.createDirectory(temp.resolve("in"));
		Files.copy(CT, input.resolve("ct.png"));
		final Path output = temp.resolve("out");
		final StringWriter err = new StringWriter();
		final int code = Main.execute(new PrintWriter(new StringWriter()), new PrintWriter(err, true), "batch",
			"--model", folder.toString(), "--input", input.toString(), "--prompt", PROMPT, "--output",
			output.toString());
		assertEquals(3, code, err.toString());
		final String failures = Files.readString(output.resolve("failures.csv"));
		assertTrue(failures.contains("ct.png") && failures.contains("language model of damaged gave values"), failures);
	}
}

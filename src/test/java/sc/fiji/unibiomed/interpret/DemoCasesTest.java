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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.encoding.VisualTokens;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.KeyValueCache;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.DemoCase;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

/** The demonstration model, as it lies in the jar, gives the answers of the reference down to the pixel. */
class DemoCasesTest {

	private static final float TOLERANCE = 1e-4f;

	private static LoadedModel model;

	@BeforeAll
	static void open(@TempDir final Path cache) throws IOException {
		model = new LoadedModel(Checkpoint.open(DemoModel.folder(new CacheFolder(cache))), RuntimeOptions.exactOnCpu());
	}

	@AfterAll
	static void everythingNativeIsClosed() {
		model.close();
		assertEquals(List.of(), model.handles().stillOpen());
	}

	static List<DemoCase> cases() throws IOException {
		return DemoCase.all();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void theAnswerIsTheReferences(final DemoCase demo) throws IOException {
		final Interpretation answer = new Interpreter(model).interpret(demo.question(), InterpretationListener.NONE,
			new Cancellation());

		assertEquals(demo.text("prediction"), answer.text());
		assertEquals(demo.ints("generated_ids"), answer.tokens());
		assertEquals(Arrays.stream(demo.array("input_ids.npy").ints()).boxed().toList(), answer.promptTokens());
		final List<BinaryMask> masks = answer.findings().stream().flatMap(finding -> finding.frames().stream())
			.map(FindingMask::mask).toList();
		assertEquals(demo.ints("mask_area"), masks.stream().map(mask -> (int) mask.area()).toList());
		assertEquals(demo.masks("masks"), masks);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void theFirstTokensLogitsAreTheReferences(final DemoCase demo) throws IOException {
		final Question question = demo.question();
		final int[] prompt = demo.array("input_ids.npy").ints();
		final VisualTokens visual = VisualTokens.of(question.picture().orElseThrow(), model.visionEncoder(),
			InterpretationListener.NONE, new Cancellation());
		final float[] embeddings = RecordedPrompt.embeddings(question, prompt, visual.tiles(), model);
		try (KeyValueCache cache = model.languageModel().newCache(prompt.length)) {
			model.languageModel().read(cache, embeddings, 0, Progress.NONE, new Cancellation());
		}

		final FloatBuffer logits = model.languageModel().logits();
		final float[] values = new float[logits.remaining()];
		logits.get(values);
		assertArrayEquals(demo.array("first_step_logits.npy").floats(), values, TOLERANCE);
	}
}

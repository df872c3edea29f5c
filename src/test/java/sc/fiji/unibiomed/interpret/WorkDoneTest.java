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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.RecordedQuestion;
import sc.fiji.unibiomed.testing.TestCheckpoints;
import sc.fiji.unibiomed.util.Cancellation;

/** Which networks a question needs. */
class WorkDoneTest {

	@Test
	void anAnswerWithoutMaskLoadsNothingOfSam() throws IOException {
		try (LoadedModel model = model()) {
			ask(model, "a03_tall_no_seg", InterpretationListener.NONE);
			assertTrue(model.handles().stillOpen().contains("session vision-encoder"));
			assertFalse(model.handles().stillOpen().contains("session image-encoder"));
			assertFalse(model.handles().stillOpen().contains("session mask-decoder"));
		}
	}

	@Test
	void aQuestionWithoutPictureLoadsTheLanguageModelOnly() throws IOException {
		try (LoadedModel model = model()) {
			ask(model, "a06_text_only", InterpretationListener.NONE);
			assertEquals(List.of("session language-model"),
				model.handles().stillOpen().stream().filter(name -> name.startsWith("session")).toList());
		}
	}

	@Test
	void twoMasksOfOneImageEncodeItOnce() throws IOException {
		final List<Long> encoded = new ArrayList<>();
		final List<Long> drawn = new ArrayList<>();
		try (LoadedModel model = model()) {
			ask(model, "a02_wide_two_seg", new InterpretationListener() {

				@Override
				public void progress(final Stage stage, final long done, final long total) {
					if (stage == Stage.IMAGE_ENCODER) encoded.add(done);
					if (stage == Stage.MASKS) drawn.add(done);
				}
			});
		}
		assertEquals(List.of(0L), encoded);
		assertEquals(List.of(0L, 1L), drawn);
	}

	private static LoadedModel model() throws IOException {
		return new LoadedModel(Checkpoint.open(TestCheckpoints.tiny()), RuntimeOptions.exactOnCpu());
	}

	private static void ask(final LoadedModel model, final String recordedCase, final InterpretationListener listener)
		throws IOException
	{
		new Interpreter(model).interpret(RecordedQuestion.of(recordedCase), listener, new Cancellation());
	}
}

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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.RecordedQuestion;
import sc.fiji.unibiomed.testing.TestCheckpoints;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

class CancelTest {

	private static LoadedModel model;

	@BeforeAll
	static void open() throws IOException {
		model = new LoadedModel(Checkpoint.open(TestCheckpoints.tiny()), RuntimeOptions.exactOnCpu());
	}

	@AfterAll
	static void everythingNativeIsClosed() {
		model.close();
		assertEquals(List.of(), model.handles().stillOpen());
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "PREPARATION", "CHECK" })
	void anAnswerCanBeStoppedInEveryStage(final Stage stage) throws IOException {
		final Question question = RecordedQuestion.of("a01_square_rgb");
		final Cancellation cancellation = new Cancellation();
		final List<Stage> later = new ArrayList<>();
		final InterpretationListener listener = new InterpretationListener() {

			@Override
			public void progress(final Stage current, final long done, final long total) {
				if (current == stage) {
					cancellation.cancel();
				}
				else if (current.compareTo(stage) > 0) {
					later.add(current);
				}
			}
		};
		final Interpreter interpreter = new Interpreter(model);

		assertThrows(CancelledException.class, () -> interpreter.interpret(question, listener, cancellation));
		assertEquals(List.of(), later);
	}
}

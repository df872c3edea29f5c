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

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.RecordedQuestion;
import sc.fiji.unibiomed.testing.RefusingDevice;
import sc.fiji.unibiomed.testing.TestCheckpoints;
import sc.fiji.unibiomed.util.Cancellation;

/** A whole answer on a GPU that has not enough memory for all networks. */
class DeviceFallbackTest {

	@Test
	void anAnswerIsTheSameAndTellsWhatRanWhere() throws IOException {
		final Interpretation onCpu;
		try (LoadedModel model = open(RuntimeOptions.exactOnCpu())) {
			onCpu = ask(model);
			assertEquals("cpu", model.options().device().label());
		}
		// The networks of an answer are loaded in this order: vision encoder, language model, image encoder, two for
		// masks.
		try (LoadedModel model = open(new RuntimeOptions(new RefusingDevice(2), Precision.EXACT, 2))) {
			final Interpretation answer = ask(model);
			assertEquals(onCpu.text(), answer.text());
			assertEquals(onCpu.findings().size(), answer.findings().size());
			assertEquals("cuda:0, image encoder, segment prompt, mask decoder on cpu",
				model.options().device().label());
			assertEquals(onCpu.notes().size() + 3, answer.notes().size(), answer.notes().toString());
			assertEquals(
				"The image encoder could not run on cuda:0 and ran on the CPU instead: " + RefusingDevice.REASON + ".",
				answer.notes().get(onCpu.notes().size()));
			model.close();
			assertEquals(List.of(), model.handles().stillOpen());
		}
	}

	@Test
	void withoutANetworkThatRanThereTheDeviceIsTheCpu() throws IOException {
		try (LoadedModel model = open(new RuntimeOptions(new RefusingDevice(0), Precision.EXACT, 2))) {
			ask(model);
			assertEquals("cpu", model.options().device().label());
		}
	}

	private static LoadedModel open(final RuntimeOptions options) throws IOException {
		return new LoadedModel(Checkpoint.open(TestCheckpoints.tiny()), options);
	}

	private static Interpretation ask(final LoadedModel model) throws IOException {
		return new Interpreter(model).interpret(RecordedQuestion.of("a01_square_rgb"), InterpretationListener.NONE,
			new Cancellation());
	}
}

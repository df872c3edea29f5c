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
package sc.fiji.unibiomed.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.network.Network;
import sc.fiji.unibiomed.network.layer.StoredWeights;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.session.NativeHandles;
import sc.fiji.unibiomed.testing.TestCheckpoints;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

/** The network that writes one token at a time does the same as the one for any number of tokens. */
class TokenWriterTest {

	private static final int PROMPT = 700;
	private static final int ANSWER = 5;

	/** Longer than the tokens, as in use: what lies behind them must not matter. */
	private static final int CAPACITY = 900;

	@Test
	void itWritesWhatTheWholeLanguageModelWrites() throws IOException {
		final Checkpoint checkpoint = Checkpoint.open(TestCheckpoints.tiny());
		final NativeHandles handles = new NativeHandles();
		final StoredWeights weights = new StoredWeights(checkpoint);
		final RuntimeOptions options = RuntimeOptions.exactOnCpu();
		try (LoadedModel model = new LoadedModel(checkpoint, options);
			LanguageModel apart = new LanguageModel(Network.PROMPT_READER.graph(weights),
				Network.TOKEN_WRITER.graph(weights), checkpoint.config().language(),
				model.languageModel().logits().limit(), new FiniteCheck("tiny", options), handles))
		{
			final LanguageModel whole = model.languageModel();
			try (KeyValueCache one = whole.newCache(CAPACITY); KeyValueCache other = apart.newCache(CAPACITY)) {
				final float[] prompt = embeddings(model, PROMPT);
				whole.read(one, prompt, 0, Progress.NONE, new Cancellation());
				apart.read(other, prompt, 0, Progress.NONE, new Cancellation());
				for (int i = 0; i < ANSWER; i++) {
					assertArrayEquals(floats(whole.logits()), floats(apart.logits()), 1e-4f, "token " + i);
					assertArrayEquals(whole.lastHidden(), apart.lastHidden(), 1e-4f, "token " + i);
					final float[] next = model.embeddings().row(3 * i + 1);
					whole.read(one, next, 0, Progress.NONE, new Cancellation());
					apart.read(other, next, 0, Progress.NONE, new Cancellation());
				}
				assertEquals(PROMPT + ANSWER, other.length());
			}
		}
		assertEquals(List.of(), handles.stillOpen());
	}

	/** Tokens of all kinds one after the other. */
	private static float[] embeddings(final LoadedModel model, final int tokens) {
		final int width = model.checkpoint().config().language().hiddenSize();
		final float[] embeddings = new float[tokens * width];
		for (int i = 0; i < tokens; i++) {
			System.arraycopy(model.embeddings().row(i % 200), 0, embeddings, i * width, width);
		}
		return embeddings;
	}

	private static float[] floats(final FloatBuffer buffer) {
		final float[] values = new float[buffer.remaining()];
		buffer.get(values);
		return values;
	}
}

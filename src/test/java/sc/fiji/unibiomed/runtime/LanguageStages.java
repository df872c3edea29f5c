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

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.internvl.LanguageModelGraph;
import sc.fiji.unibiomed.network.layer.GraphProbes;
import sc.fiji.unibiomed.network.layer.StoredWeights;
import sc.fiji.unibiomed.runtime.session.Tensor;
import sc.fiji.unibiomed.testing.CaseComparisons;
import sc.fiji.unibiomed.testing.Reference;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

/**
 * Compares what happens inside of the language model: its layers while it reads the prompt, and its outputs while it
 * reads the recorded answer.
 */
final class LanguageStages implements AutoCloseable {

	private final LoadedModel model;
	private final ProbedNetwork layers;

	LanguageStages(final LoadedModel model) throws CheckpointException {
		this.model = model;
		this.layers = new ProbedNetwork(LanguageModelGraph.build(new StoredWeights(model.checkpoint()), GraphProbes.ON),
			model.options(), model.handles());
	}

	/**
	 * @param embeddings the prompt's, tokens × width
	 * @param answer the recorded answer's token ids
	 * @return for each token of the answer the hidden state that it was chosen from
	 */
	List<float[]> compare(final float[] embeddings, final int[] answer, final CaseComparisons comparisons) {
		comparisons.compare("inputs_embeds", embeddings);
		if (layers.outputs().stream().anyMatch(comparisons::has)) {
			compareLayers(embeddings, comparisons);
		}
		return compareAnswer(embeddings, answer, comparisons);
	}

	private void compareLayers(final float[] embeddings, final CaseComparisons comparisons) {
		final int width = model.checkpoint().config().language().hiddenSize();
		final int tokens = embeddings.length / width;
		try (KeyValueCache cache = model.languageModel().newCache(tokens);
			Tensor input = Tensor.floats(model.handles(), 1, tokens, width);
			Tensor lastIndex = Tensor.ints(model.handles(), direct(tokens - 1), 1);
			Tensor total = Tensor.ints(model.handles(), direct(tokens)))
		{
			input.floats().put(embeddings);
			final Map<String, Tensor> inputs = new HashMap<>(cache.past());
			inputs.put(LanguageModelGraph.EMBEDDINGS, input);
			inputs.put(LanguageModelGraph.LAST_INDEX, lastIndex);
			inputs.put(LanguageModelGraph.TOTAL_LENGTH, total);
			try (ProbedNetwork.Outputs outputs = layers.run(inputs)) {
				outputs.tensors().forEach((name, tensor) -> comparisons.compare(name, tensor.toArray()));
			}
		}
	}

	private List<float[]> compareAnswer(final float[] embeddings, final int[] answer,
		final CaseComparisons comparisons)
	{
		final LanguageModel language = model.languageModel();
		final int prompt = embeddings.length / model.checkpoint().config().language().hiddenSize();
		final List<float[]> hidden = new ArrayList<>();
		float[] next = embeddings;
		try (KeyValueCache cache = language.newCache(prompt + answer.length)) {
			for (int i = 0; i < answer.length; i++) {
				language.read(cache, next, 0, Progress.NONE, new Cancellation());
				if (i == 0) {
					comparisons.compare("first_step_logits", floats(language.logits()));
				}
				compareHighest(language.logits(), i, comparisons);
				hidden.add(language.lastHidden());
				comparisons.compare("last_hidden_generated", i, hidden.get(i), false);
				next = model.embeddings().row(answer[i]);
			}
		}
		return hidden;
	}

	/** The reference recorded its highest logits of every step; ours are those of the same tokens. */
	private static void compareHighest(final FloatBuffer logits, final int step, final CaseComparisons comparisons) {
		comparisons.tensor("top5_ids")
			.ifPresent(ids -> comparisons.compare("top5_logits", step, chosen(logits, ids, step), false));
	}

	private static float[] chosen(final FloatBuffer logits, final Reference.Tensor ids, final int step) {
		final float[] chosen = new float[ids.shape()[1]];
		for (int i = 0; i < chosen.length; i++) {
			chosen[i] = logits.get((int) ids.values()[step * chosen.length + i]);
		}
		return chosen;
	}

	private static IntBuffer direct(final int value) {
		return Tensor.bytes(new long[] { 1 }, Integer.BYTES).asIntBuffer().put(0, value);
	}

	private static float[] floats(final FloatBuffer buffer) {
		final float[] values = new float[buffer.remaining()];
		buffer.get(values);
		return values;
	}

	@Override
	public void close() {
		layers.close();
	}
}

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
package sc.fiji.unibiomed.network.internvl;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.config.LanguageConfig;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.layer.GraphProbes;
import sc.fiji.unibiomed.network.layer.LayerGraph;
import sc.fiji.unibiomed.network.layer.LinearLayer;
import sc.fiji.unibiomed.network.layer.NetworkWeights;
import sc.fiji.unibiomed.onnx.Dimension;
import sc.fiji.unibiomed.onnx.ElementType;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * Qwen2 (arXiv 2407.10671) from embedded tokens to the next token's logits, with a key/value cache that is written in
 * place.
 * <ul>
 * <li>input {@code inputs_embeds}: 1 × new tokens × width. Token embeddings are looked up outside of the graph, because
 * image tokens are inserted among them.
 * <li>input {@code seqlens_k}: int32, 1: number of tokens in the cache after this step, minus one
 * <li>input {@code total_sequence_length}: int32 scalar: number of tokens in the cache after this step
 * <li>inputs {@code past_key_i}, {@code past_value_i} and outputs {@code present_key_i}, {@code present_value_i} per
 * layer: 1 × key/value heads × capacity × head size. Past and present are meant to be the same buffer; only the new
 * rows are then written.
 * <li>output {@code logits}: 1 × vocabulary, of the token that follows the last one given
 * <li>output {@code last_hidden}: 1 × width, the last token's hidden state after the final normalisation
 * </ul>
 */
public final class LanguageModelGraph {

	public static final String EMBEDDINGS = "inputs_embeds";
	public static final String LAST_INDEX = "seqlens_k";
	public static final String TOTAL_LENGTH = "total_sequence_length";
	public static final String LOGITS = "logits";
	public static final String LAST_HIDDEN = "last_hidden";

	private static final String LAYERS = "language_model.model.layers.";

	private final Checkpoint checkpoint;
	private final LanguageConfig config;
	private final GraphBuilder graph;
	private final LayerGraph layers;
	private final Operators ops;
	private final Value embeddings;
	private final List<Value> pastKeys = new ArrayList<>();
	private final List<Value> pastValues = new ArrayList<>();
	private final CachedAttention attention;

	/** Declares the inputs. */
	private LanguageModelGraph(final String name, final NetworkWeights weights, final boolean oneToken) {
		checkpoint = weights.checkpoint();
		config = checkpoint.config().language();
		graph = new GraphBuilder(name);
		layers = new LayerGraph(graph, weights);
		ops = layers.ops();
		embeddings = graph.input(EMBEDDINGS, ElementType.FLOAT, Dimension.of(1),
			oneToken ? Dimension.of(1) : Dimension.named("new_tokens"), Dimension.of(config.hiddenSize()));
		final Value lastIndex = graph.input(LAST_INDEX, ElementType.INT32, Dimension.of(1));
		final Value totalLength = graph.input(TOTAL_LENGTH, ElementType.INT32);
		for (int layer = 0; layer < config.layers(); layer++) {
			pastKeys.add(graph.input(pastKey(layer), ElementType.FLOAT, cacheShape()));
			pastValues.add(graph.input(pastValue(layer), ElementType.FLOAT, cacheShape()));
		}
		final RotaryTable rotary = RotaryTable.of(config);
		final Value cos = graph.constant(rotary.cos(), rotary.positions(), rotary.frequencies());
		final Value sin = graph.constant(rotary.sin(), rotary.positions(), rotary.frequencies());
		attention = oneToken
			? new AttentionOfOne(ops, config, lastIndex, pastKeys.get(0), cos, sin)
			: new AttentionOfSeveral(ops, config, lastIndex, totalLength, cos, sin);
	}

	private Dimension[] cacheShape() {
		return new Dimension[] { Dimension.of(1), Dimension.of(config.kvHeads()), Dimension.named("capacity"),
			Dimension.of(config.headDim()) };
	}

	public static String pastKey(final int layer) {
		return "past_key_" + layer;
	}

	public static String pastValue(final int layer) {
		return "past_value_" + layer;
	}

	public static String presentKey(final int layer) {
		return "present_key_" + layer;
	}

	public static String presentValue(final int layer) {
		return "present_value_" + layer;
	}

	/**
	 * Writes a graph for any number of new tokens; with probes also {@code prefill_hidden_i}: new tokens × width, after
	 * each layer.
	 */
	public static OnnxGraph build(final NetworkWeights weights, final GraphProbes probes) throws CheckpointException {
		final LanguageModelGraph graph = new LanguageModelGraph("language-model", weights, false);
		graph.speak(graph.decode(graph.config.layers(), probes), probes);
		return graph.graph.build();
	}

	/** Writes a graph for one new token at a time, which is faster at that. */
	public static OnnxGraph buildWriter(final NetworkWeights weights) throws CheckpointException {
		final LanguageModelGraph graph = new LanguageModelGraph("token-writer", weights, true);
		graph.speak(graph.decode(graph.config.layers(), GraphProbes.OFF), GraphProbes.OFF);
		return graph.graph.build();
	}

	/**
	 * Writes a graph that only reads: the same inputs and caches, but neither logits nor hidden state. What comes after
	 * the last layer's keys and values is left out.
	 */
	public static OnnxGraph buildReader(final NetworkWeights weights) throws CheckpointException {
		final LanguageModelGraph graph = new LanguageModelGraph("prompt-reader", weights, false);
		graph.decode(graph.config.layers() - 1, GraphProbes.OFF);
		return graph.graph.build();
	}

	private static String outputLayer(final Checkpoint checkpoint) {
		final String matrix = checkpoint.outputProjection();
		return matrix.substring(0, matrix.length() - ".weight".length());
	}

	/** Writes what the last token says. */
	private void speak(final Value x, final GraphProbes probes) throws CheckpointException {
		final Value norm = layers.weight("language_model.model.norm.weight");
		if (probes == GraphProbes.ON) {
			probes.offer(graph, "prefill_hidden_" + config.layers(), ops.rmsNorm(x, norm, config.rmsNormEps()), 2);
		}
		final Value last = ops.rmsNorm(ops.slice(x, 0, -1, Long.MAX_VALUE), norm, config.rmsNormEps());
		graph.output(LAST_HIDDEN, last, ElementType.FLOAT, Dimension.of(1), Dimension.of(config.hiddenSize()));
		graph.output(LOGITS, layers.linear(last, outputLayer(checkpoint)), ElementType.FLOAT, Dimension.of(1),
			Dimension.named("vocabulary"));
	}

	/**
	 * Writes the layers.
	 *
	 * @param complete how many layers are calculated to their end; of one that is not, keys and values are
	 * @return what comes out of the last complete layer: new tokens × width
	 */
	private Value decode(final int complete, final GraphProbes probes) throws CheckpointException {
		Value x = ops.reshape(embeddings, -1, config.hiddenSize());
		probes.offer(graph, "prefill_hidden_0", x, 2);
		Value normed = ops.rmsNorm(x, layers.weight(LAYERS + "0.input_layernorm.weight"), config.rmsNormEps());
		for (int i = 0; i < config.layers(); i++) {
			final String prefix = LAYERS + i;
			final Value attended = attention(i, normed);
			if (i == complete) {
				break;
			}
			final Value[] y = ops.addAndRmsNorm(x, layers.linear(attended, prefix + ".self_attn.o_proj"),
				layers.weight(prefix + ".post_attention_layernorm.weight"), config.rmsNormEps());
			final List<Value> gateAndUp = layers.linear(y[1],
				List.of(LinearLayer.of(prefix + ".mlp.gate_proj"), LinearLayer.of(prefix + ".mlp.up_proj")));
			final Value branch = layers.linear(ops.multiply(ops.silu(gateAndUp.get(0)), gateAndUp.get(1)),
				prefix + ".mlp.down_proj");
			if (i < config.layers() - 1) {
				final Value[] next = ops.addAndRmsNorm(y[0], branch,
					layers.weight(LAYERS + (i + 1) + ".input_layernorm.weight"), config.rmsNormEps());
				x = next[0];
				normed = next[1];
			}
			else {
				x = ops.add(y[0], branch);
			}
			if (i < config.layers() - 1) {
				probes.offer(graph, "prefill_hidden_" + (i + 1), x, 2);
			}
		}
		return x;
	}

	private Value attention(final int layer, final Value x) throws CheckpointException {
		final String prefix = LAYERS + layer + ".self_attn.";
		final List<Value> qkv = layers.linear(x, List.of(LinearLayer.of(prefix + "q_proj"),
			LinearLayer.of(prefix + "k_proj"), LinearLayer.of(prefix + "v_proj")));
		final Value attended = attention.attend(layer, qkv.get(0), qkv.get(1), qkv.get(2), pastKeys.get(layer),
			pastValues.get(layer));
		graph.directOutput(new Value(presentKey(layer)), ElementType.FLOAT, cacheShape());
		graph.directOutput(new Value(presentValue(layer)), ElementType.FLOAT, cacheShape());
		return attended;
	}
}

package sc.fiji.unibiomed.network;

import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.checkpoint.LanguageConfig;
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
 * layer: 1 × key/value heads × capacity × head size. Past and present are meant to be the same buffer; only the new rows
 * are then written.
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

	private LanguageModelGraph() {
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

	/** Writes the graph; with probes also {@code prefill_hidden_i}: new tokens × width, after each layer. */
	public static OnnxGraph build(final NetworkWeights weights, final Probes probes) throws CheckpointException {
		final LanguageConfig config = weights.checkpoint().config().language();
		final GraphBuilder graph = new GraphBuilder("language-model");
		final Layers layers = new Layers(graph, weights);
		final Operators ops = layers.ops();
		final Value x = decoder(layers, config, config.layers(), probes);
		final Value norm = layers.weight("language_model.model.norm.weight");
		if (probes == Probes.ON) {
			probes.offer(graph, "prefill_hidden_" + config.layers(), ops.rmsNorm(x, norm, config.rmsNormEps()), 2);
		}
		final Value last = ops.rmsNorm(ops.slice(x, 0, -1, Long.MAX_VALUE), norm, config.rmsNormEps());
		graph.output(LAST_HIDDEN, last, ElementType.FLOAT, Dimension.of(1), Dimension.of(config.hiddenSize()));
		graph.output(LOGITS, layers.linear(last, outputLayer(weights.checkpoint())), ElementType.FLOAT, Dimension.of(1),
			Dimension.named("vocabulary"));
		return graph.build();
	}

	/**
	 * Writes a graph that only reads: the same inputs and caches, but neither logits nor hidden state. What comes after the
	 * last layer's keys and values is left out.
	 */
	public static OnnxGraph buildReader(final NetworkWeights weights) throws CheckpointException {
		final LanguageConfig config = weights.checkpoint().config().language();
		final GraphBuilder graph = new GraphBuilder("prompt-reader");
		decoder(new Layers(graph, weights), config, config.layers() - 1, Probes.OFF);
		return graph.build();
	}

	private static String outputLayer(final Checkpoint checkpoint) {
		final String matrix = checkpoint.outputProjection();
		return matrix.substring(0, matrix.length() - ".weight".length());
	}

	/**
	 * Declares the inputs and writes the layers.
	 *
	 * @param complete how many layers are calculated to their end; of one that is not, keys and values are
	 * @return what comes out of the last complete layer
	 */
	private static Value decoder(final Layers layers, final LanguageConfig config, final int complete, final Probes probes)
		throws CheckpointException
	{
		final Operators ops = layers.ops();
		final GraphBuilder graph = ops.graph();
		final Value embeddings = graph.input(EMBEDDINGS, ElementType.FLOAT, Dimension.of(1), Dimension.named("new_tokens"),
			Dimension.of(config.hiddenSize()));
		final Value lastIndex = graph.input(LAST_INDEX, ElementType.INT32, Dimension.of(1));
		final Value totalLength = graph.input(TOTAL_LENGTH, ElementType.INT32);
		final RotaryTable rotary = RotaryTable.of(config);
		final Value cos = graph.constant(rotary.cos(), rotary.positions(), rotary.frequencies());
		final Value sin = graph.constant(rotary.sin(), rotary.positions(), rotary.frequencies());
		Value x = ops.reshape(embeddings, -1, config.hiddenSize());
		probes.offer(graph, "prefill_hidden_0", x, 2);

		for (int i = 0; i < config.layers(); i++) {
			final String prefix = "language_model.model.layers." + i;
			final Value normed = ops.rmsNorm(x, layers.weight(prefix + ".input_layernorm.weight"), config.rmsNormEps());
			final Value attended = attention(graph, layers, config, i, normed, lastIndex, totalLength, cos, sin);
			if (i == complete) {
				break;
			}
			x = ops.add(x, layers.linear(attended, prefix + ".self_attn.o_proj"));
			final Value hidden = ops.rmsNorm(x, layers.weight(prefix + ".post_attention_layernorm.weight"), config.rmsNormEps());
			final List<Value> gateAndUp = layers.linear(hidden, List.of(LinearLayer.of(prefix + ".mlp.gate_proj"), LinearLayer.of(
				prefix + ".mlp.up_proj")));
			x = ops.add(x, layers.linear(ops.multiply(ops.silu(gateAndUp.get(0)), gateAndUp.get(1)), prefix +
				".mlp.down_proj"));
			if (i < config.layers() - 1) {
				probes.offer(graph, "prefill_hidden_" + (i + 1), x, 2);
			}
		}
		return x;
	}

	private static Value attention(final GraphBuilder graph, final Layers layers, final LanguageConfig config,
		final int layer, final Value x, final Value lastIndex, final Value totalLength, final Value cos, final Value sin)
		throws CheckpointException
	{
		final String prefix = "language_model.model.layers." + layer + ".self_attn.";
		final List<Value> qkv = layers.linear(x, List.of(LinearLayer.of(prefix + "q_proj"), LinearLayer.of(prefix + "k_proj"),
			LinearLayer.of(prefix + "v_proj"))).stream().map(rows -> graph.node("Unsqueeze", rows, graph.longs(0))).toList();
		final Dimension[] cache = { Dimension.of(1), Dimension.of(config.kvHeads()), Dimension.named("capacity"), Dimension.of(
			config.headDim()) };
		final Value pastKey = graph.input(pastKey(layer), ElementType.FLOAT, cache);
		final Value pastValue = graph.input(pastValue(layer), ElementType.FLOAT, cache);
		final Value[] results = graph.namedNodes(GraphBuilder.MICROSOFT, "GroupQueryAttention", Map.of("num_heads", config
			.heads(), "kv_num_heads", config.kvHeads(), "do_rotary", 1), new String[] { "attention_" + layer, presentKey(layer),
				presentValue(layer) }, qkv.get(0), qkv.get(1), qkv.get(2), pastKey, pastValue, lastIndex, totalLength, cos, sin);
		graph.directOutput(results[1], ElementType.FLOAT, cache);
		graph.directOutput(results[2], ElementType.FLOAT, cache);
		return layers.ops().reshape(results[0], -1, (long) config.heads() * config.headDim());
	}
}

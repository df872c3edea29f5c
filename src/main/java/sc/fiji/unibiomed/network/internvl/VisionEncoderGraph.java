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

import java.util.List;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.config.ModelConfig;
import sc.fiji.unibiomed.checkpoint.config.VisionConfig;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.layer.GraphProbes;
import sc.fiji.unibiomed.network.layer.LayerGraph;
import sc.fiji.unibiomed.network.layer.LinearLayer;
import sc.fiji.unibiomed.network.layer.LinearProduct;
import sc.fiji.unibiomed.network.layer.NetworkWeights;
import sc.fiji.unibiomed.onnx.Dimension;
import sc.fiji.unibiomed.onnx.ElementType;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * InternViT with pixel shuffle and projector (Chen et al., arXiv 2312.14238): tiles of an image → tokens of the
 * language model.
 * <ul>
 * <li>input {@code pixel_values}: tiles × 3 × S × S, normalised with the ImageNet mean and deviation
 * <li>output {@code vision_tokens}: tiles × tokens × width of the language model, tokens row by row
 * </ul>
 */
public final class VisionEncoderGraph {

	public static final String INPUT = "pixel_values";
	public static final String OUTPUT = "vision_tokens";

	/** Epsilon of the projector's LayerNorm: PyTorch's default, which the reference leaves as it is. */
	private static final double PROJECTOR_EPSILON = 1e-5;

	/**
	 * Rows of a tile that go through the layers between two attentions together, at most: what is calculated with fits
	 * into the processor's cache.
	 */
	private static final int MOST_ROWS = 256;

	/** The names of a layer's parts. */
	private static final String LAYERS = "vision_model.encoder.layers.";

	private final LayerGraph layers;
	private final Operators ops;
	private final VisionConfig vision;
	private final int tokens;
	private final int rows;

	private VisionEncoderGraph(final LayerGraph layers, final VisionConfig vision) {
		this.layers = layers;
		this.ops = layers.ops();
		this.vision = vision;
		this.tokens = vision.grid() * vision.grid() + 1;
		this.rows = largestDivisor(tokens, MOST_ROWS);
	}

	private static int largestDivisor(final int number, final int limit) {
		int divisor = Math.min(number, limit);
		while (number % divisor != 0) {
			divisor--;
		}
		return divisor;
	}

	/** Writes the graph; with probes also {@code vit_patch_embeddings} and {@code vit_last_hidden_state}. */
	public static OnnxGraph build(final NetworkWeights weights, final GraphProbes probes) throws CheckpointException {
		final Checkpoint checkpoint = weights.checkpoint();
		final ModelConfig config = checkpoint.config();
		final VisionConfig vision = config.vision();
		final GraphBuilder graph = new GraphBuilder("vision-encoder");
		final LayerGraph layers = new LayerGraph(graph, weights);
		final Operators ops = layers.ops();
		final Dimension tiles = Dimension.named("tiles");
		final long width = vision.hiddenSize();
		final long side = vision.grid();
		final Value pixels = graph.input(INPUT, ElementType.FLOAT, tiles, Dimension.of(3),
			Dimension.of(config.imageSize()), Dimension.of(config.imageSize()));

		final VisionEncoderGraph encoder = new VisionEncoderGraph(layers, vision);
		final Value patches = encoder.patches(pixels);
		probes.offer(graph, "vit_patch_embeddings", patches, 3);
		final Value encoded = encoder.transform(patches);
		probes.offer(graph, "vit_last_hidden_state", encoded, 3);

		final long factor = Math.round(1 / config.downsampleRatio());
		final Value shuffled = pixelShuffle(ops, ops.slice(encoded, 1, 1, side * side + 1), side, width, factor);
		final Value projected = encoder.project(ops.reshape(shuffled, -1, width * factor * factor));
		graph.output(OUTPUT,
			ops.reshape(projected, -1, side * side / (factor * factor), config.language().hiddenSize()),
			ElementType.FLOAT, tiles, Dimension.named("tokens"), Dimension.of(config.language().hiddenSize()));
		return graph.build();
	}

	/** Tiles × tokens × channels: the class token, and the patches row by row. */
	private Value patches(final Value pixels) throws CheckpointException {
		final long width = vision.hiddenSize();
		final Value patches = layers.convolution(pixels, "vision_model.embeddings.patch_embedding", vision.patchSize(),
			0, 1);
		final Value inRows = ops.transpose(ops.reshape(patches, 0, width, tokens - 1), 0, 2, 1);
		final Value tileCount = ops.slice(ops.graph().node("Shape", pixels), 0, 0, 1);
		final Value classToken = ops.graph().node("Expand", layers.weight("vision_model.embeddings.class_embedding"),
			ops.concat(0, tileCount, ops.graph().longs(1, width)));
		return ops.add(ops.concat(1, classToken, inRows), layers.weight("vision_model.embeddings.position_embedding"));
	}

	/**
	 * All layers. Attention sees a whole tile; all that lies between two attentions knows one row at a time, and goes
	 * through some rows after the other.
	 */
	private Value transform(final Value patches) throws CheckpointException {
		Value[] state = rowByRow(new Value[] { ops.reshape(patches, -1, rows, vision.hiddenSize()) },
			(inside, in) -> attentionInputs(inside,
				new LayerGraph.Residual(in[0], inside.rowNorm(in[0], LAYERS + "0.norm1", vision.layerNormEps())), 0));
		for (int i = 0; i < vision.layers(); i++) {
			final Value attended = ops.attention(wholeTiles(state[1]), wholeTiles(state[2]), wholeTiles(state[3]),
				vision.heads());
			final int layer = i;
			state = rowByRow(new Value[] { ops.reshape(attended, -1, rows, vision.hiddenSize()), state[0] },
				(inside, in) -> afterAttention(inside, layer, in[0], in[1]));
		}
		return wholeTiles(state[0]);
	}

	private Value wholeTiles(final Value chunks) {
		return ops.reshape(chunks, -1, tokens, vision.hiddenSize());
	}

	/**
	 * From the attention of a layer up to the queries, keys and values of the next one; of the last layer, up to its
	 * end.
	 */
	private Value[] afterAttention(final LayerGraph inside, final int layer, final Value attended, final Value x)
		throws CheckpointException
	{
		final String prefix = LAYERS + layer;
		final LinearProduct projected = inside.product(attended,
			LinearLayer.scaled(prefix + ".attn.proj", prefix + ".ls1"));
		final LayerGraph.Residual y = inside.residual(x, projected, prefix + ".norm2", vision.layerNormEps());
		final Value hidden = inside.ops().gelu(inside.linear(y.normalized(), prefix + ".mlp.fc1"));
		final LinearProduct branch = inside.product(hidden, LinearLayer.scaled(prefix + ".mlp.fc2", prefix + ".ls2"));
		if (layer == vision.layers() - 1) {
			return new Value[] { inside.ops().add(y.sum(), branch.plusBias(inside.ops())) };
		}
		return attentionInputs(inside,
			inside.residual(y.sum(), branch, LAYERS + (layer + 1) + ".norm1", vision.layerNormEps()), layer + 1);
	}

	private static Value[] attentionInputs(final LayerGraph inside, final LayerGraph.Residual x, final int layer)
		throws CheckpointException
	{
		final List<Value> qkv = inside.linear(x.normalized(), LinearLayer.parts(LAYERS + layer + ".attn.qkv", 3));
		return new Value[] { x.sum(), qkv.get(0), qkv.get(1), qkv.get(2) };
	}

	/** What is done with some rows × channels. */
	private interface RowWork {

		Value[] write(LayerGraph inside, Value[] rows) throws CheckpointException;
	}

	/** Does the work for some rows after the other; all values are chunks × rows × channels. */
	private Value[] rowByRow(final Value[] inputs, final RowWork work) throws CheckpointException {
		final GraphBuilder body = ops.graph().body();
		final Dimension[] shape = { Dimension.of(rows), Dimension.of(vision.hiddenSize()) };
		final Value[] in = new Value[inputs.length];
		for (int i = 0; i < in.length; i++) {
			in[i] = body.input(body.name() + "_in" + i, ElementType.FLOAT, shape);
		}
		final Value[] out = work.write(layers.in(body), in);
		for (int i = 0; i < out.length; i++) {
			body.output(body.name() + "_out" + i, out[i], ElementType.FLOAT, shape);
		}
		return ops.graph().scan(body, inputs);
	}

	private Value project(final Value x) throws CheckpointException {
		final Value hidden = ops.gelu(layers.linear(layers.rowNorm(x, "mlp1.0", PROJECTOR_EPSILON), "mlp1.1"));
		return layers.linear(hidden, "mlp1.3");
	}

	/**
	 * Gathers each {@code factor}×{@code factor} block of patches into one token with that many times the channels, in
	 * the order of InternVL's {@code pixel_shuffle} version 2.
	 */
	private static Value pixelShuffle(final Operators ops, final Value patches, final long side, final long width,
		final long factor)
	{
		final long small = side / factor;
		Value x = ops.reshape(patches, 0, side, small, width * factor);
		x = ops.transpose(x, 0, 2, 1, 3);
		x = ops.reshape(x, 0, small, small, width * factor * factor);
		x = ops.transpose(x, 0, 2, 1, 3);
		return ops.reshape(x, 0, small * small, width * factor * factor);
	}
}

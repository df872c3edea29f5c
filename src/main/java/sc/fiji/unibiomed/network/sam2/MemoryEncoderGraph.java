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
package sc.fiji.unibiomed.network.sam2;

import java.util.Map;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.config.Sam2Config;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.layer.GraphProbes;
import sc.fiji.unibiomed.network.layer.LayerGraph;
import sc.fiji.unibiomed.network.layer.NetworkWeights;
import sc.fiji.unibiomed.onnx.Dimension;
import sc.fiji.unibiomed.onnx.ElementType;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * SAM 2's memory encoder (Ravi et al., arXiv 2408.00714): a frame's features and its mask → what later frames remember
 * of it.
 * <ul>
 * <li>input {@code sam_feat_level2}: 1 × C × G × G, without the no-memory embedding
 * <li>input {@code low_res_logits}: 1 × 1 × 4G × 4G
 * <li>output {@code memory}: 1 × G² × M, rounded to bfloat16 as the reference stores it, kept in float32
 * </ul>
 */
public final class MemoryEncoderGraph {

	public static final String MEMORY = "memory";

	private static final String ENCODER = Sam2Names.MODEL + "memory_encoder.";
	/** The reference's sigmoid_scale_for_mem_enc and sigmoid_bias_for_mem_enc. */
	private static final float MASK_SCALE = 20;
	private static final float MASK_BIAS = -10;
	/** log2 of the stride from the mask at image size to the coarse grid: four convolutions of stride 2. */
	private static final int DOWNSAMPLINGS = 4;

	private MemoryEncoderGraph() {}

	/** Writes the graph; with probes also {@code memory_features}: 1 × M × G × G before the rounding. */
	public static OnnxGraph build(final NetworkWeights weights, final GraphProbes probes) throws CheckpointException {
		final Checkpoint checkpoint = weights.checkpoint();
		final Sam2Config config = checkpoint.config().sam2();
		final GraphBuilder graph = new GraphBuilder("memory-encoder");
		final LayerGraph layers = new LayerGraph(graph, weights);
		final Operators ops = layers.ops();
		final long size = config.imageSize();
		final long grid = size / 16;
		final Value features = graph.input(ImageEncoderGraph.LEVEL2, ElementType.FLOAT, Dimension.of(1),
			Dimension.of(config.hiddenDim()), Dimension.of(grid), Dimension.of(grid));
		final Value logits = graph.input(MaskDecoderGraph.LOGITS, ElementType.FLOAT, Dimension.of(1), Dimension.of(1),
			Dimension.of(4 * grid), Dimension.of(4 * grid));

		final Value enlarged = graph.node("Resize",
			Map.of("mode", "linear", "coordinate_transformation_mode", "half_pixel"), logits, null, null,
			graph.longs(1, 1, size, size));
		Value mask = ops.add(ops.multiply(ops.sigmoid(enlarged), MASK_SCALE), graph.scalar(MASK_BIAS));
		final String downsampler = ENCODER + "mask_downsampler.encoder.";
		for (int i = 0; i < DOWNSAMPLINGS; i++) {
			// Convolution, normalisation and activation take three places each in the reference's list of layers.
			mask = layers.convolution(mask, downsampler + 3 * i, 2, 1, 1);
			mask = ops.gelu(layers.channelNorm(mask, downsampler + (3 * i + 1)));
		}
		mask = layers.convolution(mask, downsampler + 3 * DOWNSAMPLINGS, 1, 0, 1);

		Value x = ops.add(layers.convolution(features, ENCODER + "pix_feat_proj", 1, 0, 1), mask);
		for (int i = 0; i < config.fuserLayers(); i++) {
			x = convNextBlock(layers, x, ENCODER + "fuser.layers." + i, config.hiddenDim());
		}
		x = layers.convolution(x, ENCODER + "out_proj", 1, 0, 1);
		probes.offer(graph, "memory_features", x, 4);
		final Value tokens = ops.transpose(ops.reshape(x, 1, config.memDim(), grid * grid), 0, 2, 1);
		graph.output(MEMORY, ops.cast(ops.cast(tokens, ElementType.BFLOAT16), ElementType.FLOAT), ElementType.FLOAT,
			Dimension.of(1), Dimension.of(grid * grid), Dimension.of(config.memDim()));
		return graph.build();
	}

	/** A ConvNeXt block (Liu et al., arXiv 2201.03545). */
	private static Value convNextBlock(final LayerGraph layers, final Value input, final String prefix,
		final int channels) throws CheckpointException
	{
		final Operators ops = layers.ops();
		Value x = layers.convolution(input, prefix + ".dwconv", 1, 3, channels);
		x = layers.layerNorm(ops.transpose(x, 0, 2, 3, 1), prefix + ".norm", 1e-6);
		x = layers.linear(ops.gelu(layers.linear(x, prefix + ".pwconv1")), prefix + ".pwconv2");
		x = ops.multiply(x, layers.weight(prefix + ".g_weight"));
		return ops.add(input, ops.transpose(x, 0, 3, 1, 2));
	}
}

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

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.config.Sam2Config;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.layer.LayerGraph;
import sc.fiji.unibiomed.network.layer.NetworkWeights;
import sc.fiji.unibiomed.onnx.Dimension;
import sc.fiji.unibiomed.onnx.ElementType;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * SAM 2's memory attention (Ravi et al., arXiv 2408.00714): a frame's features look at what is remembered of other
 * frames.
 * <ul>
 * <li>input {@code sam_feat_level2}: 1 × C × G × G
 * <li>input {@code memory}: 1 × frames·G² × M, frame after frame
 * <li>input {@code memory_time}: int64, frames: for each remembered frame the row of the temporal embedding
 * ({@code maskmem_tpos_enc}) it carries
 * <li>input {@code object_pointers}: 1 × pointers × C
 * <li>output {@code image_embedding}: 1 × C × G × G
 * </ul>
 */
public final class MemoryAttentionGraph {

	public static final String MEMORY = MemoryEncoderGraph.MEMORY;
	public static final String MEMORY_TIME = "memory_time";
	public static final String POINTERS = "object_pointers";
	public static final String OUTPUT = MaskDecoderGraph.IMAGE_EMBEDDING;

	private static final String ATTENTION = Sam2Names.MODEL + "memory_attention.";
	/** PyTorch's default LayerNorm epsilon, which SAM 2 leaves as it is here. */
	private static final double EPSILON = 1e-5;
	/** Share of the position encoding in the attention's input (the reference's pos_enc_at_input). */
	private static final float POSITION_SHARE = 0.1f;

	private MemoryAttentionGraph() {}

	public static OnnxGraph build(final NetworkWeights weights) throws CheckpointException {
		final Checkpoint checkpoint = weights.checkpoint();
		final Sam2Config config = checkpoint.config().sam2();
		final GraphBuilder graph = new GraphBuilder("memory-attention");
		final LayerGraph layers = new LayerGraph(graph, weights);
		final Operators ops = layers.ops();
		final int grid = config.imageSize() / 16;
		final long pixels = (long) grid * grid;
		final long width = config.hiddenDim();
		final long memoryWidth = config.memDim();

		final Value features = graph.input(ImageEncoderGraph.LEVEL2, ElementType.FLOAT, Dimension.of(1),
			Dimension.of(width), Dimension.of(grid), Dimension.of(grid));
		final Value memory = graph.input(MEMORY, ElementType.FLOAT, Dimension.of(1), Dimension.named("memory_tokens"),
			Dimension.of(memoryWidth));
		final Value time = graph.input(MEMORY_TIME, ElementType.INT64, Dimension.named("frames"));
		final Value pointers = graph.input(POINTERS, ElementType.FLOAT, Dimension.of(1), Dimension.named("pointers"),
			Dimension.of(width));

		final Value position = graph.constant(SinePosition.grid(grid, (int) width), 1, pixels, width);
		final Value memoryPosition = memoryPosition(layers, time, grid, memoryWidth);
		// A pointer is as long as several memory tokens, and is cut into that many.
		final Value pointerTokens = ops.reshape(pointers, 1, -1, memoryWidth);
		final Value keys = ops.concat(1, ops.add(memory, memoryPosition), pointerTokens);
		final Value values = ops.concat(1, memory, pointerTokens);
		final Value memoryTokens = graph.node("Shape", memory);
		final RotaryAttention attention = new RotaryAttention(layers, config, grid, ops.slice(memoryTokens, 0, 1, 2));

		Value x = ops.add(ops.transpose(ops.reshape(features, 1, width, pixels), 0, 2, 1),
			ops.multiply(position, POSITION_SHARE));
		for (int i = 0; i < config.memoryAttentionLayers(); i++) {
			final String layer = ATTENTION + "layers." + i + '.';
			final Value self = layers.layerNorm(x, layer + "norm1", EPSILON);
			x = ops.add(x, attention.self(self, layer + "self_attn"));
			final Value query = layers.layerNorm(x, layer + "norm2", EPSILON);
			x = ops.add(x, attention.cross(query, keys, values, layer + "cross_attn_image"));
			final Value hidden = ops
				.relu(layers.linear(layers.layerNorm(x, layer + "norm3", EPSILON), layer + "linear1"));
			x = ops.add(x, layers.linear(hidden, layer + "linear2"));
		}
		x = layers.layerNorm(x, ATTENTION + "norm", EPSILON);
		graph.output(OUTPUT, ops.reshape(ops.transpose(x, 0, 2, 1), 1, width, grid, grid), ElementType.FLOAT,
			Dimension.of(1), Dimension.of(width), Dimension.of(grid), Dimension.of(grid));
		return graph.build();
	}

	/** Where and when each memory token comes from: the sine encoding of its place plus the embedding of its time. */
	private static Value memoryPosition(final LayerGraph layers, final Value time, final int grid,
		final long memoryWidth) throws CheckpointException
	{
		final Operators ops = layers.ops();
		final String name = Sam2Names.MODEL + "maskmem_tpos_enc";
		final Value places = ops.graph().constant(SinePosition.grid(grid, (int) memoryWidth), 1, (long) grid * grid,
			memoryWidth);
		final Value times = ops.gather(layers.weight(name, layers.shape(name)[0], 1, memoryWidth), 0, time);
		return ops.reshape(ops.add(places, times), 1, -1, memoryWidth);
	}
}

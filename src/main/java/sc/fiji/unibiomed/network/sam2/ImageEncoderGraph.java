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
 * SAM 2's image encoder (Ravi et al., arXiv 2408.00714): a Hiera trunk (Ryali et al., arXiv 2306.00989), a feature
 * pyramid, and the mask decoder's two 1×1 convolutions on the fine levels. With S the SAM image size and C its width:
 * <ul>
 * <li>input {@code sam_image}: 1 × 3 × S × S, normalised with SAM's mean and deviation
 * <li>output {@code sam_feat_level0}: 1 × C/8 × S/4 × S/4
 * <li>output {@code sam_feat_level1}: 1 × C/4 × S/8 × S/8
 * <li>output {@code sam_feat_level2}: 1 × C × S/16 × S/16
 * <li>output {@code image_embedding}: the same plus the "no memory" embedding: what the mask decoder sees of a frame
 * that a prompt speaks of
 * </ul>
 */
public final class ImageEncoderGraph {

	public static final String INPUT = "sam_image";
	public static final String LEVEL0 = "sam_feat_level0";
	public static final String LEVEL1 = "sam_feat_level1";
	public static final String LEVEL2 = "sam_feat_level2";
	public static final String EMBEDDING = "image_embedding";

	private static final String TRUNK = Sam2Names.MODEL + "image_encoder.trunk.";
	private static final String NECK = Sam2Names.MODEL + "image_encoder.neck.convs.";
	private static final String DECODER = Sam2Names.MODEL + "sam_mask_decoder.";

	private ImageEncoderGraph() {}

	/**
	 * Writes the graph; with probes also {@code hiera_stageK} (K from 1) and {@code fpn_out_levelK} (K from 0), each
	 * 1 × channels × height × width.
	 */
	public static OnnxGraph build(final NetworkWeights weights, final GraphProbes probes) throws CheckpointException {
		final Checkpoint checkpoint = weights.checkpoint();
		final Sam2Config config = checkpoint.config().sam2();
		final GraphBuilder graph = new GraphBuilder("image-encoder");
		final LayerGraph layers = new LayerGraph(graph, weights);
		final int size = config.imageSize();
		final Value image = graph.input(INPUT, ElementType.FLOAT, Dimension.of(1), Dimension.of(3), Dimension.of(size),
			Dimension.of(size));

		final Value[] stages = HieraTrunk.stages(layers, config, TRUNK, image, probes);
		final Value[] levels = pyramid(layers, config, stages);
		for (int i = 0; i < levels.length; i++) {
			probes.offer(graph, "fpn_out_level" + i, levels[i], 4);
		}
		output(graph, LEVEL0, layers.convolution(levels[0], DECODER + "conv_s0", 1, 0, 1), config.hiddenDim() / 8,
			size / 4);
		output(graph, LEVEL1, layers.convolution(levels[1], DECODER + "conv_s1", 1, 0, 1), config.hiddenDim() / 4,
			size / 8);
		output(graph, LEVEL2, levels[2], config.hiddenDim(), size / 16);
		final Value noMemory = layers.weight(Sam2Names.MODEL + "no_mem_embed", 1, config.hiddenDim(), 1, 1);
		output(graph, EMBEDDING, layers.ops().add(levels[2], noMemory), config.hiddenDim(), size / 16);
		return graph.build();
	}

	private static void output(final GraphBuilder graph, final String name, final Value value, final int channels,
		final int side)
	{
		graph.output(name, value, ElementType.FLOAT, Dimension.of(1), Dimension.of(channels), Dimension.of(side),
			Dimension.of(side));
	}

	/** Lateral 1×1 convolutions; the coarse levels named in the configuration are added from the top down. */
	private static Value[] pyramid(final LayerGraph layers, final Sam2Config config, final Value[] stages)
		throws CheckpointException
	{
		final Operators ops = layers.ops();
		final int top = stages.length - 1;
		final Value[] levels = new Value[stages.length];
		Value previous = null;
		for (int level = top; level >= 0; level--) {
			final Value lateral = layers.convolution(stages[level], NECK + (top - level) + ".conv", 1, 0, 1);
			if (config.fpnTopDownLevels().contains(level) && previous != null) {
				previous = ops.add(lateral, doubled(ops, previous));
			}
			else {
				previous = lateral;
			}
			levels[level] = previous;
		}
		final Value[] kept = new Value[levels.length - config.scalp()];
		System.arraycopy(levels, 0, kept, 0, kept.length);
		return kept;
	}

	/** Every pixel twice in both directions ("nearest"). */
	private static Value doubled(final Operators ops, final Value x) {
		return ops.graph().node("Resize",
			Map.of("mode", "nearest", "coordinate_transformation_mode", "asymmetric", "nearest_mode", "floor"), x, null,
			ops.graph().constant(new float[] { 1, 1, 2, 2 }, 4));
	}
}

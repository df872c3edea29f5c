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
 * SAM 2's mask decoder for corrections: the same layers as in {@link MaskDecoderGraph}, with a mask to start from, and
 * with all four masks as the result. With C the width of SAM 2 and G = S/16 the side of its coarse grid:
 * <ul>
 * <li>inputs {@code image_embedding}, {@code sam_feat_level0}, {@code sam_feat_level1}: as for the mask decoder
 * <li>input {@code sparse_prompt}: 1 × prompts × C, points, padding and language in the reference's order
 * <li>input {@code mask_prompt}: 1 × 1 × 4G × 4G, logits of the mask to start from
 * <li>input {@code has_mask_prompt}: 1, above 0 if there is such a mask; otherwise {@code mask_prompt} is ignored
 * <li>output {@code mask_candidates}: 1 × 4 × 4G × 4G, logits; the first is for unambiguous prompts
 * <li>output {@code predicted_ious}: 1 × 4, in [0, 1]
 * <li>output {@code object_score}: 1, a logit: above 0 the decoder believes the object is in the image
 * <li>output {@code object_pointers}: 4 × C, what later frames remember of the object, for each mask
 * </ul>
 */
public final class MaskCorrectionGraph {

	public static final String MASK_PROMPT = "mask_prompt";
	public static final String HAS_MASK_PROMPT = "has_mask_prompt";
	public static final String CANDIDATES = "mask_candidates";
	public static final String PREDICTED_IOUS = "predicted_ious";
	public static final String OBJECT_SCORE = MaskDecoderGraph.OBJECT_SCORE;
	public static final String OBJECT_POINTERS = "object_pointers";

	private static final String PROMPT_ENCODER = Sam2Names.MODEL + "sam_prompt_encoder.";

	private MaskCorrectionGraph() {}

	/**
	 * Writes the graph; with probes also {@code dense_embedding} (1 × C × G × G) and {@code mask_tokens_out} (1 × 4 ×
	 * C).
	 */
	public static OnnxGraph build(final NetworkWeights weights, final GraphProbes probes) throws CheckpointException {
		final Sam2Config config = weights.checkpoint().config().sam2();
		final GraphBuilder graph = new GraphBuilder("mask-correction");
		final LayerGraph layers = new LayerGraph(graph, weights);
		final Operators ops = layers.ops();
		final long width = config.hiddenDim();
		final long grid = config.imageSize() / 16;
		final long side = 4 * grid;

		final Value embedding = graph.input(ImageEncoderGraph.EMBEDDING, ElementType.FLOAT, Dimension.of(1),
			Dimension.of(width), Dimension.of(grid), Dimension.of(grid));
		final Value fine = graph.input(ImageEncoderGraph.LEVEL0, ElementType.FLOAT, Dimension.of(1),
			Dimension.of(width / 8), Dimension.of(side), Dimension.of(side));
		final Value middle = graph.input(ImageEncoderGraph.LEVEL1, ElementType.FLOAT, Dimension.of(1),
			Dimension.of(width / 4), Dimension.of(2 * grid), Dimension.of(2 * grid));
		final Value prompt = graph.input(MaskDecoderGraph.PROMPT, ElementType.FLOAT, Dimension.of(1),
			Dimension.named("prompts"), Dimension.of(width));
		final Value mask = graph.input(MASK_PROMPT, ElementType.FLOAT, Dimension.of(1), Dimension.of(1),
			Dimension.of(side), Dimension.of(side));
		final Value hasMask = graph.input(HAS_MASK_PROMPT, ElementType.FLOAT, Dimension.of(1));

		final Value noMask = layers.weight(PROMPT_ENCODER + "no_mask_embed.weight", 1, width, 1, 1);
		final Value dense = graph.node("Where", graph.node("Greater", hasMask, graph.scalar(0)),
			downscaled(layers, mask), noMask);
		final MaskDecoderGraph.Decoded decoded = MaskDecoderGraph.decoded(layers, config, ops.add(embedding, dense),
			fine, middle, prompt);

		final long masks = MaskDecoderGraph.MASK_TOKENS;
		graph.output(CANDIDATES, decoded.masks(), ElementType.FLOAT, Dimension.of(1), Dimension.of(masks),
			Dimension.of(side), Dimension.of(side));
		graph.output(PREDICTED_IOUS, decoded.iou(), ElementType.FLOAT, Dimension.of(1), Dimension.of(masks));
		graph.output(OBJECT_SCORE, ops.reshape(decoded.score(), 1), ElementType.FLOAT, Dimension.of(1));
		graph.output(OBJECT_POINTERS,
			MaskDecoderGraph.objectPointer(layers, ops.reshape(decoded.maskTokens(), masks, width), decoded.score()),
			ElementType.FLOAT, Dimension.of(masks), Dimension.of(width));
		probes.offer(graph, "dense_embedding", dense, 4);
		probes.offer(graph, "mask_tokens_out", decoded.maskTokens(), 3);
		return graph.build();
	}

	/** The mask that is started from, as wide as the image embedding: 1 × C × G × G. */
	private static Value downscaled(final LayerGraph layers, final Value mask) throws CheckpointException {
		final Operators ops = layers.ops();
		// Convolution, normalisation and activation take three places each in the reference's list of layers.
		final String layer = PROMPT_ENCODER + "mask_downscaling.";
		final Value half = ops.gelu(layers.channelNorm(layers.convolution(mask, layer + 0, 2, 0, 1), layer + 1));
		final Value quarter = ops.gelu(layers.channelNorm(layers.convolution(half, layer + 3, 2, 0, 1), layer + 4));
		return layers.convolution(quarter, layer + 6, 1, 0, 1);
	}
}

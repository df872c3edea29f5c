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
 * SAM 2's mask decoder (Kirillov et al., arXiv 2304.02643; Ravi et al., arXiv 2408.00714) with the choice among its
 * three masks and the object pointer. With C the width of SAM 2 and G = S/16 the side of its coarse grid:
 * <ul>
 * <li>input {@code image_embedding}: 1 × C × G × G, level 2 after the no-memory embedding or the memory attention
 * <li>inputs {@code sam_feat_level0}, {@code sam_feat_level1}: as the image encoder gives them
 * <li>input {@code sparse_prompt}: 1 × prompts × C
 * <li>output {@code low_res_logits}: 1 × 1 × 4G × 4G, the mask with the highest predicted IoU
 * <li>output {@code predicted_iou}: 1, in [0, 1]
 * <li>output {@code object_score}: 1, a logit: above 0 the decoder believes the object is in the image
 * <li>output {@code object_pointer}: 1 × C, what later frames remember of the object
 * </ul>
 */
public final class MaskDecoderGraph {

	public static final String IMAGE_EMBEDDING = ImageEncoderGraph.EMBEDDING;
	public static final String PROMPT = SegmentPromptGraph.PROMPT;
	public static final String LOGITS = "low_res_logits";
	public static final String PREDICTED_IOU = "predicted_iou";
	public static final String OBJECT_SCORE = "object_score";
	public static final String OBJECT_POINTER = "object_pointer";

	private static final String DECODER = Sam2Names.MODEL + "sam_mask_decoder.";
	/** One mask for unambiguous prompts, which answers in words never take, and three candidates. */
	static final int MASK_TOKENS = 4;
	/** Layers of the small MLPs at the decoder's outputs. */
	private static final int HEAD_LAYERS = 3;

	private MaskDecoderGraph() {}

	/**
	 * Writes the graph; with probes also {@code all4_mask_logits} (1 × 4 × 4G × 4G), {@code iou_all4} (1 × 4),
	 * {@code sam_tokens_out} (1 × 4 × C) and {@code dense_pe} (1 × C × G × G).
	 */
	public static OnnxGraph build(final NetworkWeights weights, final GraphProbes probes) throws CheckpointException {
		final Checkpoint checkpoint = weights.checkpoint();
		final Sam2Config config = checkpoint.config().sam2();
		final GraphBuilder graph = new GraphBuilder("mask-decoder");
		final LayerGraph layers = new LayerGraph(graph, weights);
		final Operators ops = layers.ops();
		final long width = config.hiddenDim();
		final long grid = config.imageSize() / 16;
		final long side = 4 * grid;

		final Value embedding = graph.input(IMAGE_EMBEDDING, ElementType.FLOAT, Dimension.of(1), Dimension.of(width),
			Dimension.of(grid), Dimension.of(grid));
		final Value fine = graph.input(ImageEncoderGraph.LEVEL0, ElementType.FLOAT, Dimension.of(1),
			Dimension.of(width / 8), Dimension.of(4 * grid), Dimension.of(4 * grid));
		final Value middle = graph.input(ImageEncoderGraph.LEVEL1, ElementType.FLOAT, Dimension.of(1),
			Dimension.of(width / 4), Dimension.of(2 * grid), Dimension.of(2 * grid));
		final Value prompt = graph.input(PROMPT, ElementType.FLOAT, Dimension.of(1), Dimension.named("prompts"),
			Dimension.of(width));

		final Value dense = layers.weight(Sam2Names.MODEL + "sam_prompt_encoder.no_mask_embed.weight", 1, width, 1, 1);
		final Decoded decoded = decoded(layers, config, ops.add(embedding, dense), fine, middle, prompt);
		final Value masks = decoded.masks();
		final Value iou = decoded.iou();
		final Value score = decoded.score();
		final Value maskTokens = decoded.maskTokens();

		// Mask 0 is for unambiguous prompts; the reference always asks for the three candidates and takes the best.
		final Value candidates = ops.slice(iou, 1, 1, MASK_TOKENS);
		final Value best = graph.node("ArgMax", Map.of("axis", 1, "keepdims", 0), candidates);
		final Value bestToken = ops.reshape(ops.gather(ops.slice(maskTokens, 1, 1, MASK_TOKENS), 1, best), 1, width);
		graph.output(LOGITS, ops.gather(ops.slice(masks, 1, 1, MASK_TOKENS), 1, best), ElementType.FLOAT,
			Dimension.of(1), Dimension.of(1), Dimension.of(side), Dimension.of(side));
		graph.output(PREDICTED_IOU, ops.reshape(ops.gather(candidates, 1, best), 1), ElementType.FLOAT,
			Dimension.of(1));
		graph.output(OBJECT_SCORE, ops.reshape(score, 1), ElementType.FLOAT, Dimension.of(1));
		graph.output(OBJECT_POINTER, objectPointer(layers, bestToken, score), ElementType.FLOAT, Dimension.of(1),
			Dimension.of(width));

		probes.offer(graph, "all4_mask_logits", masks, 4);
		probes.offer(graph, "iou_all4", iou, 2);
		probes.offer(graph, "sam_tokens_out", maskTokens, 3);
		if (probes == GraphProbes.ON) {
			probes.offer(graph, "dense_pe",
				ops.reshape(ops.transpose(decoded.position(), 0, 2, 1), 1, width, grid, grid), 4);
		}
		return graph.build();
	}

	/**
	 * What the decoder says of one prompt.
	 *
	 * @param masks 1 × 4 × 4G × 4G, logits
	 * @param iou 1 × 4, in [0, 1]
	 * @param score 1 × 1, logit of the object being in the image
	 * @param maskTokens 1 × 4 × C
	 * @param position 1 × G² × C, of the pixels
	 */
	record Decoded(Value masks, Value iou, Value score, Value maskTokens, Value position) {}

	/**
	 * The decoder up to the choice of a mask.
	 *
	 * @param embedding 1 × C × G × G, with the dense prompt added
	 * @param fine 1 × C/8 × 4G × 4G
	 * @param middle 1 × C/4 × 2G × 2G
	 * @param prompt 1 × prompts × C
	 */
	static Decoded decoded(final LayerGraph layers, final Sam2Config config, final Value embedding, final Value fine,
		final Value middle, final Value prompt) throws CheckpointException
	{
		final Operators ops = layers.ops();
		final long width = config.hiddenDim();
		final long grid = config.imageSize() / 16;
		final Value image = tokens(ops, embedding, width, grid);
		final Value tokens = ops.concat(1, outputTokens(layers, width), prompt);
		final Value position = densePosition(layers, width, grid);
		final Value[] attended = new TwoWayTransformer(layers, DECODER + "transformer.", config).apply(image, position,
			tokens);

		final Value scoreToken = ops.reshape(ops.slice(attended[0], 1, 0, 1), 1, width);
		final Value iouToken = ops.reshape(ops.slice(attended[0], 1, 1, 2), 1, width);
		final Value maskTokens = ops.slice(attended[0], 1, 2, 2 + MASK_TOKENS);

		final Value pixels = upscaled(layers, ops.reshape(ops.transpose(attended[1], 0, 2, 1), 1, width, grid, grid),
			fine, middle);
		final long side = 4 * grid;
		final Value masks = ops.reshape(
			ops.matMul(hyperNetworks(layers, maskTokens, width), ops.reshape(pixels, 1, width / 8, side * side)), 1,
			MASK_TOKENS, side, side);
		final Value iou = ops.sigmoid(layers.reluMlp(iouToken, DECODER + "iou_prediction_head", HEAD_LAYERS));
		final Value score = layers.reluMlp(scoreToken, DECODER + "pred_obj_score_head", HEAD_LAYERS);
		return new Decoded(masks, iou, score, maskTokens, position);
	}

	private static Value outputTokens(final LayerGraph layers, final long width) throws CheckpointException {
		return layers.ops().concat(1, layers.weight(DECODER + "obj_score_token.weight", 1, 1, width),
			layers.weight(DECODER + "iou_token.weight", 1, 1, width),
			layers.weight(DECODER + "mask_tokens.weight", 1, MASK_TOKENS, width));
	}

	private static Value tokens(final Operators ops, final Value nchw, final long width, final long grid) {
		return ops.transpose(ops.reshape(nchw, 1, width, grid * grid), 0, 2, 1);
	}

	/**
	 * Random Fourier features of the pixel centres (Tancik et al., arXiv 2006.10739), with the frequencies of the
	 * checkpoint: 1 × G² × C.
	 */
	private static Value densePosition(final LayerGraph layers, final long width, final long grid)
		throws CheckpointException
	{
		final Operators ops = layers.ops();
		final float[] coordinates = new float[(int) (grid * grid * 2)];
		for (int y = 0, i = 0; y < grid; y++) {
			for (int x = 0; x < grid; x++) {
				coordinates[i++] = 2 * ((x + 0.5f) / grid) - 1;
				coordinates[i++] = 2 * ((y + 0.5f) / grid) - 1;
			}
		}
		final Value frequencies = layers
			.weight(Sam2Names.MODEL + "sam_prompt_encoder.pe_layer.positional_encoding_gaussian_matrix");
		final Value angles = ops.multiply(ops.matMul(ops.graph().constant(coordinates, 1, grid * grid, 2), frequencies),
			(float) (2 * Math.PI));
		return ops.concat(2, ops.graph().node("Sin", angles), ops.graph().node("Cos", angles));
	}

	private static Value upscaled(final LayerGraph layers, final Value x, final Value fine, final Value middle)
		throws CheckpointException
	{
		final Operators ops = layers.ops();
		final Value doubled = ops.gelu(layers.channelNorm(
			ops.add(layers.upConvolution(x, DECODER + "output_upscaling.0"), middle), DECODER + "output_upscaling.1"));
		return ops.gelu(ops.add(layers.upConvolution(doubled, DECODER + "output_upscaling.3"), fine));
	}

	/** One MLP per mask token turns it into the weights that its mask is made of: 1 × 4 × C/8. */
	private static Value hyperNetworks(final LayerGraph layers, final Value maskTokens, final long width)
		throws CheckpointException
	{
		final Operators ops = layers.ops();
		final Value[] weights = new Value[MASK_TOKENS];
		for (int i = 0; i < MASK_TOKENS; i++) {
			weights[i] = layers.reluMlp(ops.slice(maskTokens, 1, i, i + 1), DECODER + "output_hypernetworks_mlps." + i,
				HEAD_LAYERS);
		}
		return ops.concat(1, weights);
	}

	/**
	 * The projected mask token where the object is seen, the embedding of "no object" elsewhere.
	 *
	 * @param token rows × C
	 */
	static Value objectPointer(final LayerGraph layers, final Value token, final Value score)
		throws CheckpointException
	{
		final Operators ops = layers.ops();
		final Value seen = ops.graph().node("Greater", score, ops.graph().scalar(0));
		return ops.graph().node("Where", seen, layers.reluMlp(token, Sam2Names.MODEL + "obj_ptr_proj", HEAD_LAYERS),
			layers.weight(Sam2Names.MODEL + "no_obj_ptr"));
	}
}

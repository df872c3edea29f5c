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
 * From the language model to SAM 2: the hidden state of a {@code [SEG]} token → the sparse prompt of the mask decoder.
 * <ul>
 * <li>input {@code seg_hidden_state}: 1 × width of the language model
 * <li>output {@code sparse_prompt}: 1 × 3 × width of SAM 2: twice the embedding of "not a point" (the reference's empty
 * click and its padding), then the language embedding
 * <li>output {@code unprompted}: 1 × 2 × width of SAM 2: the same without language, for frames that follow by memory
 * </ul>
 */
public final class SegmentPromptGraph {

	public static final String INPUT = "seg_hidden_state";
	public static final String PROMPT = "sparse_prompt";
	public static final String UNPROMPTED = "unprompted";
	/** Tokens of {@link #PROMPT}; the last one is the language embedding. */
	public static final int PROMPTS = 3;

	private SegmentPromptGraph() {}

	public static OnnxGraph build(final NetworkWeights weights) throws CheckpointException {
		final Checkpoint checkpoint = weights.checkpoint();
		final int width = checkpoint.config().sam2().hiddenDim();
		final GraphBuilder graph = new GraphBuilder("segment-prompt");
		final LayerGraph layers = new LayerGraph(graph, weights);
		final Operators ops = layers.ops();
		final Value hidden = graph.input(INPUT, ElementType.FLOAT, Dimension.of(1),
			Dimension.of(checkpoint.config().language().hiddenSize()));
		final Value embedding = layers.linear(ops.relu(layers.linear(hidden, "text_hidden_fcs.0")),
			"text_hidden_fcs.2");
		final Value notAPoint = layers.weight(Sam2Names.MODEL + "sam_prompt_encoder.not_a_point_embed.weight", 1, 1,
			width);
		final Value unprompted = ops.concat(1, notAPoint, notAPoint);
		graph.output(PROMPT, ops.concat(1, unprompted, ops.reshape(embedding, 1, 1, width)), ElementType.FLOAT,
			Dimension.of(1), Dimension.of(PROMPTS), Dimension.of(width));
		graph.output(UNPROMPTED, unprompted, ElementType.FLOAT, Dimension.of(1), Dimension.of(2), Dimension.of(width));
		return graph.build();
	}
}

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
package sc.fiji.unibiomed.network;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.internvl.LanguageModelGraph;
import sc.fiji.unibiomed.network.internvl.VisionEncoderGraph;
import sc.fiji.unibiomed.network.layer.GraphProbes;
import sc.fiji.unibiomed.network.layer.NetworkWeights;
import sc.fiji.unibiomed.network.sam2.ImageEncoderGraph;
import sc.fiji.unibiomed.network.sam2.MaskCorrectionGraph;
import sc.fiji.unibiomed.network.sam2.MaskDecoderGraph;
import sc.fiji.unibiomed.network.sam2.MemoryAttentionGraph;
import sc.fiji.unibiomed.network.sam2.MemoryEncoderGraph;
import sc.fiji.unibiomed.network.sam2.SegmentPromptGraph;
import sc.fiji.unibiomed.onnx.OnnxGraph;

/** The networks that a checkpoint is made of, in the order in which an answer uses them. */
public enum Network {

	/** Tiles → tokens of the language model. */
	VISION_ENCODER("vision-encoder", weights -> VisionEncoderGraph.build(weights, GraphProbes.OFF)),
	/** The language model without its output: reads a prompt into the key/value cache. */
	PROMPT_READER("prompt-reader", LanguageModelGraph::buildReader),
	/** The whole language model, for one token at a time. */
	TOKEN_WRITER("token-writer", LanguageModelGraph::buildWriter),
	/** The whole language model, for any number of tokens. */
	LANGUAGE_MODEL("language-model", weights -> LanguageModelGraph.build(weights, GraphProbes.OFF)),
	/** SAM 2's image encoder. */
	IMAGE_ENCODER("image-encoder", weights -> ImageEncoderGraph.build(weights, GraphProbes.OFF)),
	/** Hidden state of a {@code [SEG]} token → prompt of the mask decoder. */
	SEGMENT_PROMPT("segment-prompt", SegmentPromptGraph::build),
	/** Image features and a prompt → a mask. */
	MASK_DECODER("mask-decoder", weights -> MaskDecoderGraph.build(weights, GraphProbes.OFF)),
	/** Image features, a prompt and a mask to start from → all masks that the decoder offers. */
	MASK_CORRECTION("mask-correction", weights -> MaskCorrectionGraph.build(weights, GraphProbes.OFF)),
	/** A mask → what is remembered of it. */
	MEMORY_ENCODER("memory-encoder", weights -> MemoryEncoderGraph.build(weights, GraphProbes.OFF)),
	/** Image features and memories → conditioned features. */
	MEMORY_ATTENTION("memory-attention", MemoryAttentionGraph::build);

	/** Writes one kind of graph. */
	private interface Author {

		OnnxGraph write(NetworkWeights weights) throws CheckpointException;
	}

	private final String label;
	private final Author author;

	Network(final String label, final Author author) {
		this.label = label;
		this.author = author;
	}

	/** Short name for files and messages, such as {@code vision-encoder}. */
	public String label() {
		return label;
	}

	/** Writes the graph, without probes. */
	public OnnxGraph graph(final NetworkWeights weights) throws CheckpointException {
		return author.write(weights);
	}
}

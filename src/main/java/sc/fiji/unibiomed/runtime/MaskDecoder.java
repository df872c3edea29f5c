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
package sc.fiji.unibiomed.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.unibiomed.network.sam2.ImageEncoderGraph;
import sc.fiji.unibiomed.network.sam2.MaskDecoderGraph;
import sc.fiji.unibiomed.network.sam2.SegmentPromptGraph;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.runtime.session.NativeHandles;
import sc.fiji.unibiomed.runtime.session.NetworkSession;
import sc.fiji.unibiomed.runtime.session.Tensor;
import sc.fiji.unibiomed.util.Cancellation;

/** Image features and the hidden state of a {@code [SEG]} token → a mask. */
public final class MaskDecoder implements AutoCloseable {

	private static final Set<String> OUTPUTS = Set.of(MaskDecoderGraph.LOGITS, MaskDecoderGraph.PREDICTED_IOU,
		MaskDecoderGraph.OBJECT_SCORE, MaskDecoderGraph.OBJECT_POINTER);

	private final NetworkSession prompter;
	private final NetworkSession decoder;
	private final NativeHandles handles;
	private final FiniteCheck check;

	MaskDecoder(final OnnxGraph prompter, final OnnxGraph decoder, final FiniteCheck check,
		final NativeHandles handles)
	{
		this.prompter = new NetworkSession(prompter, check.options(), handles);
		this.decoder = new NetworkSession(decoder, check.options(), handles);
		this.check = check;
		this.handles = handles;
	}

	/**
	 * The mask of what a {@code [SEG]} token speaks of.
	 *
	 * @param segHidden hidden state of the token, as wide as the language model
	 * @throws sc.fiji.unibiomed.runtime.failure.NotFiniteException if a value is no finite number
	 */
	public MaskPrediction decode(final ImageFeatures features, final float[] segHidden,
		final Cancellation cancellation)
	{
		try (Tensor prompt = prompt(segHidden, SegmentPromptGraph.PROMPT, cancellation)) {
			return decode(features, features.embedding(), prompt, cancellation);
		}
	}

	/** The mask of an object that is followed by memory: {@code conditioned} is what the memory attention returned. */
	MaskPrediction follow(final ImageFeatures features, final Tensor conditioned, final float[] segHidden,
		final Cancellation cancellation)
	{
		try (Tensor prompt = prompt(segHidden, SegmentPromptGraph.UNPROMPTED, cancellation)) {
			return decode(features, conditioned, prompt, cancellation);
		}
	}

	/** The last of the prompt's tokens, after those that stand for no points. */
	float[] languageEmbedding(final float[] segHidden, final Cancellation cancellation) {
		try (Tensor prompt = prompt(segHidden, SegmentPromptGraph.PROMPT, cancellation)) {
			final float[] tokens = prompt.toArray();
			return Arrays.copyOfRange(tokens, tokens.length - tokens.length / SegmentPromptGraph.PROMPTS,
				tokens.length);
		}
	}

	private Tensor prompt(final float[] segHidden, final String output, final Cancellation cancellation) {
		try (Tensor hidden = Tensor.floats(handles, 1, segHidden.length)) {
			hidden.floats().put(segHidden);
			return prompter.run(Map.of(SegmentPromptGraph.INPUT, hidden), Set.of(output), cancellation).get(output);
		}
	}

	private MaskPrediction decode(final ImageFeatures features, final Tensor embedding, final Tensor prompt,
		final Cancellation cancellation)
	{
		final Map<String, Tensor> results = decoder
			.run(
				Map.of(MaskDecoderGraph.IMAGE_EMBEDDING, embedding, ImageEncoderGraph.LEVEL0, features.level0(),
					ImageEncoderGraph.LEVEL1, features.level1(), MaskDecoderGraph.PROMPT, prompt),
				OUTPUTS, cancellation);
		try {
			final float[] logits = results.get(MaskDecoderGraph.LOGITS).toArray();
			final float[] iou = results.get(MaskDecoderGraph.PREDICTED_IOU).toArray();
			final float[] score = results.get(MaskDecoderGraph.OBJECT_SCORE).toArray();
			final float[] pointer = results.get(MaskDecoderGraph.OBJECT_POINTER).toArray();
			for (final float[] values : List.of(logits, iou, score, pointer)) {
				check.require(values, "mask decoder");
			}
			return new MaskPrediction(logits, (int) Math.sqrt(logits.length), iou[0], score[0], pointer);
		}
		finally {
			results.values().forEach(Tensor::close);
		}
	}

	@Override
	public void close() {
		decoder.close();
		prompter.close();
	}
}

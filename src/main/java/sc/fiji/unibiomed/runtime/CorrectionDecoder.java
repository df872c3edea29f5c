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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.sam2.ImageEncoderGraph;
import sc.fiji.unibiomed.network.sam2.MaskCorrectionGraph;
import sc.fiji.unibiomed.network.sam2.MaskDecoderGraph;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.runtime.session.NativeHandles;
import sc.fiji.unibiomed.runtime.session.NetworkSession;
import sc.fiji.unibiomed.runtime.session.Tensor;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Image features with points, a mask to start from, and words → all masks that the decoder offers. Which of them is
 * taken, and in which pixels points are given, is decided by {@code interpret.correction}.
 */
public final class CorrectionDecoder implements AutoCloseable {

	private static final Set<String> OUTPUTS = Set.of(MaskCorrectionGraph.CANDIDATES,
		MaskCorrectionGraph.PREDICTED_IOUS, MaskCorrectionGraph.OBJECT_SCORE, MaskCorrectionGraph.OBJECT_POINTERS);

	private static final PromptPoints NO_POINTS = new PromptPoints(new float[0], new int[0]);
	private static final String NO_OBJECT = "grounding_encoder.sam2_model.no_obj_ptr";
	/** The reference's object score of a mask that the user drew; as much below 0 if it is empty. */
	private static final float OWN_MASK_SCORE = 10;

	private final NetworkSession decoder;
	private final PointEncoder points;
	private final MaskDownsampling ownMasks;
	private final float[] noObject;
	private final MaskDecoder words;
	private final NativeHandles handles;
	private final FiniteCheck check;
	private final int width;
	private final int side;

	CorrectionDecoder(final OnnxGraph decoder, final Checkpoint checkpoint, final MaskDecoder words,
		final FiniteCheck check, final NativeHandles handles) throws CheckpointException
	{
		this.points = new PointEncoder(checkpoint);
		this.ownMasks = new MaskDownsampling(checkpoint.weights());
		this.noObject = checkpoint.weights().floats(NO_OBJECT);
		this.decoder = new NetworkSession(decoder, check.options(), handles);
		this.words = words;
		this.handles = handles;
		this.check = check;
		this.width = checkpoint.config().sam2().hiddenDim();
		this.side = checkpoint.config().sam2().imageSize() / 4;
	}

	/** Height and width of mask logits, those that go in and those that come out. */
	public int maskSide() {
		return side;
	}

	/**
	 * What a {@code [SEG]} token says to SAM 2.
	 *
	 * @param segHidden hidden state of the token, as wide as the language model
	 * @return as wide as SAM 2
	 */
	public float[] languageEmbedding(final float[] segHidden, final Cancellation cancellation) {
		return words.languageEmbedding(segHidden, cancellation);
	}

	/**
	 * Decodes one prompt.
	 *
	 * @param given may be none
	 * @param maskLogits mask to start from, {@link #maskSide} × {@link #maskSide}; {@code null} for none
	 * @param language from {@link #languageEmbedding}; {@code null} to decode without words
	 * @throws sc.fiji.unibiomed.runtime.failure.NotFiniteException if a value is no finite number
	 */
	public MaskCandidates decode(final ImageFeatures features, final PromptPoints given, final float[] maskLogits,
		final float[] language, final Cancellation cancellation)
	{
		return decode(features, features.embedding(), given, maskLogits, language, cancellation);
	}

	/** The same with other features of the coarse level, such as those that the memory attention returned. */
	MaskCandidates decode(final ImageFeatures features, final Tensor embedding, final PromptPoints given,
		final float[] maskLogits, final float[] language, final Cancellation cancellation)
	{
		if (maskLogits != null && maskLogits.length != side * side) {
			throw new IllegalArgumentException(
				"A mask prompt has " + side + " × " + side + " logits, not " + maskLogits.length);
		}
		final float[] sparse = sparsePrompt(given, language);
		try (Tensor prompt = Tensor.floats(handles, 1, sparse.length / width, width);
			Tensor mask = Tensor.floats(handles, 1, 1, side, side);
			Tensor hasMask = Tensor.floats(handles, 1))
		{
			prompt.floats().put(sparse);
			if (maskLogits != null) {
				mask.floats().put(maskLogits);
				hasMask.floats().put(1);
			}
			final Map<String, Tensor> results = decoder.run(
				Map.of(ImageEncoderGraph.EMBEDDING, embedding, ImageEncoderGraph.LEVEL0, features.level0(),
					ImageEncoderGraph.LEVEL1, features.level1(), MaskDecoderGraph.PROMPT, prompt,
					MaskCorrectionGraph.MASK_PROMPT, mask, MaskCorrectionGraph.HAS_MASK_PROMPT, hasMask),
				OUTPUTS, cancellation);
			try {
				return candidates(results);
			}
			finally {
				results.values().forEach(Tensor::close);
			}
		}
	}

	/**
	 * A mask that the user drew, as if the decoder had drawn it, so that other frames can remember it. The mask itself
	 * stays as it is.
	 *
	 * @param mask four times {@link #maskSide} high and wide, 1 inside and 0 outside
	 * @param logits the same mask as logits, {@link #maskSide} × {@link #maskSide}
	 * @throws sc.fiji.unibiomed.runtime.failure.NotFiniteException if a value is no finite number
	 */
	public MaskPrediction adopt(final ImageFeatures features, final float[] mask, final float[] logits,
		final Cancellation cancellation)
	{
		for (final float inside : mask) {
			if (inside > 0) {
				// As in the reference: without the "no memory" embedding, without words, and from mask 0.
				final float[] pointer = decode(features, features.level2(), NO_POINTS, ownMasks.apply(mask, side), null,
					cancellation).pointers().get(0);
				return new MaskPrediction(logits, side, 1, OWN_MASK_SCORE, pointer);
			}
		}
		return new MaskPrediction(logits, side, 1, -OWN_MASK_SCORE, noObject.clone());
	}

	/** Points, padding and words in the reference's order: tokens × width. */
	float[] sparsePrompt(final PromptPoints given, final float[] language) {
		final float[] tokens = points.encode(given);
		if (language == null) {
			return tokens;
		}
		final float[] all = Arrays.copyOf(tokens, tokens.length + width);
		System.arraycopy(language, 0, all, tokens.length, width);
		return all;
	}

	private MaskCandidates candidates(final Map<String, Tensor> results) {
		final float[] logits = checked(results, MaskCorrectionGraph.CANDIDATES);
		final float[] ious = checked(results, MaskCorrectionGraph.PREDICTED_IOUS);
		final float[] score = checked(results, MaskCorrectionGraph.OBJECT_SCORE);
		final float[] pointers = checked(results, MaskCorrectionGraph.OBJECT_POINTERS);
		return new MaskCandidates(rows(logits, side * side), side, ious, score[0], rows(pointers, width));
	}

	private float[] checked(final Map<String, Tensor> results, final String output) {
		final float[] values = results.get(output).toArray();
		check.require(values, "mask decoder");
		return values;
	}

	private static List<float[]> rows(final float[] values, final int length) {
		final List<float[]> rows = new ArrayList<>();
		for (int from = 0; from < values.length; from += length) {
			rows.add(Arrays.copyOfRange(values, from, from + length));
		}
		return List.copyOf(rows);
	}

	@Override
	public void close() {
		decoder.close();
	}
}

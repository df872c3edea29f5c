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
package sc.fiji.unibiomed.interpret.correction;

import java.math.BigDecimal;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.interpret.drawing.SizedMask;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.runtime.CorrectionDecoder;
import sc.fiji.unibiomed.runtime.ImageFeatures;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.MaskCandidates;
import sc.fiji.unibiomed.runtime.MaskPrediction;
import sc.fiji.unibiomed.runtime.PromptPoints;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Draws objects of one image again, with points, a box or a mask, and the words that led to them or without. It costs
 * one run of the mask decoder: the image is not encoded again. Keeps nothing between two corrections; the networks
 * belong to the model. Not for several threads at once.
 *
 * <pre>{@code
 * MaskCorrector corrector = new MaskCorrector(model, picture.width(), picture.height());
 * CorrectedMask liver = corrector.correct(features, segHidden,
 *     CorrectionPrompt.withWords().and(PointPrompt.outside(31, 96)), cancellation);
 * }</pre>
 */
public final class MaskCorrector {

	/** A point may lie on the border: half a pixel before the first pixel's centre, or at the image's width. */
	private static final double MARGIN = 0.5;

	private final LoadedModel model;
	private final int width;
	private final int height;

	/**
	 * @param width of the image in pixels
	 * @param height of the image in pixels
	 */
	public MaskCorrector(final LoadedModel model, final int width, final int height) {
		this.model = model;
		this.width = width;
		this.height = height;
	}

	/**
	 * Draws an object again.
	 *
	 * @param features of the whole image
	 * @param segHidden hidden state of the finding's {@code [SEG]} token, as wide as the language model; may be
	 *            {@code null} if the prompt is without words
	 * @throws PromptException if the prompt says nothing, a point or the box lies outside of the image, or the prompt
	 *             has words and there is no hidden state
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if the network fails
	 */
	public CorrectedMask correct(final ImageFeatures features, final float[] segHidden, final CorrectionPrompt prompt,
		final Cancellation cancellation)
	{
		require(prompt);
		if (!prompt.hasWords()) {
			return decode(features, null, prompt, cancellation);
		}
		if (segHidden == null) {
			throw new PromptException("The words of this finding are not kept any more; correct it without words.");
		}
		return decode(features, model.correctionDecoder().languageEmbedding(segHidden, cancellation), prompt,
			cancellation);
	}

	/**
	 * The user's own mask as what is followed through a stack from here: it is not drawn again.
	 *
	 * @param features of the whole image
	 * @param mask at the image's size; may be empty
	 * @return the mask in logits, and what other frames remember of it
	 */
	public MaskPrediction adopt(final ImageFeatures features, final BinaryMask mask, final Cancellation cancellation) {
		final int encoderSide = model.checkpoint().config().sam2().imageSize();
		return model.correctionDecoder().adopt(features, MaskLogits.atEncoderSize(mask, encoderSide),
			MaskLogits.of(mask, encoderSide).values(), cancellation);
	}

	/** @param language as wide as SAM 2; {@code null} for none */
	CorrectedMask decode(final ImageFeatures features, final float[] language, final CorrectionPrompt prompt,
		final Cancellation cancellation)
	{
		final CorrectionDecoder decoder = model.correctionDecoder();
		final int encoderSide = model.checkpoint().config().sam2().imageSize();
		final PromptPoints points = prompt.scaled(width, height, encoderSide);
		final MaskCandidates candidates = decoder.decode(features, points,
			prompt.mask().map(MaskLogits::values).orElse(null), language, cancellation);
		final MaskChoice choice = MaskChoice.of(candidates, points.count());
		final MaskPrediction chosen = choice.from(candidates);
		return new CorrectedMask(SizedMask.of(chosen, encoderSide, width, height), choice.mask(),
			candidates.predictedIous(), choice.stability(), chosen);
	}

	private void require(final CorrectionPrompt prompt) {
		if (prompt.isEmpty()) {
			throw new PromptException("There is nothing to draw from: give a point, a box, a mask or words.");
		}
		prompt.points().forEach(point -> require("point", point.x(), point.y()));
		prompt.box().ifPresent(box -> {
			require("corner of the box", box.left(), box.top());
			require("corner of the box", box.right(), box.bottom());
		});
	}

	private void require(final String what, final double x, final double y) {
		if (x < -MARGIN || y < -MARGIN || x > width || y > height) {
			throw new PromptException("The " + what + " at " + number(x) + ", " + number(y) +
				" is outside the image, which has " + width + " × " + height + " pixels.");
		}
	}

	private static String number(final double coordinate) {
		return BigDecimal.valueOf(coordinate).stripTrailingZeros().toPlainString();
	}
}

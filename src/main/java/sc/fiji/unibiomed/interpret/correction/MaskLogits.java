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

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.resize.TorchInterpolation;
import sc.fiji.unibiomed.runtime.MaskPrediction;

/**
 * A mask to start from, as SAM 2 takes it: small, and in logits.
 *
 * @param values side × side, row by row; above 0 is inside
 * @param side height and width, a quarter of the image encoder's: 256
 */
public record MaskLogits(float[] values, int side) {

	/** Logits of earlier masks are kept within these bounds. */
	private static final float LIMIT = 32;
	/** From 0 and 1 to logits: inside is 10, outside -10. */
	private static final float SCALE = 20;
	private static final float BIAS = -10;
	/** Logits are as many times smaller than the image encoder's input. */
	private static final int REDUCTION = 4;

	/** @throws IllegalArgumentException if there are not {@code side * side} values, or one is not finite */
	public MaskLogits {
		if (values.length != (long) side * side) {
			throw new IllegalArgumentException(side + " × " + side + " logits, not " + values.length);
		}
		for (final float value : values) {
			if (!Float.isFinite(value)) {
				throw new IllegalArgumentException("A logit is " + value);
			}
		}
	}

	/** What was drawn before, kept within ±32 as the reference does. */
	public static MaskLogits of(final MaskPrediction drawn) {
		final float[] clamped = new float[drawn.logits().length];
		for (int i = 0; i < clamped.length; i++) {
			clamped[i] = Math.max(-LIMIT, Math.min(LIMIT, drawn.logits()[i]));
		}
		return new MaskLogits(clamped, drawn.side());
	}

	/**
	 * The user's own mask, as the reference prepares it for the prompt: resized to the image encoder's input, made
	 * inside and outside again, and reduced from there.
	 *
	 * @param mask at the image's size
	 * @param encoderSide height and width of the image encoder's input in pixels
	 */
	public static MaskLogits of(final BinaryMask mask, final int encoderSide) {
		final float[] large = atEncoderSize(mask, encoderSide);
		for (int i = 0; i < large.length; i++) {
			large[i] = large[i] * SCALE + BIAS;
		}
		final int side = encoderSide / REDUCTION;
		return new MaskLogits(TorchInterpolation.antialiasedBilinear(large, encoderSide, encoderSide, side, side),
			side);
	}

	/** A mask at the size of the image encoder's input, 1 inside and 0 outside. */
	public static float[] atEncoderSize(final BinaryMask mask, final int encoderSide) {
		final float[] own = new float[Math.multiplyExact(mask.width(), mask.height())];
		for (int y = 0, i = 0; y < mask.height(); y++) {
			for (int x = 0; x < mask.width(); x++, i++) {
				own[i] = mask.contains(x, y) ? 1 : 0;
			}
		}
		final float[] large = TorchInterpolation.antialiasedBilinear(own, mask.height(), mask.width(), encoderSide,
			encoderSide);
		for (int i = 0; i < large.length; i++) {
			large[i] = large[i] >= 0.5f ? 1 : 0;
		}
		return large;
	}
}

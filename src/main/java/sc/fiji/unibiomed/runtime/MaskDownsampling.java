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

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.weights.Weights;

/** SAM 2's way from a mask that the user drew to a mask prompt: one convolution over squares of 4 × 4 pixels. */
final class MaskDownsampling {

	private static final String LAYER = "grounding_encoder.sam2_model.mask_downsample.";
	private static final int SQUARE = 4;

	private final float[] weight;
	private final float bias;

	MaskDownsampling(final Weights weights) throws CheckpointException {
		this.weight = weights.floats(LAYER + "weight");
		this.bias = weights.floats(LAYER + "bias")[0];
	}

	/**
	 * @param mask 4·side × 4·side, 1 inside and 0 outside
	 * @return side × side
	 */
	float[] apply(final float[] mask, final int side) {
		final float[] result = new float[side * side];
		for (int y = 0; y < SQUARE * side; y++) {
			for (int x = 0; x < SQUARE * side; x++) {
				result[y / SQUARE * side + x / SQUARE] += weight[y % SQUARE * SQUARE + x % SQUARE] *
					mask[y * SQUARE * side + x];
			}
		}
		for (int i = 0; i < result.length; i++) {
			result[i] += bias;
		}
		return result;
	}
}

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
package sc.fiji.unibiomed.network.internvl;

import sc.fiji.unibiomed.checkpoint.config.LanguageConfig;

/**
 * Cosines and sines of the rotary position embedding (Su et al., arXiv 2104.09864) of the language model, in the
 * float32 arithmetic of the reference: the angle is the float32 product of position and frequency, as its rounding is
 * what the reference's own tables contain.
 *
 * @param positions number of positions
 * @param frequencies half the head size
 * @param cos positions × frequencies
 * @param sin positions × frequencies
 */
record RotaryTable(int positions, int frequencies, float[] cos, float[] sin) {

	static RotaryTable of(final LanguageConfig config) {
		final int positions = config.maxPositions();
		final int dimension = config.headDim();
		final int frequencies = dimension / 2;
		final float[] cos = new float[positions * frequencies];
		final float[] sin = new float[positions * frequencies];
		for (int f = 0; f < frequencies; f++) {
			final float exponent = 2f * f / dimension;
			final float frequency = 1f / (float) Math.pow((float) config.ropeTheta(), exponent);
			for (int p = 0; p < positions; p++) {
				final float angle = p * frequency;
				cos[p * frequencies + f] = (float) Math.cos(angle);
				sin[p * frequencies + f] = (float) Math.sin(angle);
			}
		}
		return new RotaryTable(positions, frequencies, cos, sin);
	}
}

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

/**
 * The fixed sine encoding of image positions that SAM 2 takes from DETR (Carion et al., arXiv 2005.12872): positions
 * scaled to (0, 2π], temperature 10,000, the first half of the channels for y, the second for x.
 */
public final class SinePosition {

	private static final float TEMPERATURE = 10_000;
	private static final float EPSILON = 1e-6f;

	private SinePosition() {}

	/** Positions row by row × channels, for a square grid. Float32 steps as in the reference. */
	public static float[] grid(final int side, final int channels) {
		final int half = channels / 2;
		final float[][] encoded = new float[side][half];
		for (int p = 0; p < side; p++) {
			final float scaled = (p + 1) / (side + EPSILON) * (float) (2 * Math.PI);
			for (int c = 0; c < half; c++) {
				final float wavelength = (float) Math.pow(TEMPERATURE, 2f * (c / 2) / half);
				final float angle = scaled / wavelength;
				encoded[p][c] = (float) (c % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
			}
		}
		final float[] result = new float[side * side * channels];
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				final int at = (y * side + x) * channels;
				System.arraycopy(encoded[y], 0, result, at, half);
				System.arraycopy(encoded[x], 0, result, at + half, half);
			}
		}
		return result;
	}
}

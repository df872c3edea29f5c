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
package sc.fiji.unibiomed.image.resize;

/**
 * How each position of a resized row (or column) is made of the positions of the original one, as in Pillow's
 * {@code precompute_coeffs} and {@code normalize_coeffs_8bpc} ({@code src/libImaging/Resample.c}) with its bicubic
 * filter.
 *
 * @param first for each output position, the first input position that contributes; never decreases
 * @param weights for each output position, the weights of the input positions from there on, as fixed-point numbers
 *           with {@link #FRACTION_BITS} bits after the point
 */
record ResampleWeights(int[] first, int[][] weights) {

	/** Pillow's {@code PRECISION_BITS}: 32 bits less 8 for the sample and 2 for sums beyond the range. */
	static final int FRACTION_BITS = 32 - 8 - 2;

	/** The bicubic filter is zero at this distance and beyond. */
	private static final double SUPPORT = 2;

	/** The free parameter of the bicubic convolution; Pillow's choice. */
	private static final double A = -0.5;

	/**
	 * The weights to resize a line.
	 *
	 * @param inputSize length of the original line
	 * @param outputSize length of the resized line
	 */
	static ResampleWeights bicubic(final int inputSize, final int outputSize) {
		final double scale = (double) inputSize / outputSize;
		// A filter as wide as the gap between the samples would alias when shrinking; so it grows with the scale.
		final double filterScale = Math.max(scale, 1);
		final double support = SUPPORT * filterScale;
		final double inverseScale = 1 / filterScale;

		final int[] first = new int[outputSize];
		final int[][] weights = new int[outputSize][];
		for (int i = 0; i < outputSize; i++) {
			final double center = (i + 0.5) * scale;
			final int begin = Math.max((int) (center - support + 0.5), 0);
			final int end = Math.min((int) (center + support + 0.5), inputSize);
			final double[] exact = new double[end - begin];
			double sum = 0;
			for (int k = 0; k < exact.length; k++) {
				exact[k] = filter((k + begin - center + 0.5) * inverseScale);
				sum += exact[k];
			}
			first[i] = begin;
			weights[i] = new int[exact.length];
			for (int k = 0; k < exact.length; k++)
				weights[i][k] = toFixedPoint(sum == 0 ? exact[k] : exact[k] / sum);
		}
		return new ResampleWeights(first, weights);
	}

	/** The number of output positions. */
	int size() {
		return first.length;
	}

	/** The largest number of input positions that one output position is made of. */
	int maxTaps() {
		int max = 0;
		for (final int[] taps : weights)
			max = Math.max(max, taps.length);
		return max;
	}

	private static double filter(final double distance) {
		final double x = Math.abs(distance);
		if (x < 1) return ((A + 2) * x - (A + 3)) * x * x + 1;
		if (x < SUPPORT) return (((x - 5) * x + 8) * x - 4) * A;
		return 0;
	}

	private static int toFixedPoint(final double weight) {
		final double scaled = weight * (1 << FRACTION_BITS);
		return (int) (weight < 0 ? scaled - 0.5 : scaled + 0.5);
	}
}

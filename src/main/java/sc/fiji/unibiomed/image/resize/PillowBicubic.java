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

import java.util.Arrays;

import sc.fiji.unibiomed.image.RgbImage;

/**
 * Resizes pictures to the very bytes that Pillow's {@code Image.resize(size, Image.BICUBIC)} gives
 * ({@code src/libImaging/Resample.c}): antialiased when shrinking, rows before columns, 8 bits between the two, integer
 * arithmetic. The networks were trained on such pictures, and a check against recorded data is only possible without
 * any rounding difference.
 */
public final class PillowBicubic {

	private static final int CHANNELS = RgbImage.CHANNELS;

	private static final int HALF = 1 << ResampleWeights.FRACTION_BITS - 1;

	private PillowBicubic() {}

	/**
	 * Resizes a picture; the aspect ratio is not kept. A side whose length stays is not filtered, so the same size
	 * gives the same pixels.
	 *
	 * @param image any picture
	 * @param width new width in pixels, at least 1
	 * @param height new height in pixels, at least 1
	 * @throws IllegalArgumentException if a new side is not positive, or the new picture is too large
	 */
	public static RgbImage resize(final RgbImage image, final int width, final int height) {
		final byte[] resized = new byte[RgbImage.length(width, height)];
		final RowSource rows = new RowSource(image, width);
		if (height == image.height()) {
			for (int y = 0; y < height; y++)
				rows.copyTo(y, resized, y * rows.length);
		}
		else {
			resizeColumns(rows, ResampleWeights.bicubic(image.height(), height), resized);
		}
		return new RgbImage(width, height, resized);
	}

	private static void resizeColumns(final RowSource rows, final ResampleWeights weights, final byte[] resized) {
		// Neighbouring output rows share input rows: each is resized once and kept only as long as it is needed.
		final byte[][] window = new byte[weights.maxTaps()][rows.length];
		final int[] sums = new int[rows.length];
		int next = 0;
		for (int y = 0; y < weights.size(); y++) {
			final int first = weights.first()[y];
			final int[] taps = weights.weights()[y];
			for (next = Math.max(next, first); next < first + taps.length; next++)
				rows.copyTo(next, window[next % window.length], 0);
			Arrays.fill(sums, HALF);
			for (int k = 0; k < taps.length; k++)
				addWeighted(window[(first + k) % window.length], taps[k], sums);
			final int offset = y * rows.length;
			for (int i = 0; i < sums.length; i++)
				resized[offset + i] = toByte(sums[i]);
		}
	}

	private static void addWeighted(final byte[] row, final int weight, final int[] sums) {
		for (int i = 0; i < sums.length; i++)
			sums[i] += weight * (row[i] & 0xff);
	}

	private static byte toByte(final int fixedPoint) {
		return (byte) Math.min(Math.max(fixedPoint >> ResampleWeights.FRACTION_BITS, 0), 255);
	}

	/** The rows of a picture at their new width. */
	private static final class RowSource {

		private final int inputLength;
		private final byte[] input;
		/** Null when the width stays. */
		private final ResampleWeights weights;
		/** Bytes of a row at its new width. */
		private final int length;

		private RowSource(final RgbImage image, final int width) {
			inputLength = CHANNELS * image.width();
			input = image.pixels();
			weights = width == image.width() ? null : ResampleWeights.bicubic(image.width(), width);
			length = CHANNELS * width;
		}

		private void copyTo(final int y, final byte[] target, final int targetOffset) {
			final int row = y * inputLength;
			if (weights == null) {
				System.arraycopy(input, row, target, targetOffset, length);
				return;
			}
			int out = targetOffset;
			for (int x = 0; x < weights.size(); x++) {
				int red = HALF;
				int green = HALF;
				int blue = HALF;
				int in = row + CHANNELS * weights.first()[x];
				for (final int weight : weights.weights()[x]) {
					red += weight * (input[in] & 0xff);
					green += weight * (input[in + 1] & 0xff);
					blue += weight * (input[in + 2] & 0xff);
					in += CHANNELS;
				}
				target[out++] = toByte(red);
				target[out++] = toByte(green);
				target[out++] = toByte(blue);
			}
		}
	}
}

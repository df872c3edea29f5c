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

/**
 * PyTorch's {@code F.interpolate} for one plane, with {@code align_corners=False}, in float32 arithmetic
 * ({@code aten/src/ATen/native/UpSample.h}). Without antialiasing where its name does not say otherwise. All planes are
 * row-major.
 */
public final class TorchInterpolation {

	/** The free parameter of the bicubic convolution; PyTorch's choice, which is not Pillow's. */
	private static final float A = -0.75f;

	private TorchInterpolation() {}

	/**
	 * Bilinear interpolation.
	 *
	 * @param source {@code height * width} values
	 * @param height of the source
	 * @param width of the source
	 * @param outHeight new height, at least 1
	 * @param outWidth new width, at least 1
	 * @return {@code outHeight * outWidth} values
	 * @throws IllegalArgumentException if a size is not positive, or the source has another length
	 */
	public static float[] bilinear(final float[] source, final int height, final int width, final int outHeight,
		final int outWidth)
	{
		checkSizes(source.length, height, width, outHeight, outWidth);
		return weighted(source, width, linearTaps(height, outHeight), linearTaps(width, outWidth));
	}

	/**
	 * Bilinear interpolation with {@code antialias=True}: where a side becomes smaller, each value is a mean over all
	 * of the source that it stands for.
	 *
	 * @param source {@code height * width} values
	 * @param height of the source
	 * @param width of the source
	 * @param outHeight new height, at least 1
	 * @param outWidth new width, at least 1
	 * @return {@code outHeight * outWidth} values
	 * @throws IllegalArgumentException if a size is not positive, or the source has another length
	 */
	public static float[] antialiasedBilinear(final float[] source, final int height, final int width,
		final int outHeight, final int outWidth)
	{
		checkSizes(source.length, height, width, outHeight, outWidth);
		return weighted(source, width, antialiasedTaps(height, outHeight), antialiasedTaps(width, outWidth));
	}

	/** Takes one row of a resized plane after the other. */
	@FunctionalInterface
	public interface Rows {

		/** @param values of the row; reused for the next one */
		void row(int y, float[] values);
	}

	/**
	 * {@link #bilinear}, row by row from the top: the same values, without an array for all of them.
	 *
	 * @throws IllegalArgumentException if a size is not positive, or the source has another length
	 */
	public static void bilinearRows(final float[] source, final int height, final int width, final int outHeight,
		final int outWidth, final Rows rows)
	{
		checkSizes(source.length, height, width, outHeight, outWidth);
		final float[] wide = alongRows(source, width, linearTaps(width, outWidth));
		final Taps taps = linearTaps(height, outHeight);
		final float[] row = new float[outWidth];
		for (int y = 0; y < outHeight; y++) {
			Arrays.fill(row, 0);
			addWeighted(wide, taps.positions[y], taps.weights[y], row, 0, outWidth);
			rows.row(y, row);
		}
	}

	/**
	 * Bicubic interpolation with A = -0.75; values beyond the border repeat the border.
	 *
	 * @param source {@code height * width} values
	 * @param height of the source
	 * @param width of the source
	 * @param outHeight new height, at least 1
	 * @param outWidth new width, at least 1
	 * @return {@code outHeight * outWidth} values
	 * @throws IllegalArgumentException if a size is not positive, or the source has another length
	 */
	public static float[] bicubic(final float[] source, final int height, final int width, final int outHeight,
		final int outWidth)
	{
		checkSizes(source.length, height, width, outHeight, outWidth);
		return weighted(source, width, cubicTaps(height, outHeight), cubicTaps(width, outWidth));
	}

	/**
	 * Nearest neighbour, in PyTorch's sense: the source position is the output position times the ratio of the sizes,
	 * rounded down.
	 *
	 * @param source {@code height * width} values
	 * @param height of the source
	 * @param width of the source
	 * @param outHeight new height, at least 1
	 * @param outWidth new width, at least 1
	 * @return {@code outHeight * outWidth} values
	 * @throws IllegalArgumentException if a size is not positive, or the source has another length
	 */
	public static byte[] nearest(final byte[] source, final int height, final int width, final int outHeight,
		final int outWidth)
	{
		checkSizes(source.length, height, width, outHeight, outWidth);
		final int[] rows = nearestPositions(height, outHeight);
		final int[] columns = nearestPositions(width, outWidth);
		final byte[] result = new byte[Math.multiplyExact(outHeight, outWidth)];
		int out = 0;
		for (final int row : rows) {
			for (final int column : columns)
				result[out++] = source[row * width + column];
		}
		return result;
	}

	/** For each output position, the source position that {@link #nearest} takes. */
	static int[] nearestPositions(final int size, final int outSize) {
		final float scale = (float) size / outSize;
		final int[] positions = new int[outSize];
		for (int i = 0; i < outSize; i++)
			positions[i] = Math.min((int) (i * scale), size - 1);
		return positions;
	}

	/** For each output position, the source positions it is made of and their weights. */
	private record Taps(int[][] positions, float[][] weights) {

		private Taps(final int count) {
			this(new int[count][], new float[count][]);
		}
	}

	private static Taps linearTaps(final int size, final int outSize) {
		final float scale = (float) size / outSize;
		final Taps taps = new Taps(outSize);
		for (int i = 0; i < outSize; i++) {
			final double center = Math.max(sourcePosition(i, scale), 0);
			final int low = Math.min((int) center, size - 1);
			final float fraction = (float) Math.min(center - low, 1);
			taps.positions[i] = new int[] { low, Math.min(low + 1, size - 1) };
			taps.weights[i] = new float[] { 1 - fraction, fraction };
		}
		return taps;
	}

	/** A triangle as wide as the step between output positions, measured in the source, and no narrower than there. */
	private static Taps antialiasedTaps(final int size, final int outSize) {
		final float scale = (float) size / outSize;
		final float support = Math.max(scale, 1);
		final float inverse = 1 / support;
		final Taps taps = new Taps(outSize);
		for (int i = 0; i < outSize; i++) {
			final float center = (float) (scale * (i + 0.5));
			final int begin = Math.max((int) (center - support + 0.5), 0);
			final int end = Math.min((int) (center + support + 0.5), size);
			taps.positions[i] = new int[end - begin];
			taps.weights[i] = new float[end - begin];
			float sum = 0;
			for (int k = 0; k < end - begin; k++) {
				taps.positions[i][k] = begin + k;
				final float distance = Math.abs((float) ((begin + k - center + 0.5) * inverse));
				taps.weights[i][k] = Math.max(1 - distance, 0);
				sum += taps.weights[i][k];
			}
			for (int k = 0; k < end - begin; k++)
				taps.weights[i][k] /= sum;
		}
		return taps;
	}

	private static Taps cubicTaps(final int size, final int outSize) {
		final float scale = (float) size / outSize;
		final Taps taps = new Taps(outSize);
		for (int i = 0; i < outSize; i++) {
			final double center = sourcePosition(i, scale);
			final int low = (int) Math.floor(center);
			final float fraction = (float) (center - low);
			taps.positions[i] = new int[4];
			for (int k = 0; k < 4; k++)
				taps.positions[i][k] = Math.min(Math.max(low - 1 + k, 0), size - 1);
			taps.weights[i] = new float[] { //
				outerCubic(fraction + 1), innerCubic(fraction), innerCubic(1 - fraction), outerCubic(2 - fraction) };
		}
		return taps;
	}

	/**
	 * Where an output pixel's centre lies in the source. PyTorch keeps the scale in single precision and calculates the
	 * position in double precision; the recorded data tell the difference.
	 */
	private static double sourcePosition(final int position, final float scale) {
		return scale * (position + 0.5) - 0.5;
	}

	private static float innerCubic(final float x) {
		return ((A + 2) * x - (A + 3)) * x * x + 1;
	}

	private static float outerCubic(final float x) {
		return ((A * x - 5 * A) * x + 8 * A) * x - 4 * A;
	}

	/** Resizes along the rows, then along the columns; float sums depend on the order, and this is PyTorch's. */
	private static float[] weighted(final float[] source, final int width, final Taps rows, final Taps columns) {
		return alongColumns(alongRows(source, width, columns), columns.positions.length, rows);
	}

	private static float[] alongRows(final float[] source, final int width, final Taps columns) {
		final int height = source.length / width;
		final int outWidth = columns.positions.length;
		final float[] result = new float[Math.multiplyExact(height, outWidth)];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < outWidth; x++) {
				final int[] positions = columns.positions[x];
				final float[] weights = columns.weights[x];
				float value = 0;
				for (int k = 0; k < positions.length; k++)
					value += weights[k] * source[y * width + positions[k]];
				result[y * outWidth + x] = value;
			}
		}
		return result;
	}

	private static float[] alongColumns(final float[] source, final int width, final Taps rows) {
		final int outHeight = rows.positions.length;
		final float[] result = new float[Math.multiplyExact(outHeight, width)];
		for (int y = 0; y < outHeight; y++)
			addWeighted(source, rows.positions[y], rows.weights[y], result, y * width, width);
		return result;
	}

	/** Adds weighted rows of a plane to a row that starts somewhere in a target. */
	private static void addWeighted(final float[] source, final int[] rows, final float[] weights, final float[] target,
		final int offset, final int width)
	{
		for (int k = 0; k < rows.length; k++) {
			final float weight = weights[k];
			final int row = rows[k] * width;
			for (int x = 0; x < width; x++)
				target[offset + x] += weight * source[row + x];
		}
	}

	private static void checkSizes(final int length, final int height, final int width, final int outHeight,
		final int outWidth)
	{
		if (height < 1 || width < 1 || outHeight < 1 || outWidth < 1)
			throw new IllegalArgumentException(
				"Cannot resize " + height + " x " + width + " values to " + outHeight + " x " + outWidth);
		if (length != (long) height * width)
			throw new IllegalArgumentException(
				"A plane of " + height + " x " + width + " has " + (long) height * width + " values, not " + length);
	}
}

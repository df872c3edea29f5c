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
package sc.fiji.unibiomed.interpret.demo;

import java.util.Arrays;

import sc.fiji.unibiomed.image.RgbImage;

/**
 * A picture that is measured.
 * <p>
 * Noise is estimated as in J. Immerkær, Fast noise variance estimation, Computer Vision and Image Understanding 64
 * (1996): what a difference of two Laplacians, which no straight edge changes, leaves of the picture. Here it is the
 * median of the sizes, times 1.4826 for normally distributed noise, so that edges count even less.
 */
final class MeasuredPicture {

	private static final int SQUARE = 8;
	private static final double CENTRE_RADIUS = 0.2;
	private static final double CORNER_RADIUS = 0.56;
	/** From a median of sizes to a standard deviation, of normally distributed values. */
	private static final double MEDIAN_TO_DEVIATION = 1.4826;
	/** The square root of the sum of the squares of the operator's nine weights. */
	private static final double WEIGHT = 6;
	/** Edges beyond this are cut off where neighbours are compared, so that they do not stand for noise. */
	private static final float LARGEST_NOISE = 120;
	/** The operator's largest result is 8 times 255; counted in halves. */
	private static final int SIZES = 2 * 8 * 255 + 1;

	private final int width;
	private final int height;
	private final float[] brightness;
	private final float[] redMinusGreen;
	private final double colour;

	/** @param image at least 32 pixels wide and high */
	MeasuredPicture(final RgbImage image) {
		width = image.width();
		height = image.height();
		final int count = width * height;
		brightness = new float[count];
		redMinusGreen = new float[count];
		final byte[] pixels = image.pixels();
		double colourful = 0;
		for (int i = 0; i < count; i++) {
			final int red = pixels[3 * i] & 0xff;
			final int green = pixels[3 * i + 1] & 0xff;
			final int blue = pixels[3 * i + 2] & 0xff;
			brightness[i] = (red + green + blue) / 3f;
			redMinusGreen[i] = red - green;
			colourful += Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
		}
		colour = colourful / count;
	}

	double brightness() {
		return meanBetween(0, 1);
	}

	double contrast() {
		final double mean = brightness();
		double sum = 0;
		for (final float value : brightness) {
			sum += (value - mean) * (value - mean);
		}
		return Math.sqrt(sum / brightness.length);
	}

	double colour() {
		return colour;
	}

	double centre() {
		return meanBetween(0, CENTRE_RADIUS);
	}

	double corners() {
		return meanBetween(CORNER_RADIUS, 1);
	}

	/** @param from distance from the middle, in sides of the picture */
	private double meanBetween(final double from, final double to) {
		double sum = 0;
		long count = 0;
		for (int y = 0; y < height; y++) {
			final double down = (y + 0.5) / height - 0.5;
			for (int x = 0; x < width; x++) {
				final double right = (x + 0.5) / width - 0.5;
				final double distance = Math.sqrt(right * right + down * down);
				if (distance >= from && distance < to) {
					sum += brightness[y * width + x];
					count++;
				}
			}
		}
		return sum / count;
	}

	/** @param step 1 for neighbours, 2 for every second pixel */
	double noise(final int step) {
		return noise(brightness, step);
	}

	double colourNoise() {
		return noise(redMinusGreen, 1);
	}

	private double noise(final float[] values, final int step) {
		final int[] sizes = new int[SIZES];
		int count = 0;
		for (int y = step; y < height - step; y++) {
			for (int x = step; x < width - step; x++) {
				sizes[Math.min(SIZES - 1, (int) (2 * Math.abs(change(values, x, y, step))))]++;
				count++;
			}
		}
		int size = 0;
		for (int below = sizes[0]; below < (count + 1) / 2; below += sizes[size]) {
			size++;
		}
		return size / 2.0 * MEDIAN_TO_DEVIATION / WEIGHT;
	}

	/** The difference of two Laplacians; see Immerkær. */
	private float change(final float[] values, final int x, final int y, final int step) {
		final int above = (y - step) * width + x;
		final int here = y * width + x;
		final int below = (y + step) * width + x;
		return values[above - step] - 2 * values[above] + values[above + step] - 2 * values[here - step] +
			4 * values[here] - 2 * values[here + step] + values[below - step] - 2 * values[below] +
			values[below + step];
	}

	double grain() {
		final int columns = width - 2;
		final int rows = height - 2;
		final float[] noise = new float[columns * rows];
		for (int y = 0; y < rows; y++) {
			for (int x = 0; x < columns; x++) {
				noise[y * columns + x] = Math.max(-LARGEST_NOISE,
					Math.min(LARGEST_NOISE, change(brightness, x + 1, y + 1, 1)));
			}
		}
		double alike = 0;
		double all = 0;
		for (int y = 0; y + 1 < rows; y++) {
			for (int x = 0; x + 1 < columns; x++) {
				final int here = y * columns + x;
				alike += noise[here] * (noise[here + 1] + noise[here + columns]) / 2;
				all += noise[here] * noise[here];
			}
		}
		return all == 0 ? 1 : alike / all;
	}

	double edges() {
		final int columns = width / SQUARE;
		final int rows = height / SQUARE;
		final float[] squares = new float[columns * rows];
		for (int y = 0; y < rows * SQUARE; y++) {
			for (int x = 0; x < columns * SQUARE; x++) {
				squares[y / SQUARE * columns + x / SQUARE] += brightness[y * width + x] / (SQUARE * SQUARE);
			}
		}
		double sum = 0;
		for (int y = 0; y + 1 < rows; y++) {
			for (int x = 0; x + 1 < columns; x++) {
				final int here = y * columns + x;
				sum += Math.abs(squares[here] - squares[here + 1]) + Math.abs(squares[here] - squares[here + columns]);
			}
		}
		return sum / ((rows - 1) * (columns - 1));
	}

	/** All of {@link PictureMeasure}, in its order. */
	double[] values() {
		return Arrays.stream(PictureMeasure.values()).mapToDouble(measure -> measure.of(this)).toArray();
	}
}

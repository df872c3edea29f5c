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
package sc.fiji.unibiomed.image;

import java.util.Arrays;
import java.util.Objects;

/**
 * An 8-bit RGB picture. The array is not copied and must not be changed by anybody afterwards.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param pixels red, green and blue of each pixel in turn, row by row: {@code 3 * width * height} unsigned bytes
 */
public record RgbImage(int width, int height, byte[] pixels) {

	/** The number of colour channels. */
	public static final int CHANNELS = 3;

	/** Some virtual machines keep a few words of an array for themselves. */
	private static final int MAX_ARRAY_LENGTH = Integer.MAX_VALUE - 8;

	/**
	 * @throws IllegalArgumentException if a side is not positive, the picture is too large for one array, or the array
	 *           has another length
	 */
	public RgbImage {
		Objects.requireNonNull(pixels, "pixels");
		final int length = length(width, height);
		if (pixels.length != length)
			throw new IllegalArgumentException(
				"A picture of " + width + " x " + height + " pixels has " + length + " bytes, not " + pixels.length);
	}

	/**
	 * Whether one array can hold a picture of this size.
	 *
	 * @param width in pixels
	 * @param height in pixels
	 */
	public static boolean canHold(final int width, final int height) {
		return width > 0 && height > 0 && (long) width * height <= MAX_ARRAY_LENGTH / CHANNELS;
	}

	/**
	 * The number of bytes of a picture.
	 *
	 * @param width in pixels
	 * @param height in pixels
	 * @throws IllegalArgumentException if a side is not positive, or the picture is too large for one array
	 */
	public static int length(final int width, final int height) {
		if (!canHold(width, height))
			throw new IllegalArgumentException("A picture cannot have " + width + " x " + height +
				" pixels: between 1 and " + MAX_ARRAY_LENGTH / CHANNELS + " pixels are possible");
		return CHANNELS * width * height;
	}

	/**
	 * A copy of a part of this picture.
	 *
	 * @param x left column of the part
	 * @param y top row of the part
	 * @param partWidth in pixels
	 * @param partHeight in pixels
	 * @throws IllegalArgumentException if a side is not positive
	 * @throws IndexOutOfBoundsException if the part is not wholly inside
	 */
	public RgbImage crop(final int x, final int y, final int partWidth, final int partHeight) {
		final byte[] part = new byte[length(partWidth, partHeight)];
		Objects.checkFromIndexSize(x, partWidth, width);
		Objects.checkFromIndexSize(y, partHeight, height);
		final int rowLength = CHANNELS * partWidth;
		for (int row = 0; row < partHeight; row++)
			System.arraycopy(pixels, CHANNELS * ((y + row) * width + x), part, row * rowLength, rowLength);
		return new RgbImage(partWidth, partHeight, part);
	}

	/** Two pictures are equal when their sizes and all their pixels are. */
	@Override
	public boolean equals(final Object other) {
		return other instanceof RgbImage that && width == that.width && height == that.height && //
			Arrays.equals(pixels, that.pixels);
	}

	@Override
	public int hashCode() {
		return 31 * (31 * width + height) + Arrays.hashCode(pixels);
	}

	@Override
	public String toString() {
		return "RgbImage[" + width + " x " + height + "]";
	}
}

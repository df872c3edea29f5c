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
package sc.fiji.unibiomed.interpret.result;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.question.Picture;

/** A frame for people to look at: whole slides are made smaller, and read strip by strip. */
final class ReducedFrame {

	/** From more pixels than this, a frame is made smaller: 192 MiB, which nobody looks at pixel by pixel. */
	private static final long MAX_PIXELS = 64 << 20;
	/** What a frame is made smaller to at most, along its longer side. */
	private static final int SIDE = 4096;
	/** How many rows are read at once, about. */
	private static final int STRIP = 512;

	private ReducedFrame() {}

	/** Side of the square of pixels that becomes one; 1 if the picture is small enough. */
	static int factor(final Picture picture) {
		return (long) picture.width() * picture.height() <= MAX_PIXELS
			? 1
			: (Math.max(picture.width(), picture.height()) - 1) / SIDE + 1;
	}

	/**
	 * A frame, made smaller.
	 *
	 * @param factor side of the square of pixels whose mean becomes one pixel
	 */
	static RgbImage of(final Picture picture, final int frame, final int factor) {
		if (factor == 1) {
			return picture.frame(frame);
		}
		final int width = (picture.width() - 1) / factor + 1;
		final int height = (picture.height() - 1) / factor + 1;
		final byte[] pixels = new byte[RgbImage.length(width, height)];
		// Files keep squares of pixels, which are decoded as a whole: many rows at once read each of them once or
		// twice.
		final int rows = Math.max(1, STRIP / factor);
		for (int row = 0; row < height; row += rows) {
			final int top = row * factor;
			final RgbImage strip = picture.part(frame,
				new Bounds(0, top, picture.width(), Math.min(rows * factor, picture.height() - top)));
			for (int y = 0; y < strip.height(); y += factor) {
				addRow(strip, y, factor, pixels, (row + y / factor) * width * RgbImage.CHANNELS);
			}
		}
		return new RgbImage(width, height, pixels);
	}

	private static void addRow(final RgbImage strip, final int top, final int factor, final byte[] pixels,
		final int from)
	{
		int at = from;
		for (int left = 0; left < strip.width(); left += factor) {
			final Bounds square = new Bounds(left, top, Math.min(factor, strip.width() - left),
				Math.min(factor, strip.height() - top));
			for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
				pixels[at++] = mean(strip, square, channel);
			}
		}
	}

	private static byte mean(final RgbImage strip, final Bounds square, final int channel) {
		long sum = 0;
		for (int y = square.y(); y < square.y() + square.height(); y++) {
			for (int x = square.x(); x < square.x() + square.width(); x++) {
				sum += strip.pixels()[(y * strip.width() + x) * RgbImage.CHANNELS + channel] & 0xff;
			}
		}
		final long count = (long) square.width() * square.height();
		return (byte) ((sum + count / 2) / count);
	}
}

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
package sc.fiji.unibiomed.evaluate.answer;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * Brings a known mask to the size of its image, as {@code eval_seg2D.py} of UniBiomed does: {@code cv2.resize} of a
 * mask of 0 and 255, then everything above 0 is inside. OpenCV interpolates linearly between the four pixels around a
 * place, with pixel centres at halves, and rounds, so that a value of 0.5 or more counts. Thin structures become wider
 * by this.
 */
public final class MaskResize {

	private static final double WHITE = 255;
	private static final double LEAST = 0.5;

	private MaskResize() {}

	/** The mask itself if it has that size. */
	public static BinaryMask to(final BinaryMask mask, final int width, final int height) {
		if (mask.width() == width && mask.height() == height) {
			return mask;
		}
		return BinaryMask.of(width, height, (x, y) -> value(mask, (x + 0.5) * mask.width() / width - 0.5,
			(y + 0.5) * mask.height() / height - 0.5) >= LEAST);
	}

	private static double value(final BinaryMask mask, final double x, final double y) {
		final int left = (int) Math.floor(x);
		final int top = (int) Math.floor(y);
		final double right = x - left;
		final double below = y - top;
		return WHITE * ((1 - below) * ((1 - right) * pixel(mask, left, top) + right * pixel(mask, left + 1, top)) +
			below * ((1 - right) * pixel(mask, left, top + 1) + right * pixel(mask, left + 1, top + 1)));
	}

	/** Pixels outside are those at the border. */
	private static int pixel(final BinaryMask mask, final int x, final int y) {
		return mask.contains(Math.min(Math.max(x, 0), mask.width() - 1), Math.min(Math.max(y, 0), mask.height() - 1))
			? 1
			: 0;
	}
}

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

/**
 * An upright rectangle of pixels: the smallest one around a mask, or a part of a picture. Width and height are 0 for an
 * empty one.
 *
 * @param x left column
 * @param y top row
 */
public record Bounds(int x, int y, int width, int height) {

	/** Nothing. */
	public static final Bounds EMPTY = new Bounds(0, 0, 0, 0);

	/** What both have in common; {@link #EMPTY} for nothing. */
	public Bounds intersection(final Bounds other) {
		final int left = Math.max(x, other.x);
		final int top = Math.max(y, other.y);
		final int right = Math.min(x + width, other.x + other.width);
		final int bottom = Math.min(y + height, other.y + other.height);
		return left < right && top < bottom ? new Bounds(left, top, right - left, bottom - top) : EMPTY;
	}

	/** Whether a pixel is inside. */
	public boolean contains(final int column, final int row) {
		return column >= x && column - x < width && row >= y && row - y < height;
	}

	public boolean isEmpty() {
		return width == 0 || height == 0;
	}
}

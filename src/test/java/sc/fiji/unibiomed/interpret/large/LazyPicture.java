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
package sc.fiji.unibiomed.interpret.large;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.question.Picture;

/** A picture that is painted where it is looked at, and refuses to be there as a whole. */
final class LazyPicture implements Picture {

	/** The colour of each pixel. */
	@FunctionalInterface
	interface Paint {

		/** 0xRRGGBB */
		int at(int x, int y);
	}

	private final int width;
	private final int height;
	private final double pixelAspect;
	private final Paint paint;
	private long pixelsRead;
	private long mostAtOnce;

	LazyPicture(final int width, final int height, final double pixelAspect, final Paint paint) {
		this.width = width;
		this.height = height;
		this.pixelAspect = pixelAspect;
		this.paint = paint;
	}

	/** Number of pixels painted so far. */
	long pixelsRead() {
		return pixelsRead;
	}

	/** The largest part that was asked for, in pixels. */
	long mostAtOnce() {
		return mostAtOnce;
	}

	@Override
	public boolean isStack() {
		return false;
	}

	@Override
	public int frameCount() {
		return 1;
	}

	@Override
	public int width() {
		return width;
	}

	@Override
	public int height() {
		return height;
	}

	@Override
	public double pixelAspect() {
		return pixelAspect;
	}

	@Override
	public RgbImage frame(final int index) {
		throw new AssertionError("The whole image was asked for.");
	}

	@Override
	public RgbImage part(final int index, final Bounds part) {
		final long pixels = (long) part.width() * part.height();
		pixelsRead += pixels;
		mostAtOnce = Math.max(mostAtOnce, pixels);
		final byte[] bytes = new byte[RgbImage.length(part.width(), part.height())];
		int at = 0;
		for (int y = part.y(); y < part.y() + part.height(); y++) {
			for (int x = part.x(); x < part.x() + part.width(); x++) {
				final int colour = paint.at(x, y);
				bytes[at++] = (byte) (colour >> 16);
				bytes[at++] = (byte) (colour >> 8);
				bytes[at++] = (byte) colour;
			}
		}
		return new RgbImage(part.width(), part.height(), bytes);
	}
}

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
package sc.fiji.unibiomed.interpret.view;

import java.lang.ref.SoftReference;
import java.util.List;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.rendering.PlaneRendering;
import sc.fiji.unibiomed.interpret.question.Picture;

/**
 * Planes of an image as the model sees them, rendered when they are needed; the last one is kept as long as memory
 * lasts.
 */
final class RenderedPicture implements Picture {

	private final RawImage image;
	private final List<Position> positions;
	private final boolean isStack;
	private final PlaneRendering rendering;
	private int lastIndex = -1;
	private SoftReference<RgbImage> last = new SoftReference<>(null);

	/**
	 * @param positions the planes, in order
	 * @param isStack whether the model shall see them as a stack
	 * @param rendering how values become colours
	 */
	RenderedPicture(final RawImage image, final List<Position> positions, final boolean isStack,
		final PlaneRendering rendering)
	{
		this.image = image;
		this.positions = List.copyOf(positions);
		this.isStack = isStack;
		this.rendering = rendering;
	}

	@Override
	public boolean isStack() {
		return isStack;
	}

	@Override
	public int frameCount() {
		return positions.size();
	}

	@Override
	public int width() {
		return image.facts().size().width();
	}

	@Override
	public int height() {
		return image.facts().size().height();
	}

	/** Whole frames are asked for several times in a row: by both encoders, and for files. */
	@Override
	public synchronized RgbImage frame(final int index) {
		final RgbImage kept = index == lastIndex ? last.get() : null;
		if (kept != null) {
			return kept;
		}
		final RgbImage frame = rendering.plane(positions.get(index));
		lastIndex = index;
		last = new SoftReference<>(frame);
		return frame;
	}

	@Override
	public RgbImage part(final int index, final Bounds part) {
		return rendering.part(positions.get(index), part);
	}

	@Override
	public double pixelAspect() {
		final PixelSpacing spacing = image.facts().spacing();
		return Picture.aspectOf(spacing.width(), spacing.height());
	}
}

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
package sc.fiji.unibiomed.interpret.question;

import java.util.List;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;

/**
 * What a question is about: one image, or a stack of frames of one size (slices of a volume, or time points). A single
 * image is cut into tiles for the language model; a stack shows it its first frames whole.
 */
public interface Picture {

	/** Whether this is a stack, even of one frame. */
	boolean isStack();

	/** Number of frames, at least 1. */
	int frameCount();

	int width();

	int height();

	/**
	 * One frame; may be read or rendered only now.
	 *
	 * @throws java.io.UncheckedIOException if the file that it is read from cannot be read; the message is a sentence
	 *           for people
	 */
	RgbImage frame(int index);

	/**
	 * A part of a frame. Pictures that are too large to be in memory as a whole read or render no more than that.
	 *
	 * @param part inside of the frame, not empty
	 */
	default RgbImage part(final int index, final Bounds part) {
		return frame(index).crop(part.x(), part.y(), part.width(), part.height());
	}

	/**
	 * Height of a pixel divided by its width, above 0; 1 for square pixels. The model is shown the image with the
	 * proportions that it has in reality.
	 */
	default double pixelAspect() {
		return 1;
	}

	/**
	 * Below this, pixels count as square: calibrations are rarely more exact, and resampling would blur for nothing.
	 */
	double SQUARE = 0.01;

	/**
	 * The {@link #pixelAspect()} of pixels of some size.
	 *
	 * @param pixelWidth in any unit
	 * @param pixelHeight in the same unit
	 * @return 1 for {@linkplain #SQUARE about} square ones, or if a size is no positive number
	 */
	static double aspectOf(final double pixelWidth, final double pixelHeight) {
		final double aspect = pixelHeight / pixelWidth;
		final boolean usable = pixelHeight > 0 && pixelWidth > 0 && aspect > 0 && Double.isFinite(aspect);
		return usable && Math.abs(aspect - 1) >= SQUARE ? aspect : 1;
	}

	/** A single image. */
	static Picture of(final RgbImage image) {
		return new InMemoryPicture(List.of(image), false);
	}

	/**
	 * A stack.
	 *
	 * @throws PromptException if there is no frame, or frames differ in size
	 */
	static Picture stack(final List<RgbImage> frames) {
		return new InMemoryPicture(frames, true);
	}
}

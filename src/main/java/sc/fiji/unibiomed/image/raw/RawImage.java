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
package sc.fiji.unibiomed.image.raw;

import java.util.List;

import sc.fiji.unibiomed.image.Bounds;

/**
 * An image of which nothing is decided yet: raw planes and facts. Adapters are a few lines each; what becomes of the
 * pixels is decided in one place for all of them.
 */
public interface RawImage {

	/** What is known besides the pixels. Reads none. */
	ImageFacts facts();

	/**
	 * How ImageJ would show it. May read pixels, as the range of 16-bit and 32-bit images often follows from them; not
	 * more than once.
	 */
	Display display();

	/**
	 * One channel of a plane; of an image that is not in memory it is read now.
	 *
	 * @param position the plane; its channel does not count
	 * @param channel from 1
	 * @return {@code width * height} pixels, see {@link PixelKind}; must not be changed
	 * @throws java.io.UncheckedIOException if it cannot be read; the message is a sentence for people
	 * @throws IllegalStateException if the image is not there any more; the message is a sentence for people
	 */
	Object pixels(Position position, int channel);

	/**
	 * A part of it. Images that are too large to be in memory as a whole read no more than that.
	 *
	 * @param part inside of the plane, not empty
	 */
	default RawPixels part(final Position position, final int channel, final Bounds part) {
		return new RawPixels(pixels(position, channel), facts().size().width(), part.x(), part.y());
	}

	/**
	 * The same image with fewer pixels, on which it is decided how values become grey; itself unless it is very large.
	 * All its planes can be read as a whole.
	 */
	default RawImage overview() {
		return this;
	}

	/** How many pixels of the file's full resolution one is wide; 1 unless this is a level of a pyramid. */
	default double fullX() {
		return 1;
	}

	/** Likewise its height. */
	default double fullY() {
		return 1;
	}

	/** What the user should know about how it was read, one sentence each; mostly empty. */
	default List<String> notes() {
		return List.of();
	}
}

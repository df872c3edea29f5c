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

import sc.fiji.unibiomed.image.RgbImage;

/** A picture whose frames are all there. */
record InMemoryPicture(List<RgbImage> frames, boolean isStack) implements Picture {

	InMemoryPicture {
		frames = List.copyOf(frames);
		if (frames.isEmpty()) {
			throw new PromptException("The stack has no frames.");
		}
		final RgbImage first = frames.get(0);
		for (int i = 1; i < frames.size(); i++) {
			final RgbImage frame = frames.get(i);
			if (frame.width() != first.width() || frame.height() != first.height()) {
				throw new PromptException(
					"All frames of a stack must have one size: frame 1 has " + first.width() + "×" + first.height() +
						" pixels, frame " + (i + 1) + " has " + frame.width() + "×" + frame.height() + ".");
			}
		}
	}

	@Override
	public int frameCount() {
		return frames.size();
	}

	@Override
	public int width() {
		return frames.get(0).width();
	}

	@Override
	public int height() {
		return frames.get(0).height();
	}

	@Override
	public RgbImage frame(final int index) {
		return frames.get(index);
	}
}

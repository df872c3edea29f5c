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
package sc.fiji.unibiomed.findings.measure;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.Position;

/**
 * An image as it was when it was asked about. Everything that is told of an answer later is told from here: the image
 * itself may have been changed or closed.
 *
 * @param facts size, names, pixel sizes
 * @param frames which plane of the image each frame of the findings is; at least one
 * @param fullX how many pixels of the file's full resolution one is wide; 1 unless the image is a level of a pyramid
 * @param fullY likewise its height
 * @param pictures small ones for reports; none where nothing can be shown
 */
public record AskedImage(ImageFacts facts, List<Position> frames, double fullX, double fullY,
	List<ReportPicture> pictures)
{

	/** @throws IllegalArgumentException if there is no frame */
	public AskedImage {
		Objects.requireNonNull(facts, "facts");
		frames = List.copyOf(frames);
		pictures = List.copyOf(pictures);
		if (frames.isEmpty()) {
			throw new IllegalArgumentException("An answer is about at least one plane.");
		}
	}

	/** At its full resolution. */
	public AskedImage(final ImageFacts facts, final List<Position> frames, final List<ReportPicture> pictures) {
		this(facts, frames, 1, 1, pictures);
	}

	/** All planes of an image as frames: the slices of the first time point come first. */
	public static List<Position> planes(final Dimensions size) {
		return IntStream.range(0, size.planes()).mapToObj(size::plane).toList();
	}

	/**
	 * Whether the frames are neighbouring slices of a volume whose depth is known, at least two of a time point: only
	 * then findings have volumes, as slices that were left out would be missing in the sum.
	 */
	boolean isVolume() {
		if (facts.size().slices() == 1 || Double.isNaN(facts.spacing().depth())) {
			return false;
		}
		boolean several = false;
		for (int i = 1; i < frames.size(); i++) {
			final Position before = frames.get(i - 1);
			final Position here = frames.get(i);
			if (before.frame() == here.frame()) {
				several = true;
				if (here.slice() != before.slice() + 1) {
					return false;
				}
			}
		}
		return several;
	}
}

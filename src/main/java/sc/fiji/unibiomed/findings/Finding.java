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
package sc.fiji.unibiomed.findings;

import java.util.List;
import java.util.Objects;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * Something the model points at: one {@code [SEG]} of its answer.
 *
 * @param index number in the answer, from 1
 * @param phrase what it is, in the words of the answer or, where these say nothing, of the question; never blank
 * @param frames its mask in every frame: one for an image, one per frame for a stack; all empty if it is absent
 * @param check whether it is there at all
 */
public record Finding(int index, String phrase, List<FindingMask> frames, FindingCheck check) {

	public Finding {
		frames = List.copyOf(frames);
		Objects.requireNonNull(check, "check");
	}

	/** A finding that nobody has checked. */
	public Finding(final int index, final String phrase, final List<FindingMask> frames) {
		this(index, phrase, frames, FindingCheck.NONE);
	}

	/** The same with another number. */
	public Finding numbered(final int number) {
		return new Finding(number, phrase, frames, check);
	}

	/** The same under another name. */
	public Finding named(final String name) {
		return new Finding(index, name, frames, check);
	}

	/** The same with other masks. */
	public Finding with(final List<FindingMask> masks) {
		return new Finding(index, phrase, masks, check);
	}

	/** The same with a check. What is absent has no outline. */
	public Finding with(final FindingCheck known) {
		return new Finding(index, phrase,
			known.isAbsent()
				? frames.stream()
					.map(frame -> FindingMask.unrated(BinaryMask.empty(frame.mask().width(), frame.mask().height())))
					.toList()
				: frames,
			known);
	}

	/** Number of pixels inside, over all frames. */
	public long pixels() {
		return frames.stream().mapToLong(frame -> frame.shape().pixels()).sum();
	}

	/** Mean probability inside the mask, over the pixels of all frames; NaN where nothing is inside. */
	public double confidence() {
		double sum = 0;
		for (final FindingMask frame : frames) {
			if (frame.shape().pixels() > 0) {
				sum += frame.meanProbability() * frame.shape().pixels();
			}
		}
		return pixels() == 0 ? Double.NaN : sum / pixels();
	}

	/** Mean over the frames it was looked for in of the mask decoder's own estimate of the overlap, in [0, 1]. */
	public double predictedIou() {
		return frames.stream().mapToDouble(FindingMask::predictedIou).filter(Double::isFinite).average()
			.orElse(Double.NaN);
	}

	/** Mean over the frames it was looked for in of the object score, a logit. */
	public double objectScore() {
		return frames.stream().mapToDouble(FindingMask::objectScore).filter(Double::isFinite).average()
			.orElse(Double.NaN);
	}
}

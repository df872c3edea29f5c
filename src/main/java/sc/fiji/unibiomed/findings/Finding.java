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
import java.util.stream.IntStream;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * Something the model points at: one {@code [SEG]} of its answer.
 *
 * @param index number in the answer, from 1
 * @param phrase what it is, in the words of the answer or, where these say nothing, of the question; never blank
 * @param frames its mask in every frame: one for an image, one per frame for a stack; all empty if it is absent
 * @param check whether it is there at all
 * @param objects that its masks consist of, where they were told apart
 */
public record Finding(int index, String phrase, List<FindingMask> frames, FindingCheck check, FindingObjects objects) {

	public Finding {
		frames = List.copyOf(frames);
		Objects.requireNonNull(check, "check");
		Objects.requireNonNull(objects, "objects");
	}

	/** A finding whose objects nobody has told apart. */
	public Finding(final int index, final String phrase, final List<FindingMask> frames, final FindingCheck check) {
		this(index, phrase, frames, check, FindingObjects.NONE);
	}

	/** A finding that nobody has checked. */
	public Finding(final int index, final String phrase, final List<FindingMask> frames) {
		this(index, phrase, frames, FindingCheck.NONE);
	}

	/** The same with another number. */
	public Finding numbered(final int number) {
		return new Finding(number, phrase, frames, check, objects);
	}

	/** The same under another name. */
	public Finding named(final String name) {
		return new Finding(index, name, frames, check, objects);
	}

	/** The same with its objects. */
	public Finding with(final FindingObjects told) {
		return new Finding(index, phrase, frames, check, told);
	}

	/** The same with other masks, whose objects nobody has told apart. */
	public Finding with(final List<FindingMask> masks) {
		return new Finding(index, phrase, masks, check);
	}

	/** The same with a check. What is absent has neither outline nor objects. */
	public Finding with(final FindingCheck known) {
		return new Finding(index, phrase,
			known.isAbsent()
				? frames.stream()
					.map(frame -> FindingMask.unrated(BinaryMask.empty(frame.mask().width(), frame.mask().height())))
					.toList()
				: frames,
			known, known.isAbsent() ? FindingObjects.NONE : objects);
	}

	/**
	 * What is shown and measured of it: each object in each plane, where objects were told apart; else, under the
	 * number 0, what it covers of each plane. None of what covers nothing.
	 */
	public List<ObjectPart> regions() {
		return objects.isCounted()
			? objects.parts()
			: IntStream.range(0, frames.size()).filter(frame -> frames.get(frame).shape().pixels() > 0)
				.mapToObj(frame -> new ObjectPart(0, frame, frames.get(frame).mask(), frames.get(frame).shape()))
				.toList();
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

	/** In one line: {@code liver: 27,666 pixels, confidence 0.98, confirmed}. */
	@Override
	public String toString() {
		return AnswerLine.of(this);
	}
}

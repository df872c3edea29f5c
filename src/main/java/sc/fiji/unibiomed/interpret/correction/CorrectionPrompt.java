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
package sc.fiji.unibiomed.interpret.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.runtime.PromptPoints;

/**
 * Everything that is said of one object to have it drawn again. Each round gives all points so far, not only the new
 * ones, and what the round before drew:
 *
 * <pre>{@code
 * CorrectionPrompt first = CorrectionPrompt.withWords().and(PointPrompt.inside(120, 80));
 * CorrectedMask drawn = corrector.correct(features, segHidden, first, cancellation);
 * CorrectionPrompt second = first.and(PointPrompt.outside(200, 40)).startingFrom(drawn.logits());
 * }</pre>
 *
 * @param points in the order in which they were given; may be empty
 * @param box around the object
 * @param mask to start from
 * @param hasWords whether the words that led to the finding are said again
 */
public record CorrectionPrompt(List<PointPrompt> points, Optional<BoxPrompt> box, Optional<MaskLogits> mask,
	boolean hasWords)
{

	public CorrectionPrompt {
		points = List.copyOf(points);
	}

	/** The words of the finding, and nothing else so far. */
	public static CorrectionPrompt withWords() {
		return new CorrectionPrompt(List.of(), Optional.empty(), Optional.empty(), true);
	}

	/** Nothing so far: no words, no points. */
	public static CorrectionPrompt withoutWords() {
		return new CorrectionPrompt(List.of(), Optional.empty(), Optional.empty(), false);
	}

	/** The same with one more point. */
	public CorrectionPrompt and(final PointPrompt point) {
		final List<PointPrompt> more = new ArrayList<>(points);
		more.add(point);
		return new CorrectionPrompt(more, box, mask, hasWords);
	}

	/** The same with this box instead of any other. */
	public CorrectionPrompt in(final BoxPrompt around) {
		return new CorrectionPrompt(points, Optional.of(around), mask, hasWords);
	}

	/** The same, starting from this mask instead of any other. */
	public CorrectionPrompt startingFrom(final MaskLogits drawn) {
		return new CorrectionPrompt(points, box, Optional.of(drawn), hasWords);
	}

	/** Whether nothing at all is said. */
	boolean isEmpty() {
		return points.isEmpty() && box.isEmpty() && mask.isEmpty() && !hasWords;
	}

	/**
	 * Box and points as SAM 2 takes them: the two corners first, each coordinate as a part of the image's size times
	 * the encoder's, in float32. Half a pixel is added later, by the prompt encoder.
	 *
	 * @param width of the image in pixels
	 * @param height of the image in pixels
	 * @param encoderSide height and width of the image encoder's input in pixels
	 */
	public PromptPoints scaled(final int width, final int height, final int encoderSide) {
		final List<Double> places = new ArrayList<>();
		final List<Integer> kinds = new ArrayList<>();
		box.ifPresent(corners -> {
			places.addAll(List.of(corners.left(), corners.top(), corners.right(), corners.bottom()));
			kinds.addAll(List.of(PromptPoints.UPPER_LEFT, PromptPoints.LOWER_RIGHT));
		});
		for (final PointPrompt point : points) {
			places.addAll(List.of(point.x(), point.y()));
			kinds.add(point.isInside() ? PromptPoints.INSIDE : PromptPoints.OUTSIDE);
		}
		final float[] coordinates = new float[places.size()];
		for (int i = 0; i < coordinates.length; i++) {
			coordinates[i] = places.get(i).floatValue() / (i % 2 == 0 ? width : height) * encoderSide;
		}
		return new PromptPoints(coordinates, kinds.stream().mapToInt(Integer::intValue).toArray());
	}
}

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

import java.util.List;

/**
 * What two masks have in common, in pixels.
 *
 * @param both pixels inside of both
 * @param first pixels inside of the first mask
 * @param second pixels inside of the second mask
 */
public record MaskOverlap(long both, long first, long second) {

	/** Of nothing. */
	private static final MaskOverlap NONE = new MaskOverlap(0, 0, 0);

	/**
	 * Compares two masks.
	 *
	 * @throws IllegalArgumentException if they differ in size; the message is for people
	 */
	public static MaskOverlap of(final BinaryMask first, final BinaryMask second) {
		if (first.width() != second.width() || first.height() != second.height()) {
			throw new IllegalArgumentException("one mask has " + first.width() + " x " + first.height() +
				" pixels and the other " + second.width() + " x " + second.height());
		}
		return new MaskOverlap(first.areaShared(second), first.area(), second.area());
	}

	/**
	 * Compares the masks of several frames; all frames count together.
	 *
	 * @param first a mask per frame; none if there is nothing
	 * @param second as many of the same size, or none
	 * @throws IllegalArgumentException if they differ in number or size; the message is for people
	 */
	public static MaskOverlap of(final List<BinaryMask> first, final List<BinaryMask> second) {
		if (first.isEmpty() || second.isEmpty()) {
			return new MaskOverlap(0, area(first), area(second));
		}
		if (first.size() != second.size()) {
			throw new IllegalArgumentException(
				"one mask has " + first.size() + " frames and the other " + second.size());
		}
		MaskOverlap sum = NONE;
		for (int i = 0; i < first.size(); i++) {
			sum = sum.plus(of(first.get(i), second.get(i)));
		}
		return sum;
	}

	private static long area(final List<BinaryMask> masks) {
		return masks.stream().mapToLong(BinaryMask::area).sum();
	}

	private MaskOverlap plus(final MaskOverlap other) {
		return new MaskOverlap(both + other.both, first + other.first, second + other.second);
	}

	/**
	 * {@code 2 · both / (first + second)}, from 0 to 1 (Dice, Ecology 26, 1945). Two empty masks agree: 1; one empty
	 * mask: 0. So has it {@code compute_dice} of UniBiomed's {@code metrics_grounded_disease.py}.
	 */
	public double dice() {
		return first + second == 0 ? 1 : 2.0 * both / (first + second);
	}

	/**
	 * Intersection over union, {@code both / (first + second − both)}, from 0 to 1 (Jaccard 1912). Empty masks as in
	 * {@link #dice}; UniBiomed's scripts divide 0 by 0 for two of them.
	 */
	public double iou() {
		return first + second == 0 ? 1 : (double) both / (first + second - both);
	}
}

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
package sc.fiji.unibiomed.evaluate.metric;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * What two masks have in common, in pixels.
 *
 * @param both pixels inside of both
 * @param predicted pixels inside of the model's mask
 * @param truth pixels inside of the known mask
 */
public record MaskOverlap(long both, long predicted, long truth) {

	/**
	 * Compares two masks.
	 *
	 * @throws IllegalArgumentException if they differ in size
	 */
	public static MaskOverlap of(final BinaryMask predicted, final BinaryMask truth) {
		if (predicted.width() != truth.width() || predicted.height() != truth.height()) {
			throw new IllegalArgumentException("Masks of " + predicted.width() + " x " + predicted.height() + " and " +
				truth.width() + " x " + truth.height() + " pixels cannot be compared");
		}
		return new MaskOverlap(predicted.areaShared(truth), predicted.area(), truth.area());
	}

	/**
	 * {@code 2 · both / (predicted + truth)}, from 0 to 1 (Dice, Ecology 26, 1945). Two empty masks agree: 1; one empty
	 * mask: 0. So has it {@code compute_dice} of UniBiomed's {@code metrics_grounded_disease.py}.
	 */
	public double dice() {
		return predicted + truth == 0 ? 1 : 2.0 * both / (predicted + truth);
	}

	/**
	 * Intersection over union, {@code both / (predicted + truth − both)}, from 0 to 1 (Jaccard 1912). Empty masks as in
	 * {@link #dice}; UniBiomed's scripts divide 0 by 0 for two of them.
	 */
	public double iou() {
		return predicted + truth == 0 ? 1 : (double) both / (predicted + truth - both);
	}
}

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

import java.util.List;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.MaskOverlap;

/**
 * What two masks of a volume have in common, in voxels.
 *
 * @param both voxels inside of both
 * @param predicted voxels inside of the model's mask
 * @param truth voxels inside of the known mask
 */
public record VolumeOverlap(long both, long predicted, long truth) {

	/**
	 * Compares two stacks of masks.
	 *
	 * @param predicted a mask per slice
	 * @param truth as many
	 * @throws IllegalArgumentException if they differ in number or size
	 */
	public static VolumeOverlap of(final List<BinaryMask> predicted, final List<BinaryMask> truth) {
		if (predicted.size() != truth.size()) {
			throw new IllegalArgumentException(
				"Volumes of " + predicted.size() + " and " + truth.size() + " slices cannot be compared");
		}
		VolumeOverlap sum = new VolumeOverlap(0, 0, 0);
		for (int slice = 0; slice < predicted.size(); slice++) {
			final MaskOverlap of = MaskOverlap.of(predicted.get(slice), truth.get(slice));
			sum = new VolumeOverlap(sum.both + of.both(), sum.predicted + of.first(), sum.truth + of.second());
		}
		return sum;
	}

	/** Whether one of the masks has nothing inside: then there is no distance between them. */
	public boolean hasEmptyMask() {
		return predicted == 0 || truth == 0;
	}

	/** Voxels inside of one of the masks only. */
	public long different() {
		return predicted + truth - 2 * both;
	}

	/** {@code 2 · both / (predicted + truth)}, from 0 to 1; NaN if nothing is inside of either mask. */
	public double dice() {
		return predicted + truth == 0 ? Double.NaN : 2.0 * both / (predicted + truth);
	}
}

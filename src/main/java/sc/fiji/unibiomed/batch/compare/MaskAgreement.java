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
package sc.fiji.unibiomed.batch.compare;

import java.util.List;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * What two masks have in common, in pixels of all frames.
 *
 * @param first pixels inside of the first mask
 * @param second pixels inside of the second mask
 * @param both pixels inside of both
 */
public record MaskAgreement(long first, long second, long both) {

	/**
	 * Compares two masks, frame by frame.
	 *
	 * @param first a mask per frame; none if there is nothing
	 * @param second as many of the same size, or none
	 * @throws IllegalArgumentException if they differ in number or size; the message is for people
	 */
	static MaskAgreement of(final List<BinaryMask> first, final List<BinaryMask> second) {
		if (!first.isEmpty() && !second.isEmpty()) {
			if (first.size() != second.size()) {
				throw new IllegalArgumentException(
					"one mask has " + first.size() + " frames and the other " + second.size());
			}
			for (int i = 0; i < first.size(); i++) {
				check(first.get(i), second.get(i));
			}
		}
		long both = 0;
		for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
			both += first.get(i).areaShared(second.get(i));
		}
		return new MaskAgreement(area(first), area(second), both);
	}

	private static void check(final BinaryMask first, final BinaryMask second) {
		if (first.width() != second.width() || first.height() != second.height()) {
			throw new IllegalArgumentException("one mask has " + first.width() + " x " + first.height() +
				" pixels and the other " + second.width() + " x " + second.height());
		}
	}

	private static long area(final List<BinaryMask> masks) {
		return masks.stream().mapToLong(BinaryMask::area).sum();
	}

	/** {@code 2 · both / (first + second)}, from 0 to 1; 1 for two empty masks, 0 for one of them. */
	public double dice() {
		return first + second == 0 ? 1 : 2.0 * both / (first + second);
	}

	/** Intersection over union, from 0 to 1; empty masks as in {@link #dice}. */
	public double iou() {
		return first + second == 0 ? 1 : (double) both / (first + second - both);
	}
}

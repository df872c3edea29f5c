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
package sc.fiji.unibiomed.testing;

import sc.fiji.unibiomed.image.BinaryMask;

/** In how many pixels two masks differ. */
public final class MaskDifference {

	private MaskDifference() {}

	/**
	 * Counts the pixels that only one of the masks has.
	 *
	 * @throws IllegalArgumentException if the masks differ in size
	 */
	public static int pixels(final BinaryMask expected, final BinaryMask actual) {
		if (expected.width() != actual.width() || expected.height() != actual.height())
			throw new IllegalArgumentException("Masks of different sizes: " + expected + " and " + actual);
		final byte[] left = expected.toBytes();
		final byte[] right = actual.toBytes();
		int count = 0;
		for (int i = 0; i < left.length; i++) {
			if (left[i] != right[i]) count++;
		}
		return count;
	}

	/** Overlap of two masks of one size, 2·|A∩B| / (|A| + |B|) (Dice, Ecology 26, 1945); 1 if both are empty. */
	public static double dice(final BinaryMask expected, final BinaryMask actual) {
		final long together = expected.area() + actual.area();
		return together == 0 ? 1 : 1 - (double) pixels(expected, actual) / together;
	}
}

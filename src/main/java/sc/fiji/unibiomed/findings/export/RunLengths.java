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
package sc.fiji.unibiomed.findings.export;

import java.util.Arrays;
import java.util.BitSet;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;

/**
 * A mask as COCO's uncompressed run lengths: the lengths of runs outside and inside in turn, column by column from the
 * left and downwards in each. The first run is outside and may have length 0; the sum is the number of pixels.
 */
public final class RunLengths {

	private int[] counts = new int[64];
	private int runs;
	private int length;
	private boolean inside;

	private RunLengths() {}

	/** The run lengths of a mask. */
	public static int[] of(final BinaryMask mask) {
		final Bounds bounds = mask.bounds();
		final RunLengths lengths = new RunLengths();
		lengths.add(false, bounds.x() * mask.height());
		for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
			lengths.add(false, bounds.y());
			for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
				lengths.add(mask.contains(x, y), 1);
			}
			lengths.add(false, mask.height() - bounds.y() - bounds.height());
		}
		lengths.add(false, (mask.width() - bounds.x() - bounds.width()) * mask.height());
		lengths.end();
		return Arrays.copyOf(lengths.counts, lengths.runs);
	}

	/**
	 * Checks run lengths that come from somewhere else.
	 *
	 * @throws IllegalArgumentException if a side is not positive, a length is negative, or their sum is not the number
	 *             of pixels
	 */
	public static void check(final int[] counts, final int width, final int height) {
		if (width < 1 || height < 1 || Arrays.stream(counts).anyMatch(count -> count < 0) ||
			Arrays.stream(counts).asLongStream().sum() != (long) width * height)
		{
			throw new IllegalArgumentException(
				"These are not the run lengths of " + width + " x " + height + " pixels");
		}
	}

	/**
	 * The mask that has these run lengths.
	 *
	 * @throws IllegalArgumentException if they are not those of a mask of that size, see {@link #check}
	 */
	public static BinaryMask toMask(final int[] counts, final int width, final int height) {
		check(counts, width, height);
		final BitSet columnwise = new BitSet();
		int at = 0;
		for (int run = 0; run < counts.length; run++) {
			columnwise.set(at, at + counts[run], run % 2 == 1);
			at += counts[run];
		}
		return BinaryMask.of(width, height, (x, y) -> columnwise.get(x * height + y));
	}

	private void add(final boolean isInside, final int pixels) {
		if (pixels > 0) {
			if (isInside != inside) {
				end();
				inside = isInside;
			}
			length += pixels;
		}
	}

	private void end() {
		if (runs == counts.length) {
			counts = Arrays.copyOf(counts, 2 * counts.length);
		}
		counts[runs++] = length;
		length = 0;
	}
}

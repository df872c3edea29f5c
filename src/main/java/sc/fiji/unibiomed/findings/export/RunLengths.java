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

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;

/**
 * A mask as COCO's uncompressed run lengths: the lengths of runs outside and inside in turn, column by column from the
 * left and downwards in each. The first run is outside and may have length 0; the sum is the number of pixels.
 */
final class RunLengths {

	private int[] counts = new int[64];
	private int runs;
	private int length;
	private boolean inside;

	private RunLengths() {}

	static int[] of(final BinaryMask mask) {
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

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

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.MaskOverlap;

/**
 * Pairs the masks of an answer with the known ones, as {@code compute_mean_dice} of UniBiomed's
 * {@code metrics_grounded_disease.py} and {@code metrics_grg.py}: the two that overlap best are a pair, then the best
 * two of those that are left, and so on until nothing overlaps. Masks without a partner do not count against the
 * answer.
 */
public final class MaskPairs {

	private MaskPairs() {}

	/**
	 * Means over the pairs.
	 *
	 * @param predicted the answer's masks, at least one; an answer without any has one empty mask
	 * @param truth the known masks, at least one; where nothing is to be found, one empty mask
	 * @return 0 where no mask overlaps with one of the other side, except that two empty masks are a pair with 1
	 * @throws IllegalArgumentException if a side has no mask, or masks differ in size
	 */
	public static MaskScore score(final List<BinaryMask> predicted, final List<BinaryMask> truth) {
		if (predicted.isEmpty() || truth.isEmpty()) {
			throw new IllegalArgumentException("There must be at least one mask on either side, even if it is empty");
		}
		final List<List<MaskOverlap>> left = new ArrayList<>();
		for (final BinaryMask mask : predicted) {
			left.add(new ArrayList<>(truth.stream().map(known -> MaskOverlap.of(mask, known)).toList()));
		}
		final List<MaskOverlap> pairs = new ArrayList<>();
		while (!left.isEmpty() && !left.get(0).isEmpty()) {
			final int[] best = best(left);
			final MaskOverlap pair = left.get(best[0]).get(best[1]);
			if (pair.dice() == 0) {
				break;
			}
			pairs.add(pair);
			left.remove(best[0]);
			left.forEach(row -> row.remove(best[1]));
		}
		// The order of pairs by Dice is that by IoU, since Dice = 2 IoU / (1 + IoU) grows with it.
		return new MaskScore(pairs.stream().mapToDouble(MaskOverlap::dice).average().orElse(0),
			pairs.stream().mapToDouble(MaskOverlap::iou).average().orElse(0));
	}

	/** Row and column of the highest value; the first one of equals, row by row. */
	private static int[] best(final List<List<MaskOverlap>> rows) {
		final int[] best = new int[2];
		double highest = -1;
		for (int row = 0; row < rows.size(); row++) {
			for (int column = 0; column < rows.get(row).size(); column++) {
				final double dice = rows.get(row).get(column).dice();
				if (dice > highest) {
					highest = dice;
					best[0] = row;
					best[1] = column;
				}
			}
		}
		return best;
	}
}

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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.evaluate.metric.MaskPairs;
import sc.fiji.unibiomed.evaluate.metric.MaskScore;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.MaskOverlap;

class MaskMetricsTest {

	private static final double TINY = 1e-12;
	private static final BinaryMask EMPTY = BinaryMask.empty(40, 30);

	@Test
	void aMaskAgreesWithItselfFully() {
		final MaskOverlap same = MaskOverlap.of(rectangle(5, 5, 10, 10), rectangle(5, 5, 10, 10));

		assertEquals(new MaskOverlap(100, 100, 100), same);
		assertEquals(1, same.dice());
		assertEquals(1, same.iou());
	}

	@Test
	void aShiftedSquareLosesWhatIsNotInBoth() {
		// 10 x 10 pixels, shifted by 2 columns: 8 x 10 are in both.
		final MaskOverlap shifted = MaskOverlap.of(rectangle(7, 5, 10, 10), rectangle(5, 5, 10, 10));

		assertEquals(new MaskOverlap(80, 100, 100), shifted);
		assertEquals(2 * 80 / 200.0, shifted.dice(), TINY);
		assertEquals(80 / 120.0, shifted.iou(), TINY);
	}

	@Test
	void masksApartHaveNothingInCommon() {
		final MaskOverlap apart = MaskOverlap.of(rectangle(0, 0, 5, 5), rectangle(20, 20, 5, 5));

		assertEquals(0, apart.dice());
		assertEquals(0, apart.iou());
	}

	@Test
	void twoEmptyMasksAgreeAndOneEmptyMaskDoesNot() {
		assertEquals(1, MaskOverlap.of(EMPTY, EMPTY).dice());
		assertEquals(1, MaskOverlap.of(EMPTY, EMPTY).iou());
		assertEquals(0, MaskOverlap.of(EMPTY, rectangle(1, 1, 2, 2)).dice());
		assertEquals(0, MaskOverlap.of(rectangle(1, 1, 2, 2), EMPTY).iou());
	}

	@Test
	void masksOfDifferentSizesAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> MaskOverlap.of(EMPTY, BinaryMask.empty(30, 40)));
	}

	@Test
	void masksArePairedWithThoseTheyOverlapBest() {
		final BinaryMask left = rectangle(0, 0, 10, 10);
		final BinaryMask right = rectangle(20, 0, 10, 10);
		final BinaryMask nearlyRight = rectangle(22, 0, 10, 10);

		// In the other order; the right pair has 80 of 100 pixels in common: Dice 0.8, IoU 80 / 120.
		final MaskScore score = MaskPairs.score(List.of(nearlyRight, left), List.of(left, right));

		assertEquals((1 + 0.8) / 2, score.dice(), TINY);
		assertEquals((1 + 80 / 120.0) / 2, score.iou(), TINY);
	}

	@Test
	void eachMaskHasOnePartnerAndTheRestDoesNotCount() {
		final BinaryMask truth = rectangle(0, 0, 10, 10);
		final BinaryMask half = rectangle(0, 0, 10, 5);
		final BinaryMask elsewhere = rectangle(25, 25, 4, 4);

		// The truth goes with its equal; the half would have 2 * 50 / 150, but the truth is taken.
		assertEquals(1, MaskPairs.score(List.of(half, truth, elsewhere), List.of(truth)).dice());
		assertEquals(1, MaskPairs.score(List.of(truth), List.of(elsewhere, truth)).dice());
	}

	@Test
	void nothingFoundWhereNothingIsKnownIsRight() {
		assertEquals(new MaskScore(1, 1), MaskPairs.score(List.of(EMPTY), List.of(EMPTY)));
		assertEquals(new MaskScore(0, 0), MaskPairs.score(List.of(rectangle(1, 1, 2, 2)), List.of(EMPTY)));
		assertEquals(new MaskScore(0, 0), MaskPairs.score(List.of(EMPTY), List.of(rectangle(1, 1, 2, 2))));
	}

	@Test
	void thereMustBeMasksToPair() {
		assertThrows(IllegalArgumentException.class, () -> MaskPairs.score(List.of(), List.of(EMPTY)));
		assertThrows(IllegalArgumentException.class, () -> MaskPairs.score(List.of(EMPTY), List.of()));
	}

	@Test
	void noScoreDoesNotCount() {
		assertFalse(MaskScore.NONE.counts());
	}

	private static BinaryMask rectangle(final int x, final int y, final int width, final int height) {
		return BinaryMask.within(40, 30, new Bounds(x, y, width, height), (column, row) -> true);
	}
}

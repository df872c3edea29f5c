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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class BinaryMaskTest {

	/** So that small things do not vanish from an overview. */
	@Test
	void aSmallerMaskHasEverySquareInWhichAnythingIsInside() {
		final BinaryMask mask = BinaryMask.of(5, 4, (x, y) -> x == 1 && y == 1 || x == 4 && y == 2);
		assertEquals(BinaryMask.of(3, 2, new byte[] { 1, 0, 0, 0, 0, 1 }), mask.shrunk(2));
		assertEquals(mask, mask.shrunk(1));
		assertEquals(BinaryMask.of(1, 1, new byte[] { 1 }), mask.shrunk(9));
		assertEquals(BinaryMask.empty(3, 2), BinaryMask.empty(5, 4).shrunk(2));
	}

	@Test
	void everyValueButZeroIsInside() {
		final BinaryMask mask = BinaryMask.of(3, 2, new byte[] { 0, 1, -1, 0, 127, 0 });

		assertFalse(mask.get(0, 0));
		assertTrue(mask.get(2, 0));
		assertTrue(mask.get(1, 1));
		assertEquals(3, mask.area());
		assertArrayEquals(new byte[] { 0, 1, 1, 0, 1, 0 }, mask.toBytes());
	}

	@Test
	void staysAsItIsWhenArraysChange() {
		final byte[] values = { 1, 0 };
		final BinaryMask mask = BinaryMask.of(2, 1, values);
		values[1] = 1;
		mask.toBytes()[0] = 0;

		assertEquals(BinaryMask.of(2, 1, new byte[] { 1, 0 }), mask);
	}

	@Test
	void masksAreEqualByContent() {
		final BinaryMask mask = BinaryMask.of(2, 1, new byte[] { 1, 0 });

		assertEquals(mask, BinaryMask.of(2, 1, new byte[] { 5, 0 }));
		assertEquals(mask.hashCode(), BinaryMask.of(2, 1, new byte[] { 5, 0 }).hashCode());
		assertNotEquals(mask, BinaryMask.of(1, 2, new byte[] { 1, 0 }));
		assertNotEquals(mask, BinaryMask.of(2, 1, new byte[] { 1, 1 }));
	}

	@Test
	void refusesSizesAndPixelsThatDoNotExist() {
		assertThrows(IllegalArgumentException.class, () -> BinaryMask.of(2, 2, new byte[3]));
		assertThrows(IllegalArgumentException.class, () -> BinaryMask.of(0, 2, new byte[0]));
		assertThrows(IllegalArgumentException.class, () -> BinaryMask.of(65_536, 65_536, new byte[0]));
		final BinaryMask mask = BinaryMask.of(2, 1, new byte[2]);
		assertThrows(IndexOutOfBoundsException.class, () -> mask.get(2, 0));
		assertThrows(IndexOutOfBoundsException.class, () -> mask.get(0, 1));
	}

	@Test
	void keepsNoMoreThanTheRectangleAroundTheRegion() {
		final BinaryMask dot = BinaryMask.within(40_000, 40_000, new Bounds(39_990, 39_980, 100, 100),
			(x, y) -> x == 39_999);

		assertEquals(new Bounds(39_999, 39_980, 1, 20), dot.bounds());
		assertEquals(20, dot.area());
		assertTrue(dot.get(39_999, 39_999));
		assertFalse(dot.get(39_998, 39_999));
		assertEquals(Bounds.EMPTY, BinaryMask.empty(40_000, 40_000).bounds());
	}

	@Test
	void movesIntoAnotherPictureAndLosesWhatLiesOutside() {
		final Random random = new Random(3);
		for (int run = 0; run < 200; run++) {
			final BinaryMask mask = BinaryMask.of(1 + random.nextInt(20), 1 + random.nextInt(80),
				(x, y) -> random.nextInt(4) == 0);
			final int dx = random.nextInt(41) - 20;
			final int dy = random.nextInt(41) - 20;
			final BinaryMask moved = mask.movedTo(dx, dy, 30, 25);

			assertEquals(BinaryMask.of(30, 25, (x, y) -> mask.contains(x - dx, y - dy)), moved);
		}
	}

	@Test
	void countsThePixelsOfAPartOfARow() {
		final Random random = new Random(4);
		for (int run = 0; run < 500; run++) {
			final BinaryMask mask = BinaryMask.of(1 + random.nextInt(200), 1 + random.nextInt(9),
				(x, y) -> random.nextInt(3) == 0);
			final int y = random.nextInt(11) - 1;
			final int from = random.nextInt(220) - 10;
			final int to = random.nextInt(220) - 10;

			assertEquals(IntStream.range(from, to).filter(x -> mask.contains(x, y)).count(),
				mask.areaInRow(y, from, to));
		}
	}

	@Test
	void aCanvasCollectsMasksAndPixels() {
		final MaskCanvas canvas = new MaskCanvas(6, 3, new Bounds(1, 0, 4, 3));
		canvas.add(BinaryMask.of(2, 2, new byte[] { 1, 1, 1, 0 }), 0, 1);
		canvas.fill(0, 3, 5);
		canvas.set(1, 2);
		canvas.clear(1, 1);

		// The mask's left column lies outside of the canvas.
		assertEquals(BinaryMask.of(6, 3, new byte[] { 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0 }),
			canvas.toMask());
		assertThrows(IndexOutOfBoundsException.class, () -> canvas.set(5, 0));
	}

	/** A row of 6 and one of 4 columns, which share columns 2 and 3. */
	@Test
	void whatTwoMasksShareIsCounted() {
		final BinaryMask one = BinaryMask.of(6, 1, (x, y) -> x < 4);
		final BinaryMask other = BinaryMask.of(4, 1, (x, y) -> x > 1);
		assertEquals(2, one.areaShared(other));
		assertEquals(2, other.areaShared(one));
		assertEquals(0, one.areaShared(BinaryMask.empty(6, 1)));
	}
}

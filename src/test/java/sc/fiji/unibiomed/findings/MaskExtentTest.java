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
package sc.fiji.unibiomed.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;

class MaskExtentTest {

	@Test
	void aRectangleLiesWhereItWasDrawn() {
		final byte[] pixels = new byte[10 * 8];
		for (int y = 2; y < 5; y++) {
			for (int x = 3; x < 9; x++) {
				pixels[y * 10 + x] = 1;
			}
		}
		assertEquals(new MaskExtent(18, new Bounds(3, 2, 6, 3), 6.0, 3.5), MaskExtent.of(BinaryMask.of(10, 8, pixels)));
	}

	@Test
	void theCentreOfTheFirstPixelIsAtOneHalf() {
		assertEquals(new MaskExtent(1, new Bounds(0, 0, 1, 1), 0.5, 0.5),
			MaskExtent.of(BinaryMask.of(1, 1, new byte[] { 1 })));
	}

	@Test
	void anEmptyMaskHasNoPlace() {
		final MaskExtent shape = MaskExtent.of(BinaryMask.of(3, 2, new byte[6]));
		assertEquals(0, shape.pixels());
		assertEquals(new Bounds(0, 0, 0, 0), shape.bounds());
		assertTrue(Double.isNaN(shape.centroidX()) && Double.isNaN(shape.centroidY()));
	}

	@Test
	void randomMasksAgreeWithPlainArithmetic() {
		final Random random = new Random(7);
		for (int run = 0; run < 200; run++) {
			final int width = 1 + random.nextInt(20);
			final int height = 1 + random.nextInt(20);
			final byte[] pixels = new byte[width * height];
			pixels[random.nextInt(pixels.length)] = 1;
			for (int i = 0; i < pixels.length; i++) {
				pixels[i] |= (byte) (random.nextInt(4) == 0 ? 1 : 0);
			}
			final int[] inside = IntStream.range(0, pixels.length).filter(i -> pixels[i] != 0).toArray();
			final int left = IntStream.of(inside).map(i -> i % width).min().orElseThrow();
			final int right = IntStream.of(inside).map(i -> i % width).max().orElseThrow();
			final int top = IntStream.of(inside).map(i -> i / width).min().orElseThrow();
			final int bottom = IntStream.of(inside).map(i -> i / width).max().orElseThrow();

			final MaskExtent shape = MaskExtent.of(BinaryMask.of(width, height, pixels));

			assertEquals(inside.length, shape.pixels());
			assertEquals(new Bounds(left, top, right - left + 1, bottom - top + 1), shape.bounds());
			assertEquals(IntStream.of(inside).mapToDouble(i -> i % width + 0.5).average().orElseThrow(),
				shape.centroidX(), 1e-9);
			assertEquals(IntStream.of(inside).mapToDouble(i -> i / width + 0.5).average().orElseThrow(),
				shape.centroidY(), 1e-9);
		}
	}
}

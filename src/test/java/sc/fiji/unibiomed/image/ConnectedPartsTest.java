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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectedPartsTest {

	/** Any mask: parts cover it, do not overlap, are connected and do not touch each other. */
	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.05, 0.3, 0.41, 0.6, 0.95, 1 })
	void partsAreWhatAFloodFillFinds(final double density) {
		final Random random = new Random(7);
		for (int run = 0; run < 40; run++) {
			final int width = 1 + random.nextInt(90);
			final int height = 1 + random.nextInt(40);
			final BinaryMask mask = BinaryMask.of(width, height, (x, y) -> random.nextDouble() < density);

			assertEquals(flooded(mask), ConnectedParts.of(mask));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 101 })
	void aSpiralIsOnePart(final int side) {
		final BinaryMask spiral = spiral(side);
		assertTrue(spiral.area() > side);
		assertEquals(List.of(spiral), ConnectedParts.of(spiral));
	}

	private static BinaryMask spiral(final int side) {
		final byte[] inside = new byte[side * side];
		int x = 0;
		int y = 0;
		int length = side - 1;
		inside[0] = 1;
		for (int turn = 0; length > 0; turn++) {
			for (int i = 0; i < length; i++) {
				x += turn % 4 == 0 ? 1 : turn % 4 == 2 ? -1 : 0;
				y += turn % 4 == 1 ? 1 : turn % 4 == 3 ? -1 : 0;
				inside[y * side + x] = 1;
			}
			if (turn > 0 && turn % 2 == 0) length -= 2;
		}
		return BinaryMask.of(side, side, inside);
	}

	private static List<BinaryMask> flooded(final BinaryMask mask) {
		final List<BinaryMask> parts = new ArrayList<>();
		final Set<Integer> seen = new HashSet<>();
		for (int start = 0; start < mask.width() * mask.height(); start++) {
			if (mask.get(start % mask.width(), start / mask.width()) && seen.add(start)) {
				final List<Integer> part = new ArrayList<>(List.of(start));
				for (int i = 0; i < part.size(); i++) {
					final int x = part.get(i) % mask.width();
					final int y = part.get(i) / mask.width();
					for (int n = 0; n < 9; n++) {
						final int nx = x + n % 3 - 1;
						final int ny = y + n / 3 - 1;
						if (mask.contains(nx, ny) && seen.add(ny * mask.width() + nx)) part.add(ny * mask.width() + nx);
					}
				}
				final Set<Integer> pixels = new HashSet<>(part);
				parts.add(BinaryMask.of(mask.width(), mask.height(), (x, y) -> pixels.contains(y * mask.width() + x)));
			}
		}
		return parts;
	}
}

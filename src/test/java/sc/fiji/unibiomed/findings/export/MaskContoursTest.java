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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.mask;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.image.BinaryMask;

class MaskContoursTest {

	@Test
	void aPixelIsASquareOfFourCorners() {
		final List<MaskContours.Polygon> polygons = MaskContours.of(mask( //
			"...", //
			"..#"));
		assertEquals(1, polygons.size());
		assertArrayEquals(new int[][] { { 2, 1 }, { 3, 1 }, { 3, 2 }, { 2, 2 } }, polygons.get(0).exterior());
		assertEquals(List.of(), polygons.get(0).holes());
	}

	@Test
	void anEmptyMaskHasNoOutline() {
		assertEquals(List.of(), MaskContours.of(mask(".")));
	}

	@Test
	void straightEdgesHaveNoCornersInBetween() {
		final BinaryMask all = mask( //
			"####", //
			"####", //
			"####");
		assertArrayEquals(new int[][] { { 0, 0 }, { 4, 0 }, { 4, 3 }, { 0, 3 } },
			MaskContours.of(all).get(0).exterior());
	}

	@Test
	void partsThatTouchAtACornerAreSeparate() {
		final List<MaskContours.Polygon> polygons = MaskContours.of(mask( //
			"#.", //
			".#"));
		assertEquals(2, polygons.size());
		assertArrayEquals(new int[][] { { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 } }, polygons.get(0).exterior());
		assertArrayEquals(new int[][] { { 1, 1 }, { 2, 1 }, { 2, 2 }, { 1, 2 } }, polygons.get(1).exterior());
	}

	@Test
	void aPartInAHoleOfAnotherIsAPolygonOfItsOwn() {
		final List<MaskContours.Polygon> polygons = checked(mask( //
			"#####", //
			"#...#", //
			"#.#.#", //
			"#...#", //
			"#####"));
		assertEquals(2, polygons.size());
		assertEquals(1, polygons.get(0).holes().size());
		// The square of 5 by 5 pixels, and the hole of 3 by 3.
		assertEquals(2 * 25, MaskContours.twiceArea(polygons.get(0).exterior()));
		assertEquals(-2 * 9, MaskContours.twiceArea(polygons.get(0).holes().get(0)));
		assertEquals(0, polygons.get(1).holes().size());
	}

	@Test
	void aHoleThatTouchesTheBorderAtACornerStaysAHole() {
		final List<MaskContours.Polygon> polygons = checked(mask( //
			"##.", //
			"#.#", //
			"###"));
		assertEquals(1, polygons.size());
		assertEquals(1, polygons.get(0).holes().size());
		// All nine pixels but the upper right one.
		assertEquals(2 * 8, MaskContours.twiceArea(polygons.get(0).exterior()));
	}

	@Test
	void holesThatTouchAtACornerAreSeparate() {
		final List<MaskContours.Polygon> polygons = checked(mask( //
			"####", //
			"#.##", //
			"##.#", //
			"####"));
		assertEquals(2, polygons.get(0).holes().size());
	}

	@Test
	void checkerboard() {
		final byte[] pixels = new byte[17 * 12];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (byte) ((i % 17 + i / 17) % 2);
		}
		assertEquals(17 * 12 / 2, checked(BinaryMask.of(17, 12, pixels)).size());
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.05, 0.3, 0.5, 0.6, 0.8, 0.95, 1 })
	void anyMaskComesBackFromItsOutlines(final double share) {
		final Random random = new Random(Double.hashCode(share));
		for (int round = 0; round < 200; round++) {
			final int width = 1 + random.nextInt(20);
			final int height = 1 + random.nextInt(20);
			final byte[] pixels = new byte[width * height];
			for (int i = 0; i < pixels.length; i++) {
				pixels[i] = (byte) (random.nextDouble() < share ? 1 : 0);
			}
			checked(BinaryMask.of(width, height, pixels));
		}
	}

	/** Outlines of a mask, with everything checked that holds for any mask. */
	private static List<MaskContours.Polygon> checked(final BinaryMask mask) {
		final List<MaskContours.Polygon> polygons = MaskContours.of(mask);
		final List<int[][]> rings = new ArrayList<>();
		long area = 0;
		for (final MaskContours.Polygon polygon : polygons) {
			assertTrue(MaskContours.twiceArea(polygon.exterior()) > 0, "exteriors are counter-clockwise");
			rings.add(polygon.exterior());
			area += MaskContours.twiceArea(polygon.exterior());
			for (final int[][] hole : polygon.holes()) {
				assertTrue(MaskContours.twiceArea(hole) < 0, "holes are clockwise");
				rings.add(hole);
				area += MaskContours.twiceArea(hole);
				final BinaryMask exterior = Rasters.fill(mask.width(), mask.height(),
					List.<int[][]>of(polygon.exterior()));
				final BinaryMask inHole = Rasters.fill(mask.width(), mask.height(), List.<int[][]>of(hole));
				for (int y = 0; y < mask.height(); y++) {
					for (int x = 0; x < mask.width(); x++) {
						assertTrue(!inHole.get(x, y) || exterior.get(x, y), "a hole lies in its own exterior");
					}
				}
			}
		}
		rings.forEach(MaskContoursTest::checkSimple);
		assertEquals(2L * mask.area(), area);
		assertEquals(mask, Rasters.fill(mask.width(), mask.height(), rings));
		return polygons;
	}

	private static void checkSimple(final int[][] ring) {
		final Set<List<Integer>> corners = new HashSet<>();
		for (int i = 0; i < ring.length; i++) {
			assertTrue(corners.add(List.of(ring[i][0], ring[i][1])), "no corner is visited twice");
			final int[] next = ring[(i + 1) % ring.length];
			final int[] afterNext = ring[(i + 2) % ring.length];
			assertTrue(ring[i][0] == next[0] ^ ring[i][1] == next[1], "edges lie along rows or columns");
			assertTrue(ring[i][0] == next[0] ^ next[0] == afterNext[0], "every corner is a turn");
		}
	}
}

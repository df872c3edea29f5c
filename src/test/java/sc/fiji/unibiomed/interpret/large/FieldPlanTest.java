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
package sc.fiji.unibiomed.interpret.large;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.interpret.question.PromptException;

class FieldPlanTest {

	@Test
	void fieldsAreSpreadEvenlyAndEndAtTheBorder() {
		// 250 pixels in fields of 100 that share 20: each next field adds 80, so 1 + ceil(150 / 80) = 3 fields, 75
		// apart.
		final FieldPlan plan = FieldPlan.of(250, 90, 100, 0.2, 1);

		assertAll(() -> assertEquals(3, plan.count()), () -> assertEquals(new Bounds(0, 0, 100, 90), plan.field(0)),
			() -> assertEquals(new Bounds(75, 0, 100, 90), plan.field(1)),
			() -> assertEquals(new Bounds(150, 0, 100, 90), plan.field(2)));
	}

	@Test
	void aFieldOwnsUpToTheMiddleOfTheOverlap() {
		// Fields 0 and 1 share 75 ... 99: 25 pixels, of which the middle one (87) is equally deep in both and stays in
		// the first.
		final FieldPlan plan = FieldPlan.of(250, 90, 100, 0.2, 1);

		assertAll(() -> assertEquals(new Bounds(0, 0, 88, 90), plan.owned(0)),
			() -> assertEquals(new Bounds(88, 0, 75, 90), plan.owned(1)),
			() -> assertEquals(new Bounds(163, 0, 87, 90), plan.owned(2)));
	}

	@Test
	void fieldsOfHighPixelsHaveFewerRows() {
		// A pixel is twice as high as wide: 100 columns are as long as 50 rows.
		assertEquals(new Bounds(0, 0, 100, 50), FieldPlan.of(400, 400, 100, 0, 2).field(0));
		assertEquals(new Bounds(0, 0, 100, 200), FieldPlan.of(400, 400, 100, 0, 0.5).field(0));
	}

	@Test
	void anImageSmallerThanAFieldIsOneField() {
		final FieldPlan plan = FieldPlan.of(1, 1, 1024, 0.2, 1);

		assertEquals(1, plan.count());
		assertEquals(new Bounds(0, 0, 1, 1), plan.field(0));
		assertEquals(new Bounds(0, 0, 1, 1), plan.owned(0));
	}

	@Test
	void tenThousandSquaredPixelsAre144Fields() {
		// Side 1024, shared 205, stride 819: 1 + ceil((10000 - 1024) / 819) = 1 + ceil(10.96) = 12 along each side.
		assertEquals(144, FieldPlan.of(10_000, 10_000, 1024, FieldPlan.DEFAULT_OVERLAP, 1).count());
	}

	@Test
	void whatCannotBeIsRefused() {
		assertThrows(PromptException.class, () -> FieldPlan.of(10, 10, 0, 0.2, 1));
		for (final double overlap : new double[] { -0.1, 0.51, Double.NaN }) {
			assertThrows(PromptException.class, () -> FieldPlan.of(10, 10, 5, overlap, 1));
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void everyPixelBelongsToTheFieldInWhichItLiesDeepest(final long seed) {
		final Random random = new Random(seed);
		for (int i = 0; i < 60; i++) {
			final int width = 1 + random.nextInt(60);
			final int height = 1 + random.nextInt(60);
			final int side = 1 + random.nextInt(40);
			final double overlap = random.nextDouble() * FieldPlan.MAX_OVERLAP;
			final double aspect = Math.exp(random.nextGaussian() / 2);
			final FieldPlan plan = FieldPlan.of(width, height, side, overlap, aspect);
			final String name = width + "x" + height + " in " + side + ", " + overlap + ", " + aspect;
			long owned = 0;
			for (int field = 0; field < plan.count(); field++) {
				owned += (long) plan.owned(field).width() * plan.owned(field).height();
				assertEquals(plan.owned(field), plan.owned(field).intersection(plan.field(field)), name);
				assertEquals(plan.field(0).width(), plan.field(field).width(), name);
				assertEquals(plan.field(0).height(), plan.field(field).height(), name);
			}
			assertEquals((long) width * height, owned, name);
			final Bounds last = plan.field(plan.count() - 1);
			assertEquals(width, last.x() + last.width(), name);
			assertEquals(height, last.y() + last.height(), name);
			for (int y = 0; y < height; y++) {
				for (int x = 0; x < width; x++) {
					final int owner = plan.owner(x, y);
					assertTrue(!plan.owned(owner).intersection(new Bounds(x, y, 1, 1)).isEmpty(), name);
					int deepest = 0;
					for (int field = 0; field < plan.count(); field++) {
						deepest = Math.max(deepest, depth(plan, field, x, y));
					}
					assertEquals(deepest, depth(plan, owner, x, y), name + " at " + x + ", " + y);
				}
			}
		}
	}

	@Test
	void neighboursShareAtLeastWhatWasAskedFor() {
		final Random random = new Random(5);
		for (int i = 0; i < 2000; i++) {
			final int length = 1 + random.nextInt(5000);
			final int side = 2 + random.nextInt(1000);
			final double overlap = random.nextDouble() * FieldPlan.MAX_OVERLAP;
			final FieldAxis axis = FieldAxis.of(length, side, overlap);
			for (int field = 1; field < axis.count(); field++) {
				final int shared = axis.start(field - 1) + axis.side() - axis.start(field);
				assertTrue(shared >= overlap * side, length + " in " + side + ", " + overlap);
			}
		}
	}

	/** Distance to the nearest inner border, 1 for a pixel next to it; 0 outside of the field. */
	private static int depth(final FieldPlan plan, final int index, final int x, final int y) {
		final Bounds field = plan.field(index);
		if (field.intersection(new Bounds(x, y, 1, 1)).isEmpty()) {
			return 0;
		}
		int depth = Integer.MAX_VALUE;
		if (field.x() > 0) {
			depth = Math.min(depth, x - field.x() + 1);
		}
		if (field.y() > 0) {
			depth = Math.min(depth, y - field.y() + 1);
		}
		if (field.x() + field.width() < plan.width()) {
			depth = Math.min(depth, field.x() + field.width() - x);
		}
		if (field.y() + field.height() < plan.height()) {
			depth = Math.min(depth, field.y() + field.height() - y);
		}
		return depth;
	}

	@Test
	void aRegionIsDescribedInAFieldAroundIt() {
		assertAll(
			// Centred: the region's middle is 510, 310; 510 - 100 / 2 = 460 and 310 - 50 = 260.
			() -> assertEquals(new Bounds(460, 260, 100, 100),
				FieldPlan.around(new Bounds(500, 300, 20, 20), 2000, 1000, 100, 1)),
			// At the border the field stays inside.
			() -> assertEquals(new Bounds(0, 900, 100, 100),
				FieldPlan.around(new Bounds(0, 990, 10, 10), 2000, 1000, 100, 1)),
			// 400 pixels and a quarter of them on each side are 600.
			() -> assertEquals(new Bounds(400, 200, 600, 600),
				FieldPlan.around(new Bounds(500, 450, 400, 100), 2000, 1000, 100, 1)),
			// Twice as high pixels: half as many rows.
			() -> assertEquals(new Bounds(460, 285, 100, 50),
				FieldPlan.around(new Bounds(500, 300, 20, 20), 2000, 1000, 100, 2)),
			// No field is larger than the image.
			() -> assertEquals(new Bounds(0, 0, 50, 40), FieldPlan.around(new Bounds(10, 10, 5, 5), 50, 40, 1024, 1)));
	}
}

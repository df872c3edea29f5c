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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ConnectedParts;

class SeamMergerTest {

	/** 3 x 3 fields of 100, sharing 25: they begin at 0, 75 and 150, and own up to 87, 162 and the end. */
	private static final FieldPlan PLAN = FieldPlan.of(250, 250, 100, 0.2, 1);

	/** Two fields of 100 that begin at 0 and 75; the first owns up to 87. */
	private static final FieldPlan TWO = FieldPlan.of(175, 100, 100, 0.25, 1);

	private static BinaryMask merged(final FieldPlan plan, final BiFunction<Integer, Bounds, BinaryMask> view) {
		final SeamMerger merger = new SeamMerger(plan);
		for (int field = 0; field < plan.count(); field++) {
			merger.add(field, view.apply(field, plan.field(field)));
		}
		return merger.merged();
	}

	/** Merges two views that are given in the whole image's pixels. */
	private static BinaryMask merged(final List<BinaryMask.Pixels> first, final List<BinaryMask.Pixels> second) {
		final List<BinaryMask> views = List.of(Shapes.mask(175, 100, first), Shapes.mask(175, 100, second));
		return merged(TWO, (field, bounds) -> Shapes.cut(views.get(field), bounds));
	}

	private static BinaryMask mask(final BinaryMask.Pixels... shapes) {
		return Shapes.mask(175, 100, List.of(shapes));
	}

	@Test
	void objectsCutIntoFieldsComeBackExactly() {
		// A disc over the corner of four fields, one over a border, one inside, a ring and a worm over several fields,
		// a square at the image's corner.
		final BinaryMask truth = Shapes.mask(250, 250,
			List.of(Shapes.disc(87, 87, 14), Shapes.disc(160, 40, 9), Shapes.disc(30, 30, 10),
				Shapes.ring(165, 155, 50, 60), Shapes.worm(5, 240, 230, 8, 1.5), Shapes.rectangle(240, 0, 10, 10)));

		final BinaryMask merged = merged(PLAN, (field, bounds) -> Shapes.cut(truth, bounds));

		assertEquals(truth, merged);
		assertEquals(6, ConnectedParts.of(merged).size());
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void anyMaskCutIntoAnyFieldsComesBackExactly(final long seed) {
		final Random random = new Random(seed);
		for (int i = 0; i < 100; i++) {
			final int width = 1 + random.nextInt(70);
			final int height = 1 + random.nextInt(70);
			final FieldPlan plan = FieldPlan.of(width, height, 1 + random.nextInt(50),
				random.nextDouble() * FieldPlan.MAX_OVERLAP, Math.exp(random.nextGaussian() / 3));
			final double density = random.nextDouble();
			final int grain = 1 + random.nextInt(6);
			final long pattern = random.nextLong();
			final BinaryMask truth = BinaryMask.of(width, height,
				(x, y) -> new Random(pattern + 1_000_003L * (x / grain) + 7919L * (y / grain)).nextDouble() < density);

			assertEquals(truth, merged(plan, (field, bounds) -> Shapes.cut(truth, bounds)), "case " + i);
		}
	}

	@Test
	void whatAFieldSeesWholeReplacesTheViewThatIsCut() {
		// Both see a disc around 90: the first up to its border at 100, two pixels too large.
		final BinaryMask merged = merged(List.of(Shapes.disc(92, 50, 12)), List.of(Shapes.disc(92, 50, 10)));

		// Left of 87.5, where the first field owns, both views count no more than the better one.
		assertEquals(mask(Shapes.disc(92, 50, 10)), merged);
	}

	@Test
	void anObjectCutInBothFieldsIsTheUnionOfBothViews() {
		final BinaryMask merged = merged(List.of(Shapes.rectangle(20, 40, 120, 20)),
			List.of(Shapes.rectangle(20, 41, 120, 20)));

		// 20 to 74 as the first one sees it, 75 to 99 both, from 100 on the second.
		assertEquals(mask(Shapes.rectangle(20, 40, 80, 20), Shapes.rectangle(75, 41, 65, 20)), merged);
		assertEquals(1, ConnectedParts.of(merged).size());
	}

	/** Two fields of 100 in 174 columns are each other's mirror image, and so is what they see. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void whichOfTwoFieldsComesFirstChangesNothing(final long seed) {
		final FieldPlan plan = FieldPlan.of(174, 100, 100, 0.25, 1);
		final Random random = new Random(seed);
		for (int i = 0; i < 60; i++) {
			final List<BinaryMask> views = new ArrayList<>();
			for (int field = 0; field < 2; field++) {
				final List<BinaryMask.Pixels> shapes = new ArrayList<>();
				for (int k = 0; k < 4; k++) {
					// Around the seam: what one sees whole, the other sees cut, larger, smaller, or not at all.
					shapes.add(Shapes.rectangle(60 + random.nextInt(40), 10 + 20 * k, 5 + random.nextInt(30),
						6 + random.nextInt(8)));
				}
				views.add(Shapes.mask(174, 100, shapes));
			}
			final BinaryMask merged = merged(plan, (field, bounds) -> Shapes.cut(views.get(field), bounds));
			final BinaryMask turned = merged(plan,
				(field, bounds) -> Shapes.cut(mirrored(views.get(1 - field)), bounds));
			assertEquals(mirrored(merged), turned, "case " + i);
		}
	}

	private static BinaryMask mirrored(final BinaryMask mask) {
		return BinaryMask.of(mask.width(), mask.height(), (x, y) -> mask.get(mask.width() - 1 - x, y));
	}

	@Test
	void aFragmentAtAnInnerBorderIsDropped() {
		final BinaryMask.Pixels touching = Shapes.rectangle(95, 10, 5, 5);
		final BinaryMask.Pixels near = Shapes.rectangle(90, 30, 5, 5);

		assertEquals(BinaryMask.empty(175, 100), merged(List.of(touching, near), List.of()));
	}

	@Test
	void anObjectThatOneFieldMissesIsNotHalved() {
		// 80 ... 92: 7 of 12 columns are the first field's (up to 87 it owns: 80 ... 87 are 8).
		final BinaryMask.Pixels mostlyFirst = Shapes.rectangle(80, 10, 12, 12);
		// 84 ... 95: 4 of 12 columns.
		final BinaryMask.Pixels mostlySecond = Shapes.rectangle(84, 50, 12, 12);

		assertEquals(mask(mostlyFirst), merged(List.of(mostlyFirst, mostlySecond), List.of()));
		assertEquals(mask(mostlySecond), merged(List.of(), List.of(mostlyFirst, mostlySecond)));
	}

	@Test
	void neighboursOfTheSameObjectAreNotSwallowed() {
		// The second field sees one object where the first sees three and none of them makes half of it: 3 x 8 of 28
		// columns.
		final List<BinaryMask.Pixels> three = List.of(Shapes.rectangle(77, 40, 6, 6), Shapes.rectangle(84, 40, 6, 6),
			Shapes.rectangle(91, 40, 6, 6));
		final BinaryMask merged = merged(three, List.of(Shapes.rectangle(77, 40, 20, 6)));

		// The first two are at least half in the first field and drawn as it sees them: 77 to 82 and 84 to 87, gap
		// kept.
		assertTrue(!merged.get(83, 42));
		assertTrue(merged.get(77, 42));
	}

	@Test
	void aBentObjectWhoseBendIsOutOfSightIsOne() {
		// Two legs in the first field; the second sees the bend at 120 too. Each leg is less than half of what both
		// share.
		final List<BinaryMask.Pixels> second = List.of(Shapes.rectangle(75, 20, 50, 5), Shapes.rectangle(75, 60, 50, 5),
			Shapes.rectangle(120, 20, 5, 45));
		final List<BinaryMask.Pixels> first = List.of(Shapes.rectangle(40, 22, 60, 5), Shapes.rectangle(40, 62, 60, 5));

		final BinaryMask merged = merged(first, second);

		assertEquals(1, ConnectedParts.of(merged).size());
		assertTrue(merged.get(95, 26), "the leg's own pixels count in the other field");
	}

	@Test
	void contributionsArePixels() {
		final SeamMerger merger = new SeamMerger(TWO);
		merger.add(0, Shapes.cut(mask(Shapes.rectangle(10, 10, 5, 4)), TWO.field(0)));
		merger.add(1, Shapes.cut(mask(Shapes.rectangle(150, 10, 3, 3)), TWO.field(1)));

		assertEquals(29, merger.merged().area());
		assertAll(() -> assertEquals(20, merger.contributionOf(0)), () -> assertEquals(9, merger.contributionOf(1)));
	}

	@Test
	void fieldsThatSeeNothingMayBeLeftOut() {
		final BinaryMask truth = Shapes.mask(250, 250, List.of(Shapes.disc(125, 125, 20)));
		final SeamMerger merger = new SeamMerger(PLAN);
		merger.add(4, Shapes.cut(truth, PLAN.field(4)));

		assertEquals(truth, merger.merged());
		assertEquals(BinaryMask.empty(250, 250), new SeamMerger(PLAN).merged());
	}

	/** What models do near the borders of a field. */
	private enum Fault {
		LARGER_BY_1, LARGER_BY_2, SMALLER_BY_1, SMALLER_BY_2, MISSING, FRAGMENTS
	}

	/**
	 * Discs, rings, rectangles and worms in random places of 700 x 600 pixels, seen in fields of 256 that share 84 or
	 * more; each field is wrong in one of the ways within 16 pixels of its inner borders.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 12, 14, 16, 18 })
	void faultsNearInnerBordersChangeNoCountAndHardlyAnOutline(final long seed) {
		final Random random = new Random(seed);
		final BinaryMask truth = Shapes.mask(700, 600, scattered(random));
		final FieldPlan plan = FieldPlan.of(700, 600, 256, 0.25, 1);
		final List<BinaryMask> larger = List.of(Shapes.dilated(truth, 1), Shapes.dilated(truth, 2));
		final List<BinaryMask> smaller = List.of(Shapes.eroded(truth, 1), Shapes.eroded(truth, 2));

		final BinaryMask merged = merged(plan, (field, bounds) -> {
			final Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
			final BinaryMask wrong = switch (fault) {
				case LARGER_BY_1 -> larger.get(0);
				case LARGER_BY_2 -> larger.get(1);
				case SMALLER_BY_1 -> smaller.get(0);
				case SMALLER_BY_2 -> smaller.get(1);
				case MISSING -> BinaryMask.empty(700, 600);
				case FRAGMENTS -> fragments(truth, random);
			};
			return BinaryMask.of(bounds.width(), bounds.height(),
				(x, y) -> (plan.goesBeyond(field, new Bounds(bounds.x() + x, bounds.y() + y, 1, 1), 16) ? wrong : truth)
					.get(bounds.x() + x, bounds.y() + y));
		});

		assertEquals(ConnectedParts.of(truth).size(), ConnectedParts.of(merged).size());
		final List<Double> overlaps = Shapes.overlaps(truth, merged);
		// Objects that a field sees whole come from a field where they lie deep, without faults. Only the two long ones
		// are cut in every field: the worm is 11 pixels thick, and a fault of 2 pixels on both sides of it would give
		// 11 / 15 = 0.73, but it counts in no more than 2 x 16 of the 148 pixels from one field to the next: 1 / (1 + 4
		// / 11 x 32 / 148) = 0.93 if every field had it. One field in six has.
		assertTrue(Collections.min(overlaps) >= 0.95, overlaps::toString);
		assertTrue(overlaps.stream().mapToDouble(Double::doubleValue).average().orElse(0) >= 0.99, overlaps::toString);
	}

	/** At least 12 pixels apart, so that faults cannot join two of them. */
	private static List<BinaryMask.Pixels> scattered(final Random random) {
		final List<BinaryMask.Pixels> shapes = new ArrayList<>();
		for (int y = 50; y < 450; y += 80) {
			for (int x = 50; x < 660; x += 80) {
				final double jitterX = x + random.nextInt(9) - 4;
				final double jitterY = y + random.nextInt(9) - 4;
				shapes.add(switch (random.nextInt(3)) {
					case 0 -> Shapes.disc(jitterX, jitterY, 10 + random.nextInt(18));
					case 1 -> Shapes.ring(jitterX, jitterY, 15, 28);
					default -> Shapes.rectangle((int) jitterX - 25, (int) jitterY - 15, 50, 30);
				});
			}
		}
		shapes.add(Shapes.worm(10, 690, 475, 12, 5));
		shapes.add(Shapes.rectangle(20, 530, 660, 50));
		return shapes;
	}

	private static BinaryMask fragments(final BinaryMask truth, final Random random) {
		final List<BinaryMask.Pixels> shapes = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			shapes.add(Shapes.rectangle(random.nextInt(695), random.nextInt(595), 1 + random.nextInt(4),
				1 + random.nextInt(4)));
		}
		final BinaryMask near = Shapes.dilated(truth, 3);
		final BinaryMask all = Shapes.mask(700, 600, shapes);
		return BinaryMask.of(700, 600, (x, y) -> truth.get(x, y) || all.get(x, y) && !near.get(x, y));
	}
}

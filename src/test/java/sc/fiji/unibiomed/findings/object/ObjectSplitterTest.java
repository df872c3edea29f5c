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
package sc.fiji.unibiomed.findings.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.findings.FindingObjects;
import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.findings.ObjectPart;
import sc.fiji.unibiomed.findings.ObjectRule;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Position;

@Timeout(60)
class ObjectSplitterTest {

	@Test
	void anOutlineIsOneRegionUnlessItIsToBeTakenApart() {
		assertEquals(FindingObjects.NONE, split(ObjectKind.ONE, 0, slices(1), mask("#.#")));
	}

	@Test
	void anEmptyMaskHasNoObjects() {
		assertEquals(0, each(0, mask("...")).count());
	}

	@Test
	void partsThatDoNotTouchAreObjects() {
		assertEquals(List.of(mask("##..."), mask("...##")), masks(each(0, mask("##.##"))));
	}

	@Test
	void pixelsThatTouchAtACornerAreOneObject() {
		final BinaryMask corners = mask("#..", ".#.", "..#");
		assertEquals(List.of(corners), masks(each(0, corners)));
	}

	@Test
	void holesAreKept() {
		final List<BinaryMask> objects = masks(each(0, mask("####.", "#..#.", "####.")));
		assertEquals(1, objects.size());
		assertEquals(10, objects.get(0).area());
		assertFalse(objects.get(0).get(1, 1));
	}

	@Test
	void smallObjectsAreLeftOutAndCounted() {
		final FindingObjects objects = each(3, mask("##.###.#"));
		assertEquals(List.of(mask("...###..")), masks(objects));
		assertEquals("1 object (2 smaller than 3 pixels left out)", objects.words());
		assertEquals("3 objects", each(1, mask("##.###.#")).words());
		assertEquals("no object (3 smaller than 4 pixels left out)", each(4, mask("##.###.#")).words());
	}

	@Test
	void anObjectInNeighbouringSlicesIsOneWithOneNumber() {
		final FindingObjects objects = split(ObjectKind.EACH, 0, slices(3), mask("##..##"), mask(".#...."),
			mask("##..##"));
		assertEquals(List.of("1@0", "2@0", "1@1", "1@2", "3@2"), places(objects));
		assertEquals("3 objects", objects.words());
	}

	@Test
	void partsInNeighbouringSlicesThatOnlyTouchAtAnEdgeAreTwoObjects() {
		assertEquals(2, split(ObjectKind.EACH, 0, slices(2), mask("##...."), mask("..##..")).count());
	}

	@Test
	void anObjectThatBranchesHasOnePartInAPlane() {
		final FindingObjects objects = split(ObjectKind.EACH, 0, slices(2), mask("#..#."), mask("#####"));
		assertEquals(List.of("1@0", "1@1"), places(objects));
		assertEquals(mask("#..#."), objects.parts().get(0).mask());
	}

	@Test
	void pixelsOfAllSlicesDecideWhetherAnObjectIsSmall() {
		assertEquals(List.of("1@0", "1@1"),
			places(split(ObjectKind.EACH, 4, slices(2), mask("##...#"), mask("##...."))));
	}

	@Test
	void timePointsAndSlicesThatAreNoNeighboursAreCountedByThemselves() {
		final FindingObjects times = split(ObjectKind.EACH, 0, List.of(new Position(0, 1, 1), new Position(0, 1, 2)),
			mask("##"), mask("##"));
		assertEquals("2 objects in 2 planes, each counted separately", times.words());
		final FindingObjects gap = split(ObjectKind.EACH, 0,
			List.of(new Position(0, 1, 1), new Position(0, 2, 1), new Position(0, 4, 1)), mask("##"), mask("##"),
			mask("##"));
		assertEquals("2 objects in 2 volumes, each counted separately", gap.words());
	}

	@Test
	void whatIsCutIsTakenApartAndNumberedByItsFirstPixels() {
		final ObjectCutter inTheMiddle = part -> BinaryMask.of(part.width(), part.height(),
			(x, y) -> part.contains(x, y) && x != 3);
		final FindingObjects objects = ObjectSplitter.split(List.of(mask("..##.", "#####")),
			new ObjectRule(ObjectKind.TOUCHING, 0, false), slices(1), inTheMiddle);
		assertEquals(List.of(mask("..#..", "###.."), mask(".....", "....#")), masks(objects));
	}

	@Test
	void everyFrameNeedsAPlane() {
		assertThrows(IllegalArgumentException.class, () -> split(ObjectKind.EACH, 0, slices(2), mask("#")));
	}

	/** Whatever the outline: its objects do not overlap, and together they are the outline without the small ones. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void objectsTogetherAreTheOutlineWithoutTheSmallOnes(final long seed) {
		final Random random = new Random(seed);
		final List<BinaryMask> volume = IntStream.range(0, 5)
			.mapToObj(slice -> BinaryMask.of(40, 30, (x, y) -> random.nextInt(3) == 0)).toList();
		final FindingObjects all = split(ObjectKind.EACH, 0, slices(5), volume.toArray(BinaryMask[]::new));
		final FindingObjects large = split(ObjectKind.EACH, 4, slices(5), volume.toArray(BinaryMask[]::new));

		for (int slice = 0; slice < 5; slice++) {
			assertEquals(volume.get(slice).area(), pixels(all, slice));
		}
		assertEquals(all.count(), large.count() + large.leftOut());
		assertEquals(IntStream.rangeClosed(1, large.count()).boxed().toList(),
			large.parts().stream().map(ObjectPart::number).distinct().sorted().toList());
		for (final ObjectPart part : all.parts()) {
			assertEquals(part.mask().area(), part.mask().areaShared(volume.get(part.frame())));
			for (final ObjectPart other : all.parts()) {
				assertTrue(part == other || part.frame() != other.frame() || part.mask().areaShared(other.mask()) == 0);
				assertTrue(part.number() == other.number() || Math.abs(part.frame() - other.frame()) != 1 ||
					part.mask().areaShared(other.mask()) == 0);
			}
		}
		for (int number = 1; number <= large.count(); number++) {
			final int object = number;
			assertTrue(large.parts().stream().filter(part -> part.number() == object)
				.mapToLong(part -> part.mask().area()).sum() >= 4);
		}
	}

	private static long pixels(final FindingObjects objects, final int frame) {
		return objects.parts().stream().filter(part -> part.frame() == frame).mapToLong(part -> part.mask().area())
			.sum();
	}

	private static FindingObjects each(final int smallest, final BinaryMask mask) {
		return split(ObjectKind.EACH, smallest, slices(1), mask);
	}

	private static FindingObjects split(final ObjectKind kind, final int smallest, final List<Position> planes,
		final BinaryMask... masks)
	{
		return ObjectSplitter.split(List.of(masks), new ObjectRule(kind, smallest, false), planes, ObjectCutter.none());
	}

	private static List<Position> slices(final int count) {
		return IntStream.rangeClosed(1, count).mapToObj(slice -> new Position(0, slice, 1)).toList();
	}

	private static List<BinaryMask> masks(final FindingObjects objects) {
		return objects.parts().stream().map(ObjectPart::mask).toList();
	}

	private static List<String> places(final FindingObjects objects) {
		return objects.parts().stream().map(part -> part.number() + "@" + part.frame()).toList();
	}

	private static BinaryMask mask(final String... rows) {
		return BinaryMask.of(rows[0].length(), rows.length, (x, y) -> rows[y].charAt(x) == '#');
	}
}

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
package sc.fiji.unibiomed.imagej.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.Prefs;
import sc.fiji.unibiomed.image.BinaryMask;

class ObjectSplitterTest {

	private static final ObjectSettings SPLIT = new ObjectSettings(true, false, 0);
	private static final ObjectSettings WATERSHED = new ObjectSettings(true, true, 0);

	private final boolean blackBackground = Prefs.blackBackground;

	@AfterEach
	void restorePreference() {
		Prefs.blackBackground = blackBackground;
	}

	@Test
	void theMaskStaysWholeUnlessItIsToBeSplit() {
		final BinaryMask mask = mask("#.#");
		assertEquals(List.of(mask), ObjectSplitter.split(mask, ObjectSettings.whole()));
	}

	@Test
	void anEmptyMaskHasNoObjects() {
		assertEquals(List.of(), ObjectSplitter.split(mask("..."), ObjectSettings.whole()));
		assertEquals(List.of(), ObjectSplitter.split(mask("..."), SPLIT));
	}

	@Test
	void partsThatDoNotTouchAreObjects() {
		assertEquals(List.of(mask("##..."), mask("...##")), ObjectSplitter.split(mask("##.##"), SPLIT));
	}

	@Test
	void pixelsThatTouchAtACornerAreOneObject() {
		final BinaryMask corners = mask("#..", ".#.", "..#");
		assertEquals(List.of(corners), ObjectSplitter.split(corners, SPLIT));
	}

	@Test
	void holesAreKept() {
		final List<BinaryMask> objects = ObjectSplitter.split(mask("####.", "#..#.", "####."), SPLIT);
		assertEquals(1, objects.size());
		assertEquals(10, objects.get(0).area());
		assertFalse(objects.get(0).get(1, 1));
	}

	@Test
	void objectsBelowTheMinimumSizeAreLeftOut() {
		final BinaryMask mask = mask("##.###");
		assertEquals(List.of(mask("...###")), ObjectSplitter.split(mask, new ObjectSettings(true, false, 3)));
		assertEquals(2, ObjectSplitter.split(mask, new ObjectSettings(true, false, 2)).size());
	}

	/** ImageJ's preference for the background of binary images must not matter. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void watershedCutsTouchingDiscsApart(final boolean black) {
		Prefs.blackBackground = black;
		final BinaryMask discs = discs(33);
		assertEquals(1, ObjectSplitter.split(discs, SPLIT).size());
		final List<BinaryMask> objects = ObjectSplitter.split(discs, WATERSHED);
		assertEquals(2, objects.size());
		assertEquals(objects.get(0).area(), objects.get(1).area(), 20);
		final long cut = discs.area() - objects.get(0).area() - objects.get(1).area();
		assertTrue(cut > 0 && cut <= 20, "pixels of the cut: " + cut);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void watershedLeavesDiscsThatDoNotTouchAsTheyAre(final boolean black) {
		Prefs.blackBackground = black;
		final BinaryMask discs = discs(38);
		assertEquals(ObjectSplitter.split(discs, SPLIT), ObjectSplitter.split(discs, WATERSHED));
	}

	/** Two discs of radius 10, the first around x 15. */
	private static BinaryMask discs(final int secondX) {
		final int width = 60;
		final byte[] inside = new byte[width * 30];
		for (int i = 0; i < inside.length; i++) {
			final int x = i % width;
			final int y = i / width;
			inside[i] = (byte) (Math.hypot(x - 15, y - 15) <= 10 || Math.hypot(x - secondX, y - 15) <= 10 ? 1 : 0);
		}
		return BinaryMask.of(width, 30, inside);
	}

	private static BinaryMask mask(final String... rows) {
		final byte[] inside = new byte[rows.length * rows[0].length()];
		final String all = String.join("", rows);
		for (int i = 0; i < inside.length; i++) {
			inside[i] = (byte) (all.charAt(i) == '#' ? 1 : 0);
		}
		return BinaryMask.of(rows[0].length(), rows.length, inside);
	}
}

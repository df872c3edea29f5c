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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.Prefs;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.findings.ObjectPart;
import sc.fiji.unibiomed.findings.ObjectRule;
import sc.fiji.unibiomed.findings.object.ObjectSplitter;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Position;

/** Touching objects as everybody gets them who asks for them: by what is installed. */
@Timeout(60)
class WatershedCutterTest {

	private final boolean blackBackground = Prefs.blackBackground;

	@AfterEach
	void restorePreference() {
		Prefs.blackBackground = blackBackground;
	}

	/** ImageJ's preference for the background of binary images must not matter. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void touchingDiscsAreCutApart(final boolean black) {
		Prefs.blackBackground = black;
		final BinaryMask discs = discs(33);
		assertEquals(1, objects(discs, ObjectKind.EACH).size());
		final List<BinaryMask> objects = objects(discs, ObjectKind.TOUCHING);
		assertEquals(2, objects.size());
		assertEquals(objects.get(0).area(), objects.get(1).area(), 20);
		final long cut = discs.area() - objects.get(0).area() - objects.get(1).area();
		assertTrue(cut > 0 && cut <= 20, "pixels of the cut: " + cut);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void discsThatDoNotTouchStayAsTheyAre(final boolean black) {
		Prefs.blackBackground = black;
		final BinaryMask discs = discs(38);
		assertEquals(2, objects(discs, ObjectKind.TOUCHING).size());
		assertEquals(objects(discs, ObjectKind.EACH), objects(discs, ObjectKind.TOUCHING));
	}

	private static List<BinaryMask> objects(final BinaryMask mask, final ObjectKind kind) {
		final Finding finding = new Finding(1, "nuclei", List.of(FindingMask.unrated(mask)));
		return ObjectSplitter.split(finding, new ObjectRule(kind, 0, false), List.of(Position.FIRST)).parts().stream()
			.map(ObjectPart::mask).toList();
	}

	/** Two discs of radius 10, the first around x 15. */
	private static BinaryMask discs(final int secondX) {
		return BinaryMask.of(60, 30,
			(x, y) -> Math.hypot(x - 15, y - 15) <= 10 || Math.hypot(x - secondX, y - 15) <= 10);
	}
}

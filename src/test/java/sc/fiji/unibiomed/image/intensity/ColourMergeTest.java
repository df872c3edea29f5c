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
package sc.fiji.unibiomed.image.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ColourMergeTest {

	private static final int A = 0x10f080;
	private static final int B = 0x202090;

	@Test
	void addedColoursStopAtTheBrightest() {
		// 10 + 20 = 30, f0 + 20 > ff, 80 + 90 > ff
		assertEquals(0x30ffff, ColourMerge.SUM.with(A, B));
	}

	@Test
	void theBrightestOrTheDarkestOfEachIsTaken() {
		assertEquals(0x20f090, ColourMerge.MAX.with(A, B));
		assertEquals(0x102080, ColourMerge.MIN.with(A, B));
	}

	@Test
	void inkIsTakenFromWhite() {
		// ff - (ff - 10) - (ff - 20) < 0; ff - 0f - df = 11; ff - 7f - 6f = 11
		assertEquals(0x001111, ColourMerge.INVERT.with(A, B));
	}

	@Test
	void theFirstChannelKeepsItsColour() {
		for (final ColourMerge merge : ColourMerge.values()) {
			assertEquals(A, merge.with(merge.ground(), A));
		}
	}
}

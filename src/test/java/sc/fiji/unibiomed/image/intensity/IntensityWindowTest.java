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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class IntensityWindowTest {

	@Test
	void valuesBetweenTheEndsAreCutOffToWholeGreys() {
		final IntensityWindow abdomen = new IntensityWindow(-150, 250);
		assertEquals(0, abdomen.toGrey(-150));
		// (0 + 150) / 400 * 255 = 95.625
		assertEquals(95, abdomen.toGrey(0));
		// (50 + 150) / 400 * 255 = 127.5
		assertEquals(127, abdomen.toGrey(50));
		// (249 + 150) / 400 * 255 = 254.3625
		assertEquals(254, abdomen.toGrey(249));
		assertEquals(255, abdomen.toGrey(250));
	}

	@Test
	void valuesOutsideAreBlackAndWhite() {
		final IntensityWindow window = new IntensityWindow(-150, 250);
		assertEquals(0, window.toGrey(-1000));
		assertEquals(0, window.toGrey(Double.NEGATIVE_INFINITY));
		assertEquals(0, window.toGrey(Double.NaN));
		assertEquals(255, window.toGrey(3000));
		assertEquals(255, window.toGrey(Double.POSITIVE_INFINITY));
	}

	@Test
	void aWindowOfOneValueDividesBlackFromWhite() {
		final IntensityWindow window = new IntensityWindow(7, 7);
		assertEquals(0, window.toGrey(7));
		assertEquals(255, window.toGrey(7.5));
	}

	@Test
	void hugeWindowsDoNotOverflow() {
		final IntensityWindow window = new IntensityWindow(-Float.MAX_VALUE, Float.MAX_VALUE);
		assertEquals(127, window.toGrey(0));
	}

	@Test
	void levelIsTheMiddleOfTheWidth() {
		assertEquals(new IntensityWindow(-160, 240), IntensityWindow.ofLevelAndWidth(40, 400));
		assertThrows(IllegalArgumentException.class, () -> IntensityWindow.ofLevelAndWidth(40, 0));
		assertThrows(IllegalArgumentException.class, () -> IntensityWindow.ofLevelAndWidth(40, Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> IntensityWindow.ofLevelAndWidth(Double.NaN, 1));
		assertThrows(IllegalArgumentException.class, () -> new IntensityWindow(2, 1));
	}

	@Test
	void everyFixedWindowHasItsPublishedEnds() {
		assertWindow(-150, 250, IntensityChoice.CT_ABDOMEN);
		assertWindow(-1000, 1000, IntensityChoice.CT_LUNG);
		assertWindow(-25, 230, IntensityChoice.CT_LIVER);
		// 40 - 80 / 2, 40 + 80 / 2
		assertWindow(0, 80, IntensityChoice.CT_BRAIN);
		// 400 - 1800 / 2, 400 + 1800 / 2
		assertWindow(-500, 1300, IntensityChoice.CT_BONE);
		// 50 - 350 / 2, 50 + 350 / 2
		assertWindow(-125, 225, IntensityChoice.CT_MEDIASTINUM);
		assertEquals(Optional.empty(), CtWindow.of(IntensityChoice.CT_CUSTOM));
	}

	private static void assertWindow(final double low, final double high, final IntensityChoice choice) {
		assertEquals(new IntensityWindow(low, high), CtWindow.of(choice).orElseThrow().window());
	}
}

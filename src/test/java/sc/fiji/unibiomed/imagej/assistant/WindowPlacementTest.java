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
package sc.fiji.unibiomed.imagej.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.Rectangle;

import org.junit.jupiter.api.Test;

class WindowPlacementTest {

	private static final Rectangle SCREEN = new Rectangle(0, 0, 1366, 768);
	private static final Dimension SIZE = new Dimension(460, 640);

	private static Rectangle beside(final int x, final int y, final int width, final int height) {
		final Rectangle image = new Rectangle(x, y, width, height);
		final Rectangle place = WindowPlacement.beside(image, SCREEN, SIZE);
		assertTrue(SCREEN.contains(place), place.toString());
		return place;
	}

	@Test
	void toTheRightWhereThereIsRoom() {
		assertEquals(new Rectangle(538, 100, 460, 640), beside(10, 100, 520, 560));
	}

	@Test
	void toTheLeftWhereTheRightIsTaken() {
		final Rectangle place = beside(800, 100, 520, 560);
		assertFalse(place.intersects(new Rectangle(800, 100, 520, 560)), place.toString());
	}

	@Test
	void atTheEdgeOfTheScreenBesideALargeImage() {
		assertEquals(906, beside(0, 0, 1200, 760).x);
		assertEquals(0, beside(160, 0, 1200, 760).x);
	}

	@Test
	void neverBelowTheScreen() {
		assertEquals(128, beside(10, 700, 300, 300).y);
	}
}

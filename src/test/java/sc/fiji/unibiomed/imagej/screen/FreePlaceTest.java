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
package sc.fiji.unibiomed.imagej.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class FreePlaceTest {

	private static final Rectangle SCREEN = new Rectangle(0, 0, 1366, 768);
	private static final Dimension SIZE = new Dimension(420, 700);
	private static final Dimension LEAST = new Dimension(300, 320);

	private static Rectangle beside(final Rectangle image, final Rectangle... others) {
		final Rectangle place = FreePlace.beside(image, List.of(others), SCREEN, SIZE, LEAST);
		assertTrue(SCREEN.contains(place), place.toString());
		return place;
	}

	@Test
	void toTheRightAndLevelWithTheImageWhereThereIsRoom() {
		assertEquals(new Rectangle(536, 60, 420, 700), beside(new Rectangle(10, 60, 520, 560)));
	}

	@Test
	void toTheLeftWhereTheRightIsTooNarrow() {
		assertEquals(new Rectangle(374, 68, 420, 700), beside(new Rectangle(800, 100, 520, 560)));
	}

	@Test
	void narrowerRatherThanOverTheImage() {
		final Rectangle image = new Rectangle(0, 0, 1000, 760);
		final Rectangle place = beside(image);
		assertEquals(360, place.width);
		assertFalse(place.intersects(image), place.toString());
	}

	@Test
	void notOverOtherWindowsWhereThereIsAnotherPlace() {
		final Rectangle image = new Rectangle(430, 0, 500, 560);
		final Rectangle log = new Rectangle(940, 100, 420, 600);
		assertFalse(beside(image, log).intersects(log), "the left is free");
	}

	@Test
	void atTheEdgeOfTheScreenWhereTheImageFillsIt() {
		final Rectangle place = beside(new Rectangle(100, 0, 1266, 768));
		assertEquals(0, place.x);
		assertEquals(LEAST, place.getSize());
	}

	@Test
	void neverOverAnImageThatLeavesRoom() {
		final Random random = new Random(19);
		for (int i = 0; i < 2000; i++) {
			final Rectangle image = new Rectangle(random.nextInt(700), random.nextInt(300), 50 + random.nextInt(700),
				50 + random.nextInt(460));
			final boolean hasRoom = SCREEN.width - image.x - image.width - 6 >= LEAST.width ||
				image.x - 6 >= LEAST.width;
			assertFalse(hasRoom && beside(image).intersects(image), image.toString());
		}
	}
}

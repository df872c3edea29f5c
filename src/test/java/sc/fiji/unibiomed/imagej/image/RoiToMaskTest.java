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
package sc.fiji.unibiomed.imagej.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.process.ByteProcessor;
import ij.process.ImageStatistics;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.InputException;

class RoiToMaskTest {

	@Test
	void aRectangleCoversItsPixels() {
		final BinaryMask mask = RoiToMask.of(new Roi(2, 3, 4, 5), 20, 10);
		assertEquals(20, mask.area());
		assertTrue(mask.get(2, 3) && mask.get(5, 7));
		assertFalse(mask.get(1, 3) || mask.get(6, 7));
	}

	@Test
	void anOvalCoversWhatImageJMeasures() {
		final Roi oval = new OvalRoi(2, 2, 12, 6);
		final ByteProcessor canvas = new ByteProcessor(20, 10);
		canvas.setRoi(oval);
		assertEquals(ImageStatistics.getStatistics(canvas).pixelCount, RoiToMask.of(oval, 20, 10).area());
	}

	@Test
	void aHoleStaysAHole() {
		final Roi ring = new ShapeRoi(new Roi(1, 1, 8, 8)).not(new ShapeRoi(new Roi(3, 3, 4, 4)));
		final BinaryMask mask = RoiToMask.of(ring, 10, 10);
		assertEquals(64 - 16, mask.area());
		assertFalse(mask.get(4, 4));
	}

	@Test
	void partsOutsideOfTheImageAreCutOff() {
		assertEquals(2 * 3, RoiToMask.of(new Roi(-2, -1, 4, 4), 20, 10).area());
	}

	@Test
	void aLineIsRefusedWithItsName() {
		final Roi line = new Line(1, 1, 8, 8);
		line.setName("axis");
		final InputException refused = assertThrows(InputException.class, () -> RoiToMask.of(line, 20, 10));
		assertEquals("regions", refused.field());
		assertTrue(refused.getMessage().startsWith("The region 'axis' is a straight line"), refused.getMessage());
	}

	@Test
	void aRegionOutsideOfTheImageIsRefused() {
		assertEquals("The selection is outside of the image.",
			assertThrows(InputException.class, () -> RoiToMask.of(new Roi(30, 30, 4, 4), 20, 10)).getMessage());
	}
}

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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Line;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ByteProcessor;
import sc.fiji.unibiomed.image.InputException;

/** Which of the things that ImageJ keeps as ROIs can be asked about. */
class MarkedRegionsTest {

	private final ImagePlus image = IJ.createImage("image", "8-bit", 40, 30, 1);
	private final Roi area = new Roi(2, 3, 4, 5);

	@Test
	void areasAreKeptInTheirOrder() {
		final Roi other = new Roi(9, 9, 3, 3);
		final MarkedRegions marked = MarkedRegions.of(image, List.of(area, new Line(1, 1, 8, 8), other));
		assertEquals(List.of(area, other), marked.rois());
		assertEquals(20, marked.regions().get(0).mask().area());
		assertEquals(9, marked.regions().get(1).mask().area());
		assertEquals(List.of(
			"1 of 3 regions was left out, as only areas within the image can be described: " + "straight line (1)."),
			marked.notes());
	}

	@Test
	void whatImageJDrawsByItselfIsNoRegion() {
		final MarkedRegions marked = MarkedRegions.of(image, List.of(named("|SB|"), named("|CB|"), named("|GRID|"),
			named("|OV|"), new TextRoi(1, 1, "liver"), new ImageRoi(0, 0, new ByteProcessor(5, 5)), area));
		assertEquals(List.of(area), marked.rois());
		assertEquals(
			List.of("6 of 7 regions were left out, as only areas within the image can be described: scale bar (1), " +
				"calibration bar (1), grid (1), cross of the orthogonal views (1), text (1), image (1)."),
			marked.notes());
	}

	/** People see one scale bar, and ImageJ draws it as a line and a text. */
	@Test
	void whatImageJDrawsInPartsCountsOnce() {
		assertEquals(
			List.of("2 of 3 regions were left out, as only areas within the image can be described: scale bar (1), " +
				"straight line (1)."),
			MarkedRegions.of(image, List.of(area, named("|SB|"), named("|SB|"), new Line(1, 1, 8, 8))).notes());
		assertEquals("The region '|SB|' is a scale bar; only areas can be described. Draw a rectangle, oval, polygon " +
			"or freehand area.", refusal(named("|SB|"), named("|SB|")));
	}

	@Test
	void nothingIsSaidWhereNothingIsLeftOut() {
		assertEquals(List.of(), MarkedRegions.of(image, List.of(area, named("|my region"))).notes());
	}

	@Test
	void onlyWhereNothingIsLeftItIsRefused() {
		assertEquals(
			"None of the 3 regions can be described, as only areas within the image can: point (1), scale " +
				"bar (1), outside of the image (1). Draw a rectangle, oval, polygon or freehand area.",
			refusal(new PointRoi(3, 3), named("|SB|"), new Roi(100, 100, 5, 5)));
		assertEquals("The region '|SB|' is a scale bar; only areas can be described. Draw a rectangle, oval, polygon " +
			"or freehand area.", refusal(named("|SB|")));
		assertEquals("The selection is an image; only areas can be described. Draw a rectangle, oval, polygon or " +
			"freehand area.", refusal(new ImageRoi(0, 0, new ByteProcessor(5, 5))));
	}

	private String refusal(final Roi... marked) {
		return assertThrows(InputException.class, () -> MarkedRegions.of(image, List.of(marked))).getMessage();
	}

	private static Roi named(final String name) {
		final Roi roi = new Roi(1, 1, 5, 5);
		roi.setName(name);
		return roi;
	}
}

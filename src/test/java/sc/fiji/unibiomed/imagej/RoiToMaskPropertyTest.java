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
package sc.fiji.unibiomed.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.gui.EllipseRoi;
import ij.gui.OvalRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;
import ij.process.ByteProcessor;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.image.RoiToMask;

/** Any area in any place, on images of any size down to a single pixel, covers what ImageJ would fill. */
class RoiToMaskPropertyTest {

	@ParameterizedTest
	@ValueSource(strings = { "rectangle", "rounded rectangle", "rotated rectangle", "oval", "ellipse", "polygon",
		"freehand", "composite" })
	void aRegionCoversWhatImageJFills(final String kind) {
		final Random random = new Random(kind.hashCode());
		for (int run = 0; run < 150; run++) {
			final int width = 1 + random.nextInt(40);
			final int height = 1 + random.nextInt(40);
			final Roi roi = roi(kind, random);
			final ByteProcessor canvas = new ByteProcessor(width, height);
			canvas.setValue(255);
			canvas.fill(roi);
			final BinaryMask filled = BinaryMask.of(width, height, (byte[]) canvas.getPixels());

			if (filled.area() == 0) {
				assertThrows(InputException.class, () -> RoiToMask.of(roi, width, height));
			}
			else {
				assertEquals(filled, RoiToMask.of(roi, width, height), kind + " " + run);
			}
		}
	}

	private static Roi roi(final String kind, final Random random) {
		final int x = random.nextInt(60) - 15;
		final int y = random.nextInt(60) - 15;
		final int w = 1 + random.nextInt(30);
		final int h = 1 + random.nextInt(30);
		return switch (kind) {
			case "rectangle" -> new Roi(x, y, w, h);
			case "rounded rectangle" -> new Roi(x, y, w, h, 1 + random.nextInt(10));
			case "rotated rectangle" -> new RotatedRectRoi(x, y, x + w, y + h, 1 + random.nextInt(20));
			case "oval" -> new OvalRoi(x, y, w, h);
			case "ellipse" -> new EllipseRoi(x, y, x + w, y + h, 0.2 + 0.8 * random.nextDouble());
			case "polygon" -> polygon(random, 5, Roi.POLYGON, x, y, w, h);
			case "freehand" -> polygon(random, 30, Roi.FREEROI, x, y, w, h);
			default -> new ShapeRoi(new Roi(x, y, w + 4, h + 4)).xor(new ShapeRoi(new OvalRoi(x + 2, y + 1, w, h)));
		};
	}

	private static Roi polygon(final Random random, final int corners, final int type, final int x, final int y,
		final int w, final int h)
	{
		final float[] xs = new float[corners];
		final float[] ys = new float[corners];
		for (int i = 0; i < corners; i++) {
			xs[i] = x + w * random.nextFloat();
			ys[i] = y + h * random.nextFloat();
		}
		return new PolygonRoi(xs, ys, type);
	}
}

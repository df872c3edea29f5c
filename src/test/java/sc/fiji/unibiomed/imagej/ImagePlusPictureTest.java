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

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.process.FloatProcessor;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.interpret.view.ShownImage;

class ImagePlusPictureTest {

	@Test
	void framesAndPartsAreRenderedAsChosen() {
		final ImagePlus image = new ImagePlus("ct", new FloatProcessor(2, 1, new float[] { -150, 250 }));
		image.setDisplayRange(1000, 2000);
		final Picture picture = picture(image, "CT abdomen");
		assertEquals(new RgbImage(2, 1, new byte[] { 0, 0, 0, -1, -1, -1 }), picture.frame(0));
		assertEquals(new RgbImage(1, 1, new byte[] { -1, -1, -1 }), picture.part(0, new Bounds(1, 0, 1, 1)));
		assertEquals(new RgbImage(2, 1, new byte[6]), picture(image, "as displayed").frame(0));
	}

	@Test
	void pixelsHaveTheProportionsOfTheCalibration() {
		assertEquals(2.5, aspect(0.2, 0.5));
		assertEquals(0.5, aspect(2, 1));
	}

	@Test
	void nearlySquareAndUnusableCalibrationsAreSquare() {
		assertEquals(1, aspect(1, 1.009));
		assertEquals(1, aspect(0, 1));
		assertEquals(1, aspect(1, -2));
		assertEquals(1, aspect(Double.NaN, 1));
		assertEquals(1, aspect(1, Double.POSITIVE_INFINITY));
	}

	private static double aspect(final double pixelWidth, final double pixelHeight) {
		final ImagePlus image = IJ.createImage("image", "8-bit black", 2, 2, 1);
		image.getCalibration().pixelWidth = pixelWidth;
		image.getCalibration().pixelHeight = pixelHeight;
		return picture(image, "auto").pixelAspect();
	}

	private static Picture picture(final ImagePlus image, final String intensity) {
		return ShownImage.of(OpenImage.of(image), PlaneSelection.of(Planes.CURRENT),
			InputChoice.parse("", intensity, "", "", ""), "").picture();
	}
}

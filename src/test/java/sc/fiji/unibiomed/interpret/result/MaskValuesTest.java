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
package sc.fiji.unibiomed.interpret.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import sc.fiji.unibiomed.findings.measure.Intensity;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.imagej.image.OpenImage;

/** Values under masks, kept apart from their image. */
class MaskValuesTest {

	private static final Position PLANE = new Position(0, 1, 1);

	@Test
	void partsOfAMaskAreMeasuredAsIfTheImageWereThere() {
		final Random random = new Random(5);
		for (int run = 0; run < 200; run++) {
			final int width = 1 + random.nextInt(90);
			final int height = 1 + random.nextInt(20);
			final float[] values = new float[width * height];
			for (int i = 0; i < values.length; i++) {
				values[i] = random.nextInt(20) == 0 ? Float.NaN : random.nextFloat();
			}
			final BinaryMask mask = BinaryMask.of(width, height, (x, y) -> random.nextInt(3) > 0);
			final BinaryMask part = BinaryMask.of(width, height,
				(x, y) -> mask.contains(x, y) && random.nextInt(3) == 0);
			final MaskValues kept = MaskValues
				.of(OpenImage.of(new ImagePlus("", new FloatProcessor(width, height, values.clone()))), PLANE, mask);

			assertEquals(Intensity.within(part, i -> values[i]), kept.intensity(part));
			assertEquals(Intensity.within(mask, i -> values[i]), kept.intensity());
		}
	}

	@Test
	void whatLiesOutsideOfTheMaskDoesNotCount() {
		final ImagePlus image = new ImagePlus("", new FloatProcessor(4, 1, new float[] { 1, 2, 4, 8 }));
		final MaskValues kept = MaskValues.of(OpenImage.of(image), PLANE,
			BinaryMask.of(4, 1, new byte[] { 0, 1, 1, 0 }));
		image.getProcessor().set(100);

		assertEquals(new Intensity(3, 2, 4), kept.intensity(BinaryMask.of(4, 1, new byte[] { 1, 1, 1, 1 })));
		assertTrue(Double.isNaN(kept.intensity(BinaryMask.of(4, 1, new byte[] { 1, 0, 0, 0 })).mean()));
	}
}

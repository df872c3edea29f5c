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
package sc.fiji.unibiomed.image.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.IndexColorModel;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ij.process.ByteProcessor;
import ij.process.LUT;

class ColoursTest {

	/** ImageJ is asked for the table of an 8-bit image whose range was changed. */
	@Test
	void aRangeChangesTheTableAsInImageJ() {
		final Random random = new Random(7);
		for (int round = 0; round < 300; round++) {
			final byte[][] bands = new byte[3][256];
			for (final byte[] band : bands) {
				random.nextBytes(band);
			}
			final int[] table = new int[256];
			for (int i = 0; i < 256; i++) {
				table[i] = (bands[0][i] & 0xff) << 16 | (bands[1][i] & 0xff) << 8 | bands[2][i] & 0xff;
			}
			final double min = random.nextInt(300) - 20 + (round % 3 == 0 ? random.nextDouble() : 0);
			final double max = random.nextInt(300) - 20 + (round % 3 == 0 ? random.nextDouble() : 0);
			final ByteProcessor plane = new ByteProcessor(1, 1, new byte[1], new LUT(bands[0], bands[1], bands[2]));
			plane.setMinAndMax(min, max);
			final IndexColorModel shown = (IndexColorModel) plane.getCurrentColorModel();
			final int[] ours = Colours.inRange(table, new DisplayRange(min, max));
			for (int i = 0; i < 256; i++) {
				assertEquals(shown.getRGB(i) & 0xffffff, ours[i], min + " to " + max + " at " + i);
			}
		}
	}
}

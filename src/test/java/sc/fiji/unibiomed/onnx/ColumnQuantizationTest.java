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
package sc.fiji.unibiomed.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

class ColumnQuantizationTest {

	@Test
	void everyOutputHasItsOwnScaleAndItsOwnColumn() {
		final ColumnQuantization quantized = new ColumnQuantization(3, 2);
		quantized.set(0, new float[] { 127, -64, 1 }, 1);
		quantized.set(1, new float[] { 0, 0.25f, -0.5f }, 1);

		assertArrayEquals(new byte[] { 127, 0, -64, 64, 1, -127 }, quantized.values());
		assertArrayEquals(new float[] { 1, 0.5f / 127 }, quantized.scales());
	}

	@Test
	void aFactorGoesIntoTheScale() {
		final ColumnQuantization quantized = new ColumnQuantization(1, 1);
		quantized.set(0, new float[] { 127 }, -3);

		assertArrayEquals(new byte[] { 127 }, quantized.values());
		assertArrayEquals(new float[] { -3 }, quantized.scales());
	}

	@Test
	void anOutputOfZerosStaysZero() {
		final ColumnQuantization quantized = new ColumnQuantization(2, 1);
		quantized.set(0, new float[2], 1);

		assertArrayEquals(new byte[2], quantized.values());
		assertArrayEquals(new float[1], quantized.scales());
	}

	@Test
	void noWeightIsMovedByMoreThanHalfAStep() {
		final Random random = new Random(3);
		final float[] weights = new float[1000];
		for (int i = 0; i < weights.length; i++) {
			weights[i] = (float) random.nextGaussian();
		}
		final ColumnQuantization quantized = new ColumnQuantization(weights.length, 1);
		quantized.set(0, weights, 1);

		for (int i = 0; i < weights.length; i++) {
			assertEquals(weights[i], quantized.values()[i] * quantized.scales()[0], quantized.scales()[0] * 0.5001f);
		}
	}
}

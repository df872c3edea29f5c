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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockQuantizationTest {

	private static final int INPUTS = 8 * BlockQuantization.SMALLEST_BLOCK;
	private static final int OUTPUTS = 5;

	@Test
	void valuesOnTheStepsOfABlockAreKeptExactly() {
		final float[] weights = new float[BlockQuantization.SMALLEST_BLOCK];
		for (int i = 0; i < weights.length; i++) {
			// Sixteen steps of 0.25, the outermost one negative: −2 … 1.75.
			weights[i] = (i % 16 - 8) * 0.25f;
		}
		final BlockQuantization quantized = new BlockQuantization(4, true, weights.length, 1);
		quantized.set(0, weights);

		assertArrayEquals(weights, restored(quantized, 4, weights.length, 0));
		assertEquals(0, quantized.squaredError());
	}

	@ParameterizedTest
	@CsvSource({ "4, true, 15", "4, false, 15", "8, true, 255", "8, false, 255" })
	void noValueIsFartherFromItsStepThanTheWidestOneAllows(final int bits, final boolean symmetric, final int steps) {
		final Random random = new Random(7);
		final BlockQuantization quantized = new BlockQuantization(bits, symmetric, INPUTS, OUTPUTS);
		double squared = 0;
		for (int output = 0; output < OUTPUTS; output++) {
			final float[] weights = new float[INPUTS];
			float extreme = 0;
			for (int i = 0; i < INPUTS; i++) {
				weights[i] = (float) random.nextGaussian();
				extreme = Math.max(extreme, Math.abs(weights[i]));
			}
			quantized.set(output, weights);
			final float[] restored = restored(quantized, bits, INPUTS, output);
			for (int i = 0; i < INPUTS; i++) {
				// The steps cover at least three quarters of −extreme … extreme: what lies outside is moved by a
				// quarter at most.
				assertEquals(weights[i], restored[i], 0.25f * extreme + 2 * extreme / steps);
				squared += Math.pow(weights[i] - (double) restored[i], 2);
			}
		}
		assertEquals(squared, quantized.squaredError(), 1e-4 * squared);
	}

	@Test
	void aZeroOfTheirOwnHelpsBlocksThatLieOnOneSide() {
		final Random random = new Random(8);
		final float[] weights = new float[INPUTS];
		for (int i = 0; i < INPUTS; i++) {
			weights[i] = random.nextFloat();
		}
		final BlockQuantization symmetric = new BlockQuantization(4, true, INPUTS, 1);
		final BlockQuantization asymmetric = new BlockQuantization(4, false, INPUTS, 1);
		symmetric.set(0, weights);
		asymmetric.set(0, weights);

		assertTrue(asymmetric.squaredError() < symmetric.squaredError());
	}

	@Test
	void zerosStayZeros() {
		final BlockQuantization quantized = new BlockQuantization(4, false, INPUTS, 1);
		quantized.set(0, new float[INPUTS]);

		assertArrayEquals(new float[INPUTS], restored(quantized, 4, INPUTS, 0));
	}

	@ParameterizedTest
	@CsvSource({ "4, 896, 32", "8, 896, 128", "8, 4864, 128", "8, 192, 64", "8, 96, 32" })
	void blocksOf8BitsAreAsLargeAsTheInputsAllow(final int bits, final int inputs, final int block) {
		final BlockQuantization quantized = new BlockQuantization(bits, true, inputs, 1);

		assertEquals(block, quantized.blockSize());
		assertEquals(inputs / block, quantized.blocks());
	}

	@Test
	void onlyWholeBlocksAndKnownWidthsAreTaken() {
		assertThrows(IllegalArgumentException.class, () -> new BlockQuantization(4, true, 33, 1));
		assertThrows(IllegalArgumentException.class, () -> new BlockQuantization(3, true, 32, 1));
	}

	/** An output's weights, as the runtime's documentation of MatMulNBits says how to read them. */
	private static float[] restored(final BlockQuantization quantized, final int bits, final int inputs,
		final int output)
	{
		final int size = quantized.blockSize();
		final int blocks = inputs / size;
		final float[] weights = new float[inputs];
		for (int i = 0; i < inputs; i++) {
			final int block = output * blocks + i / size;
			final int zero = bits == 8
				? quantized.zeros()[block] & 0xff
				: half(quantized.zeros()[output * ((blocks + 1) / 2) + i / size / 2], i / size);
			final int code = bits == 8
				? quantized.values()[output * inputs + i] & 0xff
				: half(quantized.values()[(output * inputs + i) / 2], i);
			weights[i] = (code - zero) * quantized.scales()[block];
		}
		return weights;
	}

	private static int half(final byte both, final int index) {
		return index % 2 == 0 ? both & 0xf : both >> 4 & 0xf;
	}
}

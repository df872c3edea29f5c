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

/**
 * The matrix of a linear layer in 8-bit integers with one scale per output, for products in which the other factor is
 * quantised too ({@code DynamicQuantizeMatMul}): w ≈ q·scale with q from −127 to 127.
 * <p>
 * Signed weights, because only their products with unsigned inputs use the processors' dot products of bytes fully.
 */
public final class ColumnQuantization {

	private static final int LARGEST = 127;

	private final int inputs;
	private final int outputs;
	private final byte[] values;
	private final float[] scales;

	/** @param inputs values per input row, @param outputs values per output row */
	public ColumnQuantization(final int inputs, final int outputs) {
		this.inputs = inputs;
		this.outputs = outputs;
		this.values = new byte[Math.multiplyExact(inputs, outputs)];
		this.scales = new float[outputs];
	}

	/**
	 * Sets the weights of an output; several threads may set different ones.
	 *
	 * @param weights as many as there are inputs
	 * @param factor what the output is multiplied by; finite
	 */
	public void set(final int output, final float[] weights, final float factor) {
		float magnitude = 0;
		for (final float weight : weights) {
			magnitude = Math.max(magnitude, Math.abs(weight));
		}
		final float scale = magnitude / LARGEST;
		final float inverse = magnitude == 0 ? 0 : LARGEST / magnitude;
		for (int i = 0; i < inputs; i++) {
			values[i * outputs + output] = (byte) Math.round(weights[i] * inverse);
		}
		scales[output] = scale * factor;
	}

	/** Inputs × outputs, row by row. */
	public byte[] values() {
		return values;
	}

	/** One per output. */
	public float[] scales() {
		return scales;
	}
}

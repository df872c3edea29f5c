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

import java.util.Arrays;

/**
 * The matrix of a linear layer in 4 or 8 bits with one scale per block of inputs, as {@code MatMulNBits} reads it:
 * w ≈ (q − zero)·scale, with q from 0 to 2^bits − 1. Symmetric blocks have the middle as their zero; asymmetric ones
 * have a zero of their own.
 */
public final class BlockQuantization {

	/** The smallest block: the size that llama.cpp uses for 4 bits, too. */
	public static final int SMALLEST_BLOCK = 32;

	/** With 8 bits, larger blocks cost nothing in accuracy, and single rows are multiplied up to twice as fast. */
	private static final int LARGEST_BLOCK = 128;

	/**
	 * Scales tried for a block, relative to the one that just covers its values: some clipping may cost less than
	 * coarser steps.
	 */
	private static final float[] CANDIDATES = { 1f, 0.95f, 0.9f, 0.85f, 0.8f, 0.75f };

	private final int bits;
	private final boolean symmetric;
	private final int block;
	private final int outputs;
	private final int blocks;
	private final byte[] values;
	private final float[] scales;
	private final byte[] zeros;
	private final double[] squaredErrors;

	/**
	 * @param bits 4 or 8
	 * @param inputs values per input row, a multiple of {@link #SMALLEST_BLOCK}
	 */
	public BlockQuantization(final int bits, final boolean symmetric, final int inputs, final int outputs) {
		if (bits != 4 && bits != 8) {
			throw new IllegalArgumentException("Weights have 4 or 8 bits here, not " + bits + ".");
		}
		if (inputs % SMALLEST_BLOCK != 0) {
			throw new IllegalArgumentException(inputs + " inputs are not a multiple of " + SMALLEST_BLOCK + ".");
		}
		this.bits = bits;
		this.symmetric = symmetric;
		this.outputs = outputs;
		this.block = bits == 4 ? SMALLEST_BLOCK : largestBlock(inputs);
		this.blocks = inputs / block;
		this.values = new byte[Math.multiplyExact(outputs, blocks * blockBytes())];
		this.scales = new float[outputs * blocks];
		this.squaredErrors = new double[outputs];
		this.zeros = new byte[outputs * zeroBytes()];
		if (symmetric) {
			Arrays.fill(zeros, (byte) (bits == 4 ? 0x88 : 0x80));
		}
	}

	private static int largestBlock(final int inputs) {
		int block = LARGEST_BLOCK;
		while (inputs % block != 0) {
			block /= 2;
		}
		return block;
	}

	/** Sets the weights of an output, as many as there are inputs; several threads may set different ones. */
	public void set(final int output, final float[] weights) {
		for (int index = 0; index < blocks; index++) {
			if (symmetric) {
				quantizeSymmetric(weights, output, index);
			}
			else {
				quantizeAsymmetric(weights, output, index);
			}
		}
	}

	private void quantizeSymmetric(final float[] weights, final int output, final int index) {
		final int middle = 1 << bits - 1;
		float extreme = 0;
		for (int i = 0; i < block; i++) {
			final float weight = weights[index * block + i];
			if (Math.abs(weight) > Math.abs(extreme)) {
				extreme = weight;
			}
		}
		// There is one step more below the middle than above: the value farthest out gets it, whatever its sign.
		keepBest(weights, output, index, -extreme / middle, middle);
	}

	private void quantizeAsymmetric(final float[] weights, final int output, final int index) {
		final int top = (1 << bits) - 1;
		float low = 0;
		float high = 0;
		for (int i = 0; i < block; i++) {
			low = Math.min(low, weights[index * block + i]);
			high = Math.max(high, weights[index * block + i]);
		}
		final float scale = (high - low) / top;
		final int zero = scale == 0 ? 0 : Math.max(0, Math.min(top, Math.round(-low / scale)));
		keepBest(weights, output, index, scale, zero);
		if (bits == 8) {
			zeros[output * blocks + index] = (byte) zero;
		}
		else {
			zeros[output * zeroBytes() + index / 2] |= (byte) (zero << 4 * (index % 2));
		}
	}

	/** Quantises a block with the scale near the given one that errs least. */
	private void keepBest(final float[] weights, final int output, final int index, final float scale, final int zero) {
		int[] best = {};
		double least = Double.POSITIVE_INFINITY;
		float kept = 0;
		for (final float candidate : CANDIDATES) {
			final int[] codes = new int[block];
			final double error = quantize(weights, index * block, scale * candidate, zero, codes);
			if (error < least) {
				least = error;
				kept = scale * candidate;
				best = codes;
			}
			if (bits == 8) {
				// With 256 steps clipping never pays.
				break;
			}
		}
		squaredErrors[output] += least;
		scales[output * blocks + index] = kept;
		final int at = (output * blocks + index) * blockBytes();
		for (int i = 0; i < block; i++) {
			if (bits == 8) {
				values[at + i] = (byte) best[i];
			}
			else {
				values[at + i / 2] |= (byte) (best[i] << 4 * (i % 2));
			}
		}
	}

	private double quantize(final float[] weights, final int from, final float scale, final int zero,
		final int[] codes)
	{
		final int top = (1 << bits) - 1;
		final float inverse = scale == 0 ? 0 : 1 / scale;
		double error = 0;
		for (int i = 0; i < block; i++) {
			final float weight = weights[from + i];
			codes[i] = Math.max(0, Math.min(top, Math.round(weight * inverse) + zero));
			final double difference = weight - (double) (codes[i] - zero) * scale;
			error += difference * difference;
		}
		return error;
	}

	private int blockBytes() {
		return block * bits / 8;
	}

	private int zeroBytes() {
		return bits == 8 ? blocks : (blocks + 1) / 2;
	}

	/** Outputs × blocks × bytes; of 4-bit values the first is in the lower half of its byte. */
	public byte[] values() {
		return values;
	}

	/** Outputs × blocks. */
	public float[] scales() {
		return scales;
	}

	/** Zeros as stored: outputs × blocks, of 4-bit ones two in a byte. */
	public byte[] zeros() {
		return zeros;
	}

	/** Whether all zeros are the middle. */
	public boolean isSymmetric() {
		return symmetric;
	}

	/** Inputs per block. */
	public int blockSize() {
		return block;
	}

	/** Number of blocks per output. */
	public int blocks() {
		return blocks;
	}

	/** Sum of (w − ŵ)² over all weights. */
	public double squaredError() {
		return Arrays.stream(squaredErrors).sum();
	}
}

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
package sc.fiji.unibiomed.network.sam2;

import sc.fiji.unibiomed.checkpoint.config.Sam2Config;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.layer.LayerGraph;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * Attention with a two-dimensional rotary position embedding (Heo et al., arXiv 2403.13298), as SAM 2's memory
 * attention uses it: half of the channel pairs turn with x, the other half with y. Keys of several remembered frames
 * turn alike; object pointers, which come after them, do not turn.
 */
final class RotaryAttention {

	private static final float THETA = 10_000;

	private final LayerGraph layers;
	private final Operators ops;
	private final int heads;
	private final long width;
	private final long pixels;
	private final Value cos;
	private final Value sin;
	private final Value turningKeys;

	/**
	 * @param grid side of the image grid
	 * @param turningKeys int64, 1: how many of the keys of a cross attention turn
	 */
	RotaryAttention(final LayerGraph layers, final Sam2Config config, final int grid, final Value turningKeys) {
		this.layers = layers;
		this.ops = layers.ops();
		this.heads = config.memoryAttentionNumHeads();
		this.width = config.hiddenDim();
		this.pixels = (long) grid * grid;
		this.turningKeys = turningKeys;
		final int pairs = (int) (width / heads / 2);
		final float[] cosines = new float[(int) pixels * pairs];
		final float[] sines = new float[cosines.length];
		fill(grid, pairs, cosines, sines);
		this.cos = ops.graph().constant(cosines, 1, pixels, 1, pairs);
		this.sin = ops.graph().constant(sines, 1, pixels, 1, pairs);
	}

	private static void fill(final int grid, final int pairs, final float[] cosines, final float[] sines) {
		final int half = pairs / 2;
		for (int i = 0; i < half; i++) {
			final float frequency = 1f / (float) Math.pow(THETA, 4f * i / (2f * pairs));
			for (int p = 0; p < grid * grid; p++) {
				final float alongX = p % grid * frequency;
				final float alongY = p / grid * frequency;
				cosines[p * pairs + i] = (float) Math.cos(alongX);
				sines[p * pairs + i] = (float) Math.sin(alongX);
				cosines[p * pairs + half + i] = (float) Math.cos(alongY);
				sines[p * pairs + half + i] = (float) Math.sin(alongY);
			}
		}
	}

	/** Attention of an image with itself. */
	Value self(final Value x, final String prefix) throws CheckpointException {
		final Value q = turned(layers.linear(x, prefix + ".q_proj"));
		final Value k = turned(layers.linear(x, prefix + ".k_proj"));
		return attend(q, k, layers.linear(x, prefix + ".v_proj"), prefix);
	}

	/** Attention of an image to remembered frames and pointers. */
	Value cross(final Value query, final Value keys, final Value values, final String prefix)
		throws CheckpointException
	{
		final Value q = turned(layers.linear(query, prefix + ".q_proj"));
		final Value k = layers.linear(keys, prefix + ".k_proj");
		final Value axis = ops.graph().longs(1);
		final Value frames = ops.graph().node("Slice", k, ops.graph().longs(0), turningKeys, axis);
		final Value pointers = ops.graph().node("Slice", k, turningKeys, ops.graph().longs(Long.MAX_VALUE), axis);
		return attend(q, ops.concat(1, turned(frames), pointers), layers.linear(values, prefix + ".v_proj"), prefix);
	}

	private Value attend(final Value q, final Value k, final Value v, final String prefix) throws CheckpointException {
		return layers.linear(ops.attention(q, k, v, heads), prefix + ".out_proj");
	}

	/** Turns each pair of neighbouring channels by the angle of its place: 1 × n·pixels × width. */
	private Value turned(final Value x) {
		final long pairs = width / heads / 2;
		final Value[] parts = ops.split(ops.reshape(x, -1, pixels, heads, pairs, 2), 4, 1, 1);
		final Value a = ops.reshape(parts[0], -1, pixels, heads, pairs);
		final Value b = ops.reshape(parts[1], -1, pixels, heads, pairs);
		final Value real = ops.subtract(ops.multiply(a, cos), ops.multiply(b, sin));
		final Value imaginary = ops.add(ops.multiply(a, sin), ops.multiply(b, cos));
		final Value pair = ops.concat(4, ops.reshape(real, -1, pixels, heads, pairs, 1),
			ops.reshape(imaginary, -1, pixels, heads, pairs, 1));
		return ops.reshape(pair, 1, -1, width);
	}
}

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

import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.layer.LayerGraph;
import sc.fiji.unibiomed.network.layer.LinearLayer;
import sc.fiji.unibiomed.network.layer.LinearProduct;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * One block of the Hiera trunk (Ryali et al., arXiv 2306.00989), on rows of pixels × channels: attention inside square
 * windows or over the whole image, then an MLP. The first block of a stage halves height and width by max-pooling the
 * queries, and widens the channels.
 */
final class HieraBlock {

	/** Hiera's LayerNorm epsilon. */
	private static final double EPSILON = 1e-6;

	/**
	 * What a block is given, or gives: an image, or a band of rows of one.
	 *
	 * @param heads attention heads
	 */
	record Shape(int height, int width, int channels, int heads) {

		int pixels() {
			return height * width;
		}

		/** A band of the given height. */
		Shape ofHeight(final int rows) {
			return new Shape(rows, width, channels, heads);
		}
	}

	private final LayerGraph layers;
	private final Operators ops;
	private final String prefix;
	private final Shape input;
	private final Shape output;
	private final int window;
	private final boolean pools;

	/**
	 * @param window side of the attention windows in pixels of the input, 0 for attention over all of it
	 * @param pools whether this is the first block of a later stage
	 */
	HieraBlock(final LayerGraph layers, final String prefix, final Shape input, final int window, final boolean pools)
		throws CheckpointException
	{
		this.layers = layers;
		this.ops = layers.ops();
		this.prefix = prefix;
		this.input = input;
		this.window = window;
		this.pools = pools;
		final int channels = (int) layers.shape(prefix + ".attn.proj.weight")[0];
		this.output = pools
			? new Shape(input.height() / 2, input.width() / 2, channels, input.heads() * 2)
			: new Shape(input.height(), input.width(), channels, input.heads());
	}

	Shape outputShape() {
		return output;
	}

	/** Normalises what comes into the first block, whose outcome no branch is added to. */
	static LayerGraph.Residual start(final LayerGraph layers, final String prefix, final Value x)
		throws CheckpointException
	{
		return new LayerGraph.Residual(x, layers.preciseRowNorm(x, prefix + ".norm1", EPSILON));
	}

	/**
	 * @param x rows of pixels × channels, with what {@code norm1} made of them
	 * @return what the block makes, in two terms: the rows and the branch that is still to be added
	 */
	Outcome apply(final LayerGraph.Residual x) throws CheckpointException {
		final LinearProduct attended = windowAttention(x.normalized());
		final LayerGraph.Residual y = layers.preciseResidual(shortcut(x), attended, prefix + ".norm2", EPSILON);
		final Value hidden = ops.gelu(layers.linear(y.normalized(), prefix + ".mlp.layers.0"));
		return new Outcome(y.sum(), layers.product(hidden, LinearLayer.of(prefix + ".mlp.layers.1")));
	}

	/** What a block makes: two terms of a sum. */
	record Outcome(Value rows, LinearProduct branch) {

		/** The sum. */
		Value sum(final Operators ops) {
			return ops.add(rows, branch.plusBias(ops));
		}

		/** The sum, ready for the next block. */
		LayerGraph.Residual next(final LayerGraph layers, final String prefix) throws CheckpointException {
			return layers.preciseResidual(rows, branch, prefix + ".norm1", EPSILON);
		}
	}

	/** A projected shortcut starts from the normalised input, as in the reference. */
	private Value shortcut(final LayerGraph.Residual x) throws CheckpointException {
		return input.channels() == output.channels()
			? x.sum()
			: ops.reshape(pooled(layers.linear(x.normalized(), prefix + ".proj"), input.height(), input.width(),
				output.channels()), -1, output.channels());
	}

	/** Attention within the windows of rows of pixels × channels. */
	private LinearProduct windowAttention(final Value x) throws CheckpointException {
		final int windowHeight = window == 0 ? input.height() : window;
		final int windowWidth = window == 0 ? input.width() : window;
		// Windows that do not divide the image are filled with zeros at the right and bottom.
		final int down = (input.height() + windowHeight - 1) / windowHeight;
		final int across = (input.width() + windowWidth - 1) / windowWidth;
		final boolean whole = down * windowHeight == input.height() && across * windowWidth == input.width();
		final Value padded = whole
			? x
			: pad(ops.reshape(x, 1, input.height(), input.width(), input.channels()), down * windowHeight,
				across * windowWidth);

		final long channels = output.channels();
		final List<Value> qkv = layers.linear(partition(padded, down, across, windowHeight, windowWidth),
			LinearLayer.parts(prefix + ".attn.qkv", 3));
		final int stride = pools ? 2 : 1;
		final int outHeight = windowHeight / stride;
		final int outWidth = windowWidth / stride;
		final Value q = pools ? pooled(qkv.get(0), windowHeight, windowWidth, channels) : qkv.get(0);
		final long pixels = (long) windowHeight * windowWidth;
		final Value attended = ops.attention(ops.reshape(q, -1, (long) outHeight * outWidth, channels),
			ops.reshape(qkv.get(1), -1, pixels, channels), ops.reshape(qkv.get(2), -1, pixels, channels),
			output.heads());
		final LinearProduct product = layers.product(ops.reshape(attended, -1, channels),
			LinearLayer.of(prefix + ".attn.proj"));
		final Value placed = crop(unpartition(product.value(), down, across, outHeight, outWidth), whole);
		return new LinearProduct(ops.reshape(placed, -1, channels), product.bias());
	}

	private Value pad(final Value x, final long height, final long width) {
		return ops.graph().node("Pad", x,
			ops.graph().longs(0, 0, 0, 0, 0, height - input.height(), width - input.width(), 0));
	}

	private Value crop(final Value x, final boolean whole) {
		return whole ? x : ops.slice(ops.slice(x, 1, 0, output.height()), 2, 0, output.width());
	}

	/** Rows of pixels, window after window. */
	private Value partition(final Value x, final long down, final long across, final long height, final long width) {
		if (across == 1) {
			return ops.reshape(x, -1, input.channels());
		}
		final Value split = ops.reshape(x, down, height, across, width, input.channels());
		return ops.reshape(ops.transpose(split, 0, 2, 1, 3, 4), -1, input.channels());
	}

	private Value unpartition(final Value x, final long down, final long across, final long height, final long width) {
		final long channels = output.channels();
		if (across == 1) {
			return ops.reshape(x, 1, down * height, width, channels);
		}
		final Value split = ops.reshape(x, down, across, height, width, channels);
		return ops.reshape(ops.transpose(split, 0, 2, 1, 3, 4), 1, down * height, across * width, channels);
	}

	/** 2×2 max-pooling of NHWC data. */
	private Value pooled(final Value x, final long height, final long width, final long channels) {
		final Value pairs = ops.reshape(x, -1, height / 2, 2, width / 2, 2, channels);
		return ops.graph().node("ReduceMax", Map.of("axes", new long[] { 2, 4 }, "keepdims", 0), pairs);
	}
}

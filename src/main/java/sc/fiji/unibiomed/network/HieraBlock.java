package sc.fiji.unibiomed.network;

import java.util.Map;

import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * One block of the Hiera trunk (Ryali et al., arXiv 2306.00989), on NHWC data: attention inside square windows or over the
 * whole image, then an MLP. The first block of a stage halves height and width by max-pooling the queries, and widens the
 * channels.
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

		/** A band of the given height. */
		Shape ofHeight(final int rows) {
			return new Shape(rows, width, channels, heads);
		}
	}

	private final Layers layers;
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
	HieraBlock(final Layers layers, final String prefix, final Shape input, final int window, final boolean pools)
		throws CheckpointException
	{
		this.layers = layers;
		this.ops = layers.ops();
		this.prefix = prefix;
		this.input = input;
		this.window = window;
		this.pools = pools;
		final int channels = (int) layers.shape(prefix + ".attn.proj.weight")[0];
		this.output = pools ? new Shape(input.height() / 2, input.width() / 2, channels, input.heads() * 2) : new Shape(input
			.height(), input.width(), channels, input.heads());
	}

	Shape outputShape() {
		return output;
	}

	Value apply(final Value x) throws CheckpointException {
		final Value y = ops.add(shortcut(x), windowAttention(x));
		final Value hidden = ops.gelu(layers.normalizedLinear(y, prefix + ".norm2", EPSILON, prefix + ".mlp.layers.0").get(0));
		return ops.add(y, layers.linear(hidden, prefix + ".mlp.layers.1"));
	}

	/** A projected shortcut starts from the normalised input, as in the reference. */
	private Value shortcut(final Value x) throws CheckpointException {
		return input.channels() == output.channels() ? x : pooled(layers.normalizedLinear(x, prefix + ".norm1", EPSILON, prefix +
			".proj").get(0), input.height(), input.width(), output.channels());
	}

	private Value windowAttention(final Value x) throws CheckpointException {
		final int windowHeight = window == 0 ? input.height() : window;
		final int windowWidth = window == 0 ? input.width() : window;
		// Windows that do not divide the image are filled with zeros at the right and bottom.
		final int down = (input.height() + windowHeight - 1) / windowHeight;
		final int across = (input.width() + windowWidth - 1) / windowWidth;
		final int paddedHeight = down * windowHeight;
		final int paddedWidth = across * windowWidth;
		final boolean whole = paddedHeight == input.height() && paddedWidth == input.width();
		final String projection = prefix + ".attn.qkv";

		final Value projected = whole ? layers.normalizedLinear(partition(x, down, across, windowHeight, windowWidth), prefix +
			".norm1", EPSILON, projection).get(0) : layers.linear(partition(pad(layers.layerNorm(x, prefix + ".norm1", EPSILON),
				paddedHeight, paddedWidth), down, across, windowHeight, windowWidth), projection);

		final long channels = output.channels();
		final Value[] qkv = ops.split(projected, 2, channels, channels, channels);
		final int stride = pools ? 2 : 1;
		final int outHeight = windowHeight / stride;
		final int outWidth = windowWidth / stride;
		final Value q = pools ? ops.reshape(pooled(ops.reshape(qkv[0], -1, windowHeight, windowWidth, channels), windowHeight,
			windowWidth, channels), -1, (long) outHeight * outWidth, channels) : qkv[0];
		final Value attended = layers.linear(ops.attention(q, qkv[1], qkv[2], output.heads()), prefix + ".attn.proj");
		return crop(unpartition(attended, down, across, outHeight, outWidth), whole);
	}

	private Value pad(final Value x, final long height, final long width) {
		return ops.graph().node("Pad", x, ops.graph().longs(0, 0, 0, 0, 0, height - input.height(), width - input.width(), 0));
	}

	private Value crop(final Value x, final boolean whole) {
		return whole ? x : ops.slice(ops.slice(x, 1, 0, output.height()), 2, 0, output.width());
	}

	private Value partition(final Value x, final long down, final long across, final long height, final long width) {
		if (across == 1) {
			return ops.reshape(x, down, height * width, input.channels());
		}
		final Value split = ops.reshape(x, down, height, across, width, input.channels());
		return ops.reshape(ops.transpose(split, 0, 2, 1, 3, 4), down * across, height * width, input.channels());
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

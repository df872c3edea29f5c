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
	 * @param side height and width
	 * @param channels channels at the input
	 * @param heads attention heads
	 */
	record Shape(int side, int channels, int heads) {
	}

	private final Layers layers;
	private final Operators ops;
	private final String prefix;
	private final Shape input;
	private final Shape output;
	private final int window;
	private final boolean pools;

	/**
	 * @param window side of the attention windows in pixels of the input, 0 for attention over the whole image
	 * @param pools whether this is the first block of a later stage
	 */
	HieraBlock(final Layers layers, final String prefix, final Shape input, final int window, final boolean pools)
		throws CheckpointException
	{
		this.layers = layers;
		this.ops = layers.ops();
		this.prefix = prefix;
		this.input = input;
		this.window = window == 0 ? input.side() : window;
		this.pools = pools;
		final int channels = (int) layers.shape(prefix + ".attn.proj.weight")[0];
		this.output = pools ? new Shape(input.side() / 2, channels, input.heads() * 2) : new Shape(input.side(), channels, input
			.heads());
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
			".proj").get(0), input.side(), output.channels());
	}

	private Value windowAttention(final Value x) throws CheckpointException {
		// Windows that do not divide the image are filled with zeros at the right and bottom.
		final long count = (input.side() + window - 1) / window;
		final long padded = count * window;
		final String projection = prefix + ".attn.qkv";

		final Value projected = padded == input.side() ? layers.normalizedLinear(partition(x, count, window, input.channels()),
			prefix + ".norm1", EPSILON, projection).get(0) : layers.linear(partition(pad(layers.layerNorm(x, prefix + ".norm1",
				EPSILON), padded), count, window, input.channels()), projection);

		final long channels = output.channels();
		final Value[] qkv = ops.split(projected, 2, channels, channels, channels);
		final int side = pools ? window / 2 : window;
		final Value q = pools ? ops.reshape(pooled(ops.reshape(qkv[0], -1, window, window, channels), window, channels), -1,
			(long) side * side, channels) : qkv[0];
		final Value attended = layers.linear(ops.attention(q, qkv[1], qkv[2], output.heads()), prefix + ".attn.proj");
		return crop(unpartition(attended, count, side, channels), count * side);
	}

	private Value pad(final Value x, final long padded) {
		final long extra = padded - input.side();
		return ops.graph().node("Pad", x, ops.graph().longs(0, 0, 0, 0, 0, extra, extra, 0));
	}

	private Value crop(final Value x, final long side) {
		return side == output.side() ? x : ops.slice(ops.slice(x, 1, 0, output.side()), 2, 0, output.side());
	}

	private Value partition(final Value x, final long count, final long side, final long channels) {
		if (count == 1) {
			return ops.reshape(x, 1, side * side, channels);
		}
		final Value split = ops.reshape(x, count, side, count, side, channels);
		return ops.reshape(ops.transpose(split, 0, 2, 1, 3, 4), count * count, side * side, channels);
	}

	private Value unpartition(final Value x, final long count, final long side, final long channels) {
		if (count == 1) {
			return ops.reshape(x, 1, side, side, channels);
		}
		final Value split = ops.reshape(x, count, count, side, side, channels);
		return ops.reshape(ops.transpose(split, 0, 2, 1, 3, 4), 1, count * side, count * side, channels);
	}

	/** 2×2 max-pooling of NHWC data. */
	private Value pooled(final Value x, final long side, final long channels) {
		final Value pairs = ops.reshape(x, -1, side / 2, 2, side / 2, 2, channels);
		return ops.graph().node("ReduceMax", Map.of("axes", new long[] { 2, 4 }, "keepdims", 0), pairs);
	}
}

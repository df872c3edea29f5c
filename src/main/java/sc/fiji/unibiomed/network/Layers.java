package sc.fiji.unibiomed.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.checkpoint.TensorInfo;
import sc.fiji.unibiomed.checkpoint.Weights;
import sc.fiji.unibiomed.onnx.ElementType;
import sc.fiji.unibiomed.onnx.FileSlice;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * Layers whose weights are found by their names in a checkpoint. Weights stay where they are: the graph refers to the
 * safetensors file, and the casts and transpositions written here are folded when ONNX Runtime loads the graph.
 */
final class Layers {

	private final Operators ops;
	private final Weights weights;

	Layers(final GraphBuilder graph, final Weights weights) {
		this.ops = new Operators(graph);
		this.weights = weights;
	}

	Operators ops() {
		return ops;
	}

	/** A tensor of the checkpoint as float32, in its own shape. */
	Value weight(final String name) throws CheckpointException {
		final TensorInfo info = weights.info(name);
		final ElementType type = elementType(info);
		final Value stored = ops.graph().external(name, type, info.dimensions(), new FileSlice(realFile(info), info.offset(), info
			.byteLength()));
		return type == ElementType.FLOAT ? stored : ops.cast(stored, ElementType.FLOAT);
	}

	/** A tensor of the checkpoint as float32 in another shape with as many elements. */
	Value weight(final String name, final long... shape) throws CheckpointException {
		return ops.reshape(weight(name), shape);
	}

	/** Shape of a tensor of the checkpoint. */
	long[] shape(final String name) throws CheckpointException {
		return weights.info(name).dimensions();
	}

	/** x·Wᵀ + b on the last axis; the bias is left out when the checkpoint has none. */
	Value linear(final Value x, final String prefix) throws CheckpointException {
		final Value product = ops.matMul(x, ops.transpose(weight(prefix + ".weight"), 1, 0));
		final String bias = prefix + ".bias";
		return weights.contains(bias) ? ops.add(product, weight(bias)) : product;
	}

	/** Layer normalisation over the last axis. */
	Value layerNorm(final Value x, final String prefix, final double epsilon) throws CheckpointException {
		return ops.layerNorm(x, weight(prefix + ".weight"), weight(prefix + ".bias"), epsilon);
	}

	/** Convolution of NCHW data. */
	Value convolution(final Value x, final String prefix, final int stride, final int padding, final int groups)
		throws CheckpointException
	{
		final int kernel = (int) shape(prefix + ".weight")[2];
		return ops.convolution(x, weight(prefix + ".weight"), weight(prefix + ".bias"), kernel, stride, padding, groups);
	}

	/** Transposed 2×2 convolution with stride 2 of NCHW data: doubles height and width. */
	Value upConvolution(final Value x, final String prefix) throws CheckpointException {
		return ops.graph().node("ConvTranspose", java.util.Map.of("kernel_shape", new long[] { 2, 2 }, "strides",
			new long[] { 2, 2 }), x, weight(prefix + ".weight"), weight(prefix + ".bias"));
	}

	/** Layer normalisation over the channels of NCHW data (SAM 2's {@code LayerNorm2d}, epsilon 1e-6). */
	Value channelNorm(final Value x, final String prefix) throws CheckpointException {
		return ops.transpose(layerNorm(ops.transpose(x, 0, 2, 3, 1), prefix, 1e-6), 0, 3, 1, 2);
	}

	/** Linear layers with ReLU between them, numbered {@code prefix.layers.0 …}. */
	Value reluMlp(final Value x, final String prefix, final int layers) throws CheckpointException {
		Value y = x;
		for (int i = 0; i < layers; i++) {
			y = linear(y, prefix + ".layers." + i);
			if (i < layers - 1) {
				y = ops.relu(y);
			}
		}
		return y;
	}

	private static ElementType elementType(final TensorInfo info) throws CheckpointException {
		return switch (info.type()) {
			case F32 -> ElementType.FLOAT;
			case F16 -> ElementType.FLOAT16;
			case BF16 -> ElementType.BFLOAT16;
			default -> throw new CheckpointException("The tensor " + info.name() + " in " + info.file() + " has the type " +
				info.type() + "; weights must be BF16, F16 or F32.");
		};
	}

	/** ONNX Runtime refuses links that leave the weights' folder, which is how the hub's own cache stores files. */
	private static Path realFile(final TensorInfo info) {
		try {
			return info.file().toRealPath();
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The file " + info.file() + " can no longer be read.", e);
		}
	}
}

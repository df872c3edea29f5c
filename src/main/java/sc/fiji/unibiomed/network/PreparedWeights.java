package sc.fiji.unibiomed.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.checkpoint.Weights;
import sc.fiji.unibiomed.onnx.BlockQuantization;
import sc.fiji.unibiomed.onnx.ColumnQuantization;
import sc.fiji.unibiomed.onnx.ElementType;
import sc.fiji.unibiomed.onnx.FileSlice;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;
import sc.fiji.unibiomed.onnx.WeightsFile;

/**
 * Weights that are converted once and written to a file beside the graph, in the numbers that a plan asks for. Linear
 * layers of the same input become one matrix.
 */
public final class PreparedWeights implements NetworkWeights {

	/** Bytes of values converted at once. */
	private static final int CHUNK_BYTES = 1 << 22;

	/** Stands for "nothing" in rows of zeros, which have no magnitude to divide by; far below any that matters. */
	private static final float TINY = 1e-20f;

	private final Checkpoint checkpoint;
	private final WeightsFile file;
	private final NumberPlan plan;
	private final LongConsumer step;
	/** Tensors that several layers share are written once, and so are those of a layer that is applied several times. */
	private final Map<String, Value> written = new HashMap<>();

	/**
	 * @param file where the weights go, in the folder of the graph; this does not close it
	 * @param step told before each conversion how many weights it is about; may throw to stop
	 */
	public PreparedWeights(final Checkpoint checkpoint, final WeightsFile file, final NumberPlan plan,
		final LongConsumer step)
	{
		this.checkpoint = checkpoint;
		this.file = file;
		this.plan = plan;
		this.step = step;
	}

	@Override
	public Checkpoint checkpoint() {
		return checkpoint;
	}

	/** @throws UncheckedIOException if the file cannot be written */
	@Override
	public Value tensor(final GraphBuilder graph, final String name) throws CheckpointException {
		final Value known = written.get(name);
		if (known != null) {
			return known;
		}
		final Weights weights = checkpoint.weights();
		step.accept(weights.info(name).elementCount());
		final Value value = floats(graph, name, weights.info(name).dimensions(), weights.floats(name));
		written.put(name, value);
		return value;
	}

	/** @throws UncheckedIOException if the file cannot be written */
	@Override
	public List<Value> linear(final Operators ops, final Value x, final List<String> layers) throws CheckpointException {
		return parts(ops, layers, linear(ops, x, StackedLayers.of(checkpoint, layers)));
	}

	/**
	 * Where the layers are quantised, normalisation and quantisation are one: what divides a row by its deviation is undone
	 * by what divides it by its magnitude.
	 *
	 * @throws UncheckedIOException if the file cannot be written
	 */
	@Override
	public List<Value> normalizedLinear(final Operators ops, final Value x, final String norm, final double epsilon,
		final List<String> layers) throws CheckpointException
	{
		final StackedLayers stack = StackedLayers.of(checkpoint, layers);
		if (form(stack) != LinearForm.INT8) {
			return NetworkWeights.super.normalizedLinear(ops, x, norm, epsilon, layers);
		}
		step.accept(stack.elementCount());
		final Value centred = ops.subtract(x, ops.rowMean(x));
		final Value deviation = ops.squareRoot(ops.add(ops.rowMean(ops.multiply(centred, centred)), ops.graph().scalar(
			(float) epsilon)));
		final Value weighted = ops.multiply(centred, tensor(ops.graph(), norm + ".weight"));
		final Value magnitude = magnitude(ops, weighted);
		final Value product = int8Product(ops, ops.divide(weighted, magnitude), ops.divide(magnitude, deviation), stack);
		// The norm's bias goes through the layers once, here: W·(n + β) + b = W·n + (W·β + b).
		final float[] shift = checkpoint.weights().floats(norm + ".bias");
		return parts(ops, layers, ops.add(product, floats(ops.graph(), stack.name() + ".bias", new long[] { stack.outputs() },
			stack.biasWith(shift))));
	}

	private List<Value> parts(final Operators ops, final List<String> layers, final Value stacked)
		throws CheckpointException
	{
		if (layers.size() == 1) {
			return List.of(stacked);
		}
		final long[] sizes = new long[layers.size()];
		for (int i = 0; i < sizes.length; i++) {
			sizes[i] = checkpoint.weights().info(layers.get(i) + ".weight").shape().get(0);
		}
		return Arrays.asList(ops.split(stacked, -1, sizes));
	}

	/** @throws UncheckedIOException if the file cannot be written */
	@Override
	public Value scaledLinear(final Operators ops, final Value x, final String layer, final String scale)
		throws CheckpointException
	{
		return linear(ops, x, StackedLayers.of(checkpoint, layer, checkpoint.weights().floats(scale)));
	}

	private LinearForm form(final StackedLayers stack) {
		return plan.formOf(stack.name(), stack.inputs(), stack.outputs());
	}

	private Value linear(final Operators ops, final Value x, final StackedLayers stack) throws CheckpointException {
		step.accept(stack.elementCount());
		final Value product = switch (form(stack)) {
			case FLOAT32 -> floatProduct(ops, x, stack);
			case INT8 -> int8Product(ops, x, stack);
			case BITS8 -> blockProduct(ops, x, stack, 8);
			case BITS4 -> blockProduct(ops, x, stack, 4);
		};
		return stack.hasBias() ? ops.add(product, floats(ops.graph(), stack.name() + ".bias", new long[] { stack.outputs() },
			stack.bias())) : product;
	}

	private Value floatProduct(final Operators ops, final Value x, final StackedLayers stack) {
		try {
			file.begin();
			final int rowsAtOnce = Math.max(1, CHUNK_BYTES / Float.BYTES / stack.inputs());
			final ByteBuffer chunk = littleEndian(rowsAtOnce * stack.inputs() * Float.BYTES);
			for (int from = 0; from < stack.outputs(); from += rowsAtOnce) {
				chunk.clear();
				for (int row = from; row < Math.min(from + rowsAtOnce, stack.outputs()); row++) {
					final float[] values = stack.row(row);
					chunk.asFloatBuffer().put(values);
					chunk.position(chunk.position() + values.length * Float.BYTES);
				}
				file.write(chunk.flip());
			}
			return ops.matMulTransposed(x, ops.graph().external(stack.name() + ".weight", ElementType.FLOAT, new long[] { stack.outputs(),
				stack.inputs() }, file.end()));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * Each row of x is divided by its largest magnitude before it is quantised: {@code DynamicQuantizeMatMul} has one step
	 * size for all rows, and single tokens with huge values, which trained transformers have (Sun et al., arXiv 2402.17762),
	 * would leave nothing of the others.
	 */
	private Value int8Product(final Operators ops, final Value x, final StackedLayers stack) {
		final Value magnitude = magnitude(ops, x);
		return int8Product(ops, ops.divide(x, magnitude), magnitude, stack);
	}

	private static Value magnitude(final Operators ops, final Value x) {
		return ops.maximum(ops.rowMagnitude(x), ops.graph().scalar(TINY));
	}

	/**
	 * @param x rows with a magnitude of 1
	 * @param magnitude what each row of the result is multiplied by
	 */
	private Value int8Product(final Operators ops, final Value x, final Value magnitude, final StackedLayers stack) {
		final ColumnQuantization quantized = new ColumnQuantization(stack.inputs(), stack.outputs());
		IntStream.range(0, stack.outputs()).parallel().forEach(row -> quantized.set(row, stack.plainRow(row), stack.factor(
			row)));
		final GraphBuilder graph = ops.graph();
		final Value matrix = bytes(graph, stack.name() + ".weight", ElementType.INT8, quantized.values(), stack.inputs(), stack
			.outputs());
		final Value scales = floats(graph, stack.name() + ".scales", new long[] { stack.outputs() }, quantized.scales());
		return ops.multiply(graph.microsoft("DynamicQuantizeMatMul", Map.of(), x, matrix, scales), magnitude);
	}

	private Value blockProduct(final Operators ops, final Value x, final StackedLayers stack,
		final int bits)
	{
		final BlockQuantization better = better(stack, bits);
		final GraphBuilder graph = ops.graph();
		final Value matrix = bytes(graph, stack.name() + ".weight", ElementType.UINT8, better.values(), stack.outputs(), better.blocks(),
			(long) BlockQuantization.BLOCK * bits / 8);
		final Value scales = floats(graph, stack.name() + ".scales", new long[] { better.scales().length }, better.scales());
		final Value zeros = better.isSymmetric() ? null : bytes(graph, stack.name() + ".zeros", ElementType.UINT8, better.zeros(), better
			.zeros().length);
		// Accuracy level 4: the products are calculated with inputs in 8 bits, a scale per block.
		return graph.microsoft("MatMulNBits", Map.of("K", stack.inputs(), "N", stack.outputs(), "bits", bits, "block_size",
			BlockQuantization.BLOCK, "accuracy_level", 4), x, matrix, scales, zeros);
	}

	/** With 256 steps the middle as zero costs nothing; with 16, a zero per block may be worth its space. */
	private static BlockQuantization better(final StackedLayers stack, final int bits) {
		final BlockQuantization symmetric = quantized(stack, bits, true);
		if (bits == 8) {
			return symmetric;
		}
		final BlockQuantization asymmetric = quantized(stack, bits, false);
		return symmetric.squaredError() <= asymmetric.squaredError() ? symmetric : asymmetric;
	}

	private static BlockQuantization quantized(final StackedLayers stack, final int bits, final boolean symmetric) {
		final BlockQuantization result = new BlockQuantization(bits, symmetric, stack.inputs(), stack.outputs());
		IntStream.range(0, stack.outputs()).parallel().forEach(row -> result.set(row, stack.row(row)));
		return result;
	}

	private Value floats(final GraphBuilder graph, final String name, final long[] shape, final float[] values) {
		try {
			file.begin();
			final ByteBuffer bytes = littleEndian(values.length * Float.BYTES);
			bytes.asFloatBuffer().put(values);
			file.write(bytes);
			return graph.external(name, ElementType.FLOAT, shape, file.end());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Value bytes(final GraphBuilder graph, final String name, final ElementType type, final byte[] values,
		final long... shape)
	{
		try {
			file.begin();
			file.write(ByteBuffer.wrap(values));
			final FileSlice slice = file.end();
			return graph.external(name, type, shape, slice);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static ByteBuffer littleEndian(final int bytes) {
		return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}
}

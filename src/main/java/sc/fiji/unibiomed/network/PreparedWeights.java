package sc.fiji.unibiomed.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.checkpoint.TensorRows;
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
	/** Tensors that several layers share are written once. */
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
		final Value value = floats(graph, name, weights.info(name).dimensions(), List.of(weights.floats(name)));
		written.put(name, value);
		return value;
	}

	/** @throws UncheckedIOException if the file cannot be written */
	@Override
	public List<Value> linear(final Operators ops, final Value x, final List<String> layers) throws CheckpointException {
		final Value stacked = linear(ops, x, layers, null);
		if (layers.size() == 1) {
			return List.of(stacked);
		}
		final long[] sizes = new long[layers.size()];
		for (int i = 0; i < sizes.length; i++) {
			sizes[i] = matrix(layers.get(i)).rows();
		}
		return Arrays.asList(ops.split(stacked, -1, sizes));
	}

	/** @throws UncheckedIOException if the file cannot be written */
	@Override
	public Value scaledLinear(final Operators ops, final Value x, final String layer, final String scale)
		throws CheckpointException
	{
		return linear(ops, x, List.of(layer), checkpoint.weights().floats(scale));
	}

	private Value linear(final Operators ops, final Value x, final List<String> layers, final float[] factors)
		throws CheckpointException
	{
		final List<TensorRows> matrices = new ArrayList<>();
		int outputs = 0;
		for (final String layer : layers) {
			matrices.add(matrix(layer));
			outputs += matrices.get(matrices.size() - 1).rows();
		}
		final int inputs = matrices.get(0).width();
		step.accept((long) outputs * inputs);
		final StackedRows rows = new StackedRows(matrices, factors);
		final Value product = switch (plan.formOf(layers.get(0), inputs, outputs)) {
			case FLOAT32 -> floatProduct(ops, x, layers.get(0), rows);
			case INT8 -> int8Product(ops, x, layers.get(0), rows);
			case BITS8 -> blockProduct(ops, x, layers.get(0), rows, 8);
			case BITS4 -> blockProduct(ops, x, layers.get(0), rows, 4);
		};
		return checkpoint.weights().contains(layers.get(0) + ".bias") ? ops.add(product, bias(ops.graph(), layers, factors))
			: product;
	}

	private TensorRows matrix(final String layer) throws CheckpointException {
		return new TensorRows(checkpoint.weights(), layer + ".weight");
	}

	private Value bias(final GraphBuilder graph, final List<String> layers, final float[] factors)
		throws CheckpointException
	{
		final List<float[]> parts = new ArrayList<>();
		for (final String layer : layers) {
			parts.add(checkpoint.weights().floats(layer + ".bias"));
		}
		if (factors != null) {
			for (int i = 0; i < factors.length; i++) {
				parts.get(0)[i] *= factors[i];
			}
		}
		return floats(graph, layers.get(0) + ".bias", new long[] { parts.stream().mapToLong(part -> part.length).sum() }, parts);
	}

	private Value floatProduct(final Operators ops, final Value x, final String layer, final StackedRows rows) {
		try {
			file.begin();
			final int rowsAtOnce = Math.max(1, CHUNK_BYTES / Float.BYTES / rows.width());
			final ByteBuffer chunk = littleEndian(rowsAtOnce * rows.width() * Float.BYTES);
			for (int from = 0; from < rows.count(); from += rowsAtOnce) {
				chunk.clear();
				for (int row = from; row < Math.min(from + rowsAtOnce, rows.count()); row++) {
					final float[] values = rows.row(row);
					chunk.asFloatBuffer().put(values);
					chunk.position(chunk.position() + values.length * Float.BYTES);
				}
				file.write(chunk.flip());
			}
			return ops.matMulTransposed(x, ops.graph().external(layer + ".weight", ElementType.FLOAT, new long[] { rows.count(),
				rows.width() }, file.end()));
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
	private Value int8Product(final Operators ops, final Value x, final String layer, final StackedRows rows) {
		final ColumnQuantization quantized = new ColumnQuantization(rows.width(), rows.count());
		IntStream.range(0, rows.count()).parallel().forEach(row -> quantized.set(row, rows.plainRow(row), rows.factor(row)));
		final GraphBuilder graph = ops.graph();
		final Value magnitude = ops.maximum(ops.rowMagnitude(x), graph.scalar(TINY));
		final Value matrix = bytes(graph, layer + ".weight", ElementType.INT8, quantized.values(), rows.width(), rows.count());
		final Value scales = floats(graph, layer + ".scales", new long[] { rows.count() }, List.of(quantized.scales()));
		return ops.multiply(graph.microsoft("DynamicQuantizeMatMul", Map.of(), ops.divide(x, magnitude), matrix, scales),
			magnitude);
	}

	private Value blockProduct(final Operators ops, final Value x, final String layer, final StackedRows rows,
		final int bits)
	{
		final BlockQuantization better = better(rows, bits);
		final GraphBuilder graph = ops.graph();
		final Value matrix = bytes(graph, layer + ".weight", ElementType.UINT8, better.values(), rows.count(), better.blocks(),
			(long) BlockQuantization.BLOCK * bits / 8);
		final Value scales = floats(graph, layer + ".scales", new long[] { better.scales().length }, List.of(better.scales()));
		final Value zeros = better.isSymmetric() ? null : bytes(graph, layer + ".zeros", ElementType.UINT8, better.zeros(), better
			.zeros().length);
		// Accuracy level 4: the products are calculated with inputs in 8 bits, a scale per block.
		return graph.microsoft("MatMulNBits", Map.of("K", rows.width(), "N", rows.count(), "bits", bits, "block_size",
			BlockQuantization.BLOCK, "accuracy_level", 4), x, matrix, scales, zeros);
	}

	/** With 256 steps the middle as zero costs nothing; with 16, a zero per block may be worth its space. */
	private static BlockQuantization better(final StackedRows rows, final int bits) {
		final BlockQuantization symmetric = quantized(rows, bits, true);
		if (bits == 8) {
			return symmetric;
		}
		final BlockQuantization asymmetric = quantized(rows, bits, false);
		return symmetric.squaredError() <= asymmetric.squaredError() ? symmetric : asymmetric;
	}

	private static BlockQuantization quantized(final StackedRows rows, final int bits, final boolean symmetric) {
		final BlockQuantization result = new BlockQuantization(bits, symmetric, rows.width(), rows.count());
		IntStream.range(0, rows.count()).parallel().forEach(row -> result.set(row, rows.row(row)));
		return result;
	}

	private Value floats(final GraphBuilder graph, final String name, final long[] shape, final List<float[]> parts) {
		try {
			file.begin();
			for (final float[] part : parts) {
				final ByteBuffer bytes = littleEndian(part.length * Float.BYTES);
				bytes.asFloatBuffer().put(part);
				file.write(bytes);
			}
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

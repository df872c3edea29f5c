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
package sc.fiji.unibiomed.network.layer;

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
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.weights.Weights;
import sc.fiji.unibiomed.onnx.BlockQuantization;
import sc.fiji.unibiomed.onnx.ColumnQuantization;
import sc.fiji.unibiomed.onnx.ElementType;
import sc.fiji.unibiomed.onnx.FileSlice;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;
import sc.fiji.unibiomed.onnx.WeightsFile;

/**
 * Weights that are converted once and written to a file beside the graph, in the numbers that a plan asks for.
 */
public final class PreparedWeights implements NetworkWeights {

	/** Bytes of values converted at once. */
	private static final int CHUNK_BYTES = 1 << 22;

	/** Stands for "nothing" in rows of zeros, which have no magnitude to divide by; far below any that matters. */
	private static final float TINY = 1e-20f;

	/** What stands for zero among the 8-bit values of a row. */
	private static final int MIDDLE = 128;

	private final Checkpoint checkpoint;
	private final WeightsFile file;
	private final WeightFormatPlan plan;
	private final LongConsumer step;
	/**
	 * Tensors that several layers share are written once, and so are those of a layer that is applied several times.
	 */
	private final Map<String, Value> written = new HashMap<>();

	/**
	 * @param file where the weights go, in the folder of the graph; this does not close it
	 * @param step told before each conversion how many weights it is about; may throw to stop
	 */
	public PreparedWeights(final Checkpoint checkpoint, final WeightsFile file, final WeightFormatPlan plan,
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

	@Override
	public boolean areExact() {
		return plan == WeightFormatPlan.FLOAT32;
	}

	/** @throws UncheckedIOException if the file cannot be written */
	@Override
	public Value tensor(final GraphBuilder graph, final String name) throws CheckpointException {
		if (!written.containsKey(name)) {
			final Weights weights = checkpoint.weights();
			step.accept(weights.info(name).elementCount());
			written.put(name, floats(graph, name, weights.info(name).dimensions(), weights.floats(name)));
		}
		return written.get(name);
	}

	/** @throws UncheckedIOException if the file cannot be written */
	@Override
	public List<LinearProduct> products(final Operators ops, final Value x, final List<LinearLayer> layers)
		throws CheckpointException
	{
		final StackedLayers all = new StackedLayers(checkpoint, layers);
		final WeightFormat form = plan.formOf(layers.get(0).name(), all.inputs(), all.outputs());
		return switch (form) {
			case FLOAT32 -> withBiases(ops.graph(), floatProducts(ops, x, layers), layers);
			case INT8 -> withBiases(ops.graph(), int8Products(ops, x, layers), layers);
			case BITS8 -> blockProducts(ops, x, all, layers, 8);
			case BITS4 -> blockProducts(ops, x, all, layers, 4);
		};
	}

	private List<LinearProduct> withBiases(final GraphBuilder graph, final List<Value> products,
		final List<LinearLayer> layers) throws CheckpointException
	{
		final List<LinearProduct> result = new ArrayList<>();
		for (int i = 0; i < layers.size(); i++) {
			result.add(new LinearProduct(products.get(i), bias(graph, layers.get(i))));
		}
		return result;
	}

	private Value bias(final GraphBuilder graph, final LinearLayer layer) throws CheckpointException {
		final String label = layer.label() + ".bias";
		if (!written.containsKey(label)) {
			final float[] values = biasValues(layer);
			written.put(label, values.length == 0 ? null : floats(graph, label, new long[] { values.length }, values));
		}
		return written.get(label);
	}

	/** A value per output, factors included; empty if the layer has no bias. */
	private float[] biasValues(final LinearLayer layer) throws CheckpointException {
		final String name = layer.name() + ".bias";
		if (!checkpoint.weights().contains(name)) {
			return new float[0];
		}
		final float[] whole = checkpoint.weights().floats(name);
		step.accept(whole.length / layer.parts());
		if (layer.scale() != null) {
			final float[] factors = checkpoint.weights().floats(layer.scale());
			for (int i = 0; i < whole.length; i++) {
				whole[i] *= factors[i];
			}
		}
		final int length = whole.length / layer.parts();
		return Arrays.copyOfRange(whole, layer.part() * length, (layer.part() + 1) * length);
	}

	private List<Value> floatProducts(final Operators ops, final Value x, final List<LinearLayer> layers)
		throws CheckpointException
	{
		final List<Value> products = new ArrayList<>();
		for (final LinearLayer layer : layers) {
			final StackedLayers one = new StackedLayers(checkpoint, List.of(layer));
			final String label = one.name() + ".weight";
			if (!written.containsKey(label)) {
				step.accept((long) one.inputs() * one.outputs());
				written.put(label, ops.graph().external(label, ElementType.FLOAT,
					new long[] { one.outputs(), one.inputs() }, floatRows(one)));
			}
			products.add(ops.matMulTransposed(x, written.get(label)));
		}
		return products;
	}

	private FileSlice floatRows(final StackedLayers stack) {
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
			return file.end();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * Every row of x is quantised with a step size of its own, once for all layers: single tokens with huge values,
	 * which trained transformers have (Sun et al., arXiv 2402.17762), would leave nothing of the others.
	 */
	private List<Value> int8Products(final Operators ops, final Value x, final List<LinearLayer> layers)
		throws CheckpointException
	{
		final GraphBuilder graph = ops.graph();
		final Value steps = ops.multiply(ops.maximum(ops.rowMagnitude(x), graph.scalar(TINY)), 1f / Byte.MAX_VALUE);
		final Value middle = graph.node("Expand", graph.unsignedByte(MIDDLE), graph.node("Shape", steps));
		final Value rounded = graph.node("QuantizeLinear", Map.of("axis", 0), x, steps, middle);
		final Value stepColumn = ops.reshape(steps, -1, 1);
		final List<Value> products = new ArrayList<>();
		for (final LinearLayer layer : layers) {
			final StackedLayers one = new StackedLayers(checkpoint, List.of(layer));
			final Value matrix = int8Matrix(graph, one);
			final Value product = graph.microsoft("MatMulIntegerToFloat", Map.of(), rounded, matrix, graph.scalar(1),
				written.get(one.name() + ".scales"), graph.unsignedByte(MIDDLE));
			products.add(ops.multiply(product, stepColumn));
		}
		return products;
	}

	private Value int8Matrix(final GraphBuilder graph, final StackedLayers stack) {
		final String label = stack.name() + ".weight";
		if (!written.containsKey(label)) {
			step.accept((long) stack.inputs() * stack.outputs());
			final ColumnQuantization quantized = new ColumnQuantization(stack.inputs(), stack.outputs());
			IntStream.range(0, stack.outputs()).parallel()
				.forEach(row -> quantized.set(row, stack.plainRow(row), stack.factor(row)));
			written.put(label,
				bytes(graph, label, ElementType.INT8, quantized.values(), stack.inputs(), stack.outputs()));
			written.put(stack.name() + ".scales",
				floats(graph, stack.name() + ".scales", new long[] { stack.outputs() }, quantized.scales()));
		}
		return written.get(label);
	}

	/** One product of all layers, biases added: for single rows, each operator counts. */
	private List<LinearProduct> blockProducts(final Operators ops, final Value x, final StackedLayers stack,
		final List<LinearLayer> layers, final int bits) throws CheckpointException
	{
		step.accept((long) stack.inputs() * stack.outputs());
		final BlockQuantization better = better(stack, bits);
		final GraphBuilder graph = ops.graph();
		final Value matrix = bytes(graph, stack.name() + ".weight", ElementType.UINT8, better.values(), stack.outputs(),
			better.blocks(), (long) better.blockSize() * bits / 8);
		final Value scales = floats(graph, stack.name() + ".scales", new long[] { better.scales().length },
			better.scales());
		final Value zeros = better.isSymmetric()
			? null
			: bytes(graph, stack.name() + ".zeros", ElementType.UINT8, better.zeros(), better.zeros().length);
		// Accuracy level 4: the products are calculated with inputs in 8 bits, a scale per block.
		final Value product = graph.microsoft(
			"MatMulNBits", Map.of("K", stack.inputs(), "N", stack.outputs(), "bits", bits, "block_size",
				better.blockSize(), "accuracy_level", 4),
			x, matrix, scales, zeros, null, stackedBias(graph, stack, layers));
		final long[] sizes = stack.outputsOfLayers();
		final List<Value> parts = sizes.length == 1 ? List.of(product) : List.of(ops.split(product, -1, sizes));
		return parts.stream().map(part -> new LinearProduct(part, null)).toList();
	}

	/** The biases one after the other, zeros for a layer without; {@code null} if no layer has one. */
	private Value stackedBias(final GraphBuilder graph, final StackedLayers stack, final List<LinearLayer> layers)
		throws CheckpointException
	{
		final long[] sizes = stack.outputsOfLayers();
		final float[] all = new float[stack.outputs()];
		boolean any = false;
		int end = 0;
		for (int i = 0; i < sizes.length; i++) {
			final float[] bias = biasValues(layers.get(i));
			System.arraycopy(bias, 0, all, end, bias.length);
			any |= bias.length > 0;
			end += (int) sizes[i];
		}
		return any ? floats(graph, stack.name() + ".bias", new long[] { all.length }, all) : null;
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

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
package sc.fiji.unibiomed.benchmark;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import sc.fiji.unibiomed.onnx.Dimension;
import sc.fiji.unibiomed.onnx.ElementType;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * One product of a rows × inner and an inner × columns matrix in ONNX Runtime, with a session of its own.
 */
final class MatrixProduct implements AutoCloseable {

	/** Number of the signed 8-bit integers in ONNX's {@code TensorProto.DataType}. */
	private static final int INT8 = 3;
	private static final long SEED = 1;

	private final OrtSession session;
	private final Map<String, OnnxTensor> inputs;
	private final double operations;

	private MatrixProduct(final GraphBuilder graph, final Map<String, OnnxTensor> inputs, final double operations,
		final int threads) throws OrtException
	{
		this.inputs = inputs;
		this.operations = operations;
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			options.setIntraOpNumThreads(threads);
			options.setInterOpNumThreads(1);
			session = OrtEnvironment.getEnvironment().createSession(graph.build().model(), options);
		}
	}

	/** In float32; the right matrix is a constant, which the runtime may bring into its own order beforehand. */
	static MatrixProduct float32(final int rows, final int inner, final int columns, final int threads)
		throws OrtException
	{
		final GraphBuilder graph = new GraphBuilder("float32");
		final Value left = graph.input("left", ElementType.FLOAT, Dimension.of(rows), Dimension.of(inner));
		final Value product = new Operators(graph).matMul(left,
			graph.constant(random(inner * columns), inner, columns));
		return finish(graph, product, rows, inner, columns, threads);
	}

	/**
	 * With 8-bit weights, one scale per column, and rows that are rounded to 8 bits on the way. The weights are signed:
	 * with unsigned ones ONNX Runtime takes another, much slower way.
	 */
	static MatrixProduct int8(final int rows, final int inner, final int columns, final int threads)
		throws OrtException
	{
		final GraphBuilder graph = new GraphBuilder("int8");
		final Value left = graph.input("left", ElementType.FLOAT, Dimension.of(rows), Dimension.of(inner));
		final float[] whole = random(inner * columns);
		final float[] scales = new float[columns];
		for (int i = 0; i < whole.length; i++) {
			whole[i] = Math.round(whole[i] * Byte.MAX_VALUE);
		}
		Arrays.fill(scales, 1f / Byte.MAX_VALUE);
		// The graph writer knows no 8-bit constants. The runtime folds the cast when it loads the graph.
		final Value weights = graph.node("Cast", Map.of("to", INT8), graph.constant(whole, inner, columns));
		final Value product = graph.microsoft("DynamicQuantizeMatMul", Map.of(), left, weights,
			graph.constant(scales, columns));
		return finish(graph, product, rows, inner, columns, threads);
	}

	/** One row in float32 by a matrix that is read as it lies in memory, each element once. */
	static MatrixProduct row(final int inner, final int columns, final int threads) throws OrtException {
		final GraphBuilder graph = new GraphBuilder("row");
		final Value left = graph.input("left", ElementType.FLOAT, Dimension.of(1), Dimension.of(inner));
		final Value right = graph.input("right", ElementType.FLOAT, Dimension.of(inner), Dimension.of(columns));
		graph.directOutput(new Operators(graph).matMul(left, right), ElementType.FLOAT, Dimension.of(1),
			Dimension.of(columns));
		return new MatrixProduct(graph, Map.of("left", tensor(1, inner), "right", tensor(inner, columns)),
			2.0 * inner * columns, threads);
	}

	private static MatrixProduct finish(final GraphBuilder graph, final Value product, final int rows, final int inner,
		final int columns, final int threads) throws OrtException
	{
		graph.directOutput(product, ElementType.FLOAT, Dimension.of(rows), Dimension.of(columns));
		return new MatrixProduct(graph, Map.of("left", tensor(rows, inner)), 2.0 * rows * inner * columns, threads);
	}

	/** Multiplications and additions of one run. */
	double operations() {
		return operations;
	}

	/** Seconds of the fastest of several runs after one that is not counted. */
	double bestSeconds(final int runs) throws OrtException {
		double best = Double.POSITIVE_INFINITY;
		for (int run = 0; run <= runs; run++) {
			final long begin = System.nanoTime();
			session.run(inputs).close();
			final double seconds = (System.nanoTime() - begin) / 1e9;
			if (run > 0) {
				best = Math.min(best, seconds);
			}
		}
		return best;
	}

	/** Between -1 and 1. */
	private static float[] random(final int count) {
		final SplittableRandom random = new SplittableRandom(SEED);
		final float[] values = new float[count];
		for (int i = 0; i < count; i++) {
			values[i] = (float) random.nextDouble(-1, 1);
		}
		return values;
	}

	private static OnnxTensor tensor(final int rows, final int columns) throws OrtException {
		final FloatBuffer values = ByteBuffer.allocateDirect(rows * columns * Float.BYTES)
			.order(ByteOrder.nativeOrder()).asFloatBuffer();
		for (int row = 0; row < rows; row++) {
			// Written, so that every page is there; what is written does not matter.
			final float value = 1f / (row + 1);
			for (int column = 0; column < columns; column++) {
				values.put(row * columns + column, value);
			}
		}
		return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, new long[] { rows, columns });
	}

	@Override
	public void close() throws OrtException {
		session.close();
		inputs.values().forEach(OnnxTensor::close);
	}
}

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

import java.util.Map;

/**
 * The operators that the networks of this project are made of, by name, on one graph. Shapes follow the ONNX standard's
 * broadcasting rules; 0 in a {@link #reshape} keeps the axis, -1 infers it.
 */
public final class Operators {

	private final GraphBuilder graph;

	public Operators(final GraphBuilder graph) {
		this.graph = graph;
	}

	public GraphBuilder graph() {
		return graph;
	}

	public Value add(final Value a, final Value b) {
		return graph.node("Add", a, b);
	}

	public Value subtract(final Value a, final Value b) {
		return graph.node("Sub", a, b);
	}

	public Value multiply(final Value a, final Value b) {
		return graph.node("Mul", a, b);
	}

	public Value multiply(final Value a, final float factor) {
		return graph.node("Mul", a, graph.scalar(factor));
	}

	public Value maximum(final Value a, final Value b) {
		return graph.node("Max", a, b);
	}

	/** The largest absolute value of each row of the last axis, which goes. */
	public Value rowMagnitude(final Value x) {
		return maximum(overRow("ReduceMax", x), graph.node("Neg", overRow("ReduceMin", x)));
	}

	private Value overRow(final String reduction, final Value x) {
		return graph.node(reduction, Map.of("axes", new long[] { -1 }, "keepdims", 0), x);
	}

	public Value matMul(final Value a, final Value b) {
		return graph.node("MatMul", a, b);
	}

	public Value reshape(final Value x, final long... shape) {
		return graph.node("Reshape", x, graph.longs(shape));
	}

	public Value transpose(final Value x, final long... axes) {
		return graph.node("Transpose", Map.of("perm", axes), x);
	}

	public Value concat(final int axis, final Value... parts) {
		return graph.node("Concat", Map.of("axis", axis), parts);
	}

	/** Cuts one axis into pieces of the given sizes. */
	public Value[] split(final Value x, final int axis, final long... sizes) {
		return graph.nodes("", "Split", Map.of("axis", axis), sizes.length, x, graph.longs(sizes));
	}

	/** The half-open range {@code [from, to)} of one axis; negative numbers count from the end. */
	public Value slice(final Value x, final int axis, final long from, final long to) {
		return graph.node("Slice", x, graph.longs(from), graph.longs(to), graph.longs(axis));
	}

	/** One index of an axis per entry of {@code indices}. */
	public Value gather(final Value x, final int axis, final Value indices) {
		return graph.node("Gather", Map.of("axis", axis), x, indices);
	}

	public Value cast(final Value x, final ElementType to) {
		return graph.node("Cast", Map.of("to", to.onnxCode()), x);
	}

	public Value sigmoid(final Value x) {
		return graph.node("Sigmoid", x);
	}

	public Value relu(final Value x) {
		return graph.node("Relu", x);
	}

	/** Gaussian error linear unit in its exact form, x/2·(1+erf(x/√2)) (Hendrycks and Gimpel, arXiv 1606.08415). */
	public Value gelu(final Value x) {
		return graph.microsoft("Gelu", Map.of(), x);
	}

	/** x·sigmoid(x), also called swish (Elfwing et al., arXiv 1702.03118). */
	public Value silu(final Value x) {
		return multiply(x, sigmoid(x));
	}

	/** Normalisation over the last axis (Ba et al., arXiv 1607.06450). */
	public Value layerNorm(final Value x, final Value weight, final Value bias, final double epsilon) {
		return graph.node("LayerNormalization", Map.of("axis", -1, "epsilon", (float) epsilon), x, weight, bias);
	}

	/**
	 * The sum of three terms, and the same normalised over the last axis: an operator that goes over the rows once,
	 * while {@code LayerNormalization} alone takes five times as long (docs/dev/benchmarks.md).
	 *
	 * @param x rows × channels
	 * @param y as large
	 * @param bias one value per channel; {@code null} for none
	 * @return the sum, and the normalised sum
	 */
	public Value[] addAndNorm(final Value x, final Value y, final Value bias, final Value weight, final Value beta,
		final double epsilon)
	{
		final Value[] results = graph.nodes(GraphBuilder.MICROSOFT, "SkipLayerNormalization",
			Map.of("epsilon", (float) epsilon), 4, x, y, weight, beta, bias);
		return new Value[] { results[3], results[0] };
	}

	/** Normalisation of rows × channels over the channels, as fast as {@link #addAndNorm}. */
	public Value rowNorm(final Value x, final Value weight, final Value bias, final double epsilon) {
		// Every row as a batch of its own: nothing, in the shape of a row, is added to all of them.
		final Value rows = graph.node("Unsqueeze", x, graph.longs(1));
		final Value nothing = graph.node("Unsqueeze", multiply(bias, 0), graph.longs(0));
		return graph.node("Squeeze",
			graph.microsoft("SkipLayerNormalization", Map.of("epsilon", (float) epsilon), rows, nothing, weight, bias),
			graph.longs(1));
	}

	/** Root-mean-square normalisation over the last axis (Zhang and Sennrich, arXiv 1910.07467). */
	public Value rmsNorm(final Value x, final Value weight, final double epsilon) {
		return graph.node("SimplifiedLayerNormalization",
			Map.of("axis", -1, "epsilon", (float) epsilon, "stash_type", 1), x, weight);
	}

	/**
	 * The sum of two terms, and the same normalised by its root mean square over the last axis.
	 *
	 * @param x rows × channels
	 * @param y as large
	 * @return the sum, and the normalised sum
	 */
	public Value[] addAndRmsNorm(final Value x, final Value y, final Value weight, final double epsilon) {
		final Value[] results = graph.nodes(GraphBuilder.MICROSOFT, "SkipSimplifiedLayerNormalization",
			Map.of("epsilon", (float) epsilon), 4, x, y, weight);
		return new Value[] { results[3], results[0] };
	}

	/** Convolution of NCHW data with a square stride and padding. */
	public Value convolution(final Value x, final Value weight, final Value bias, final int kernel, final int stride,
		final int padding, final int groups)
	{
		return graph.node("Conv", Map.of("kernel_shape", new long[] { kernel, kernel }, "strides",
			new long[] { stride, stride }, "pads", new long[] { padding, padding, padding, padding }, "group", groups),
			x, weight, bias);
	}

	/**
	 * softmax(q·kᵀ/√d)·v for every head (Vaswani et al., arXiv 1706.03762), computed block by block, so that the whole
	 * matrix of scores never exists.
	 *
	 * @param q batch × queries × channels
	 * @param k batch × keys × channels
	 * @param v batch × keys × channels
	 * @return batch × queries × channels
	 */
	public Value attention(final Value q, final Value k, final Value v, final int heads) {
		return graph.microsoft("MultiHeadAttention", Map.of("num_heads", heads), q, k, v);
	}

	/** a·bᵀ on the last two axes, with b as it is stored: rows of outputs. */
	public Value matMulTransposed(final Value a, final Value b) {
		return graph.microsoft("FusedMatMul", Map.of("transB", 1), a, b);
	}
}

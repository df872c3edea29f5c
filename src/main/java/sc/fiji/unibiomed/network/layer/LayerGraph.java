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

import java.util.List;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * Layers whose weights are found by their names in a checkpoint.
 */
public final class LayerGraph {

	private final Operators ops;
	private final NetworkWeights weights;

	public LayerGraph(final GraphBuilder graph, final NetworkWeights weights) {
		this.ops = new Operators(graph);
		this.weights = weights;
	}

	public Operators ops() {
		return ops;
	}

	/** The same checkpoint's layers in another graph, or in a part of this one. */
	public LayerGraph in(final GraphBuilder graph) {
		return new LayerGraph(graph, weights);
	}

	/** A tensor of the checkpoint as float32, in its own shape. */
	public Value weight(final String name) throws CheckpointException {
		return weights.tensor(ops.graph(), name);
	}

	/** A tensor of the checkpoint as float32 in another shape with as many elements. */
	public Value weight(final String name, final long... shape) throws CheckpointException {
		return ops.reshape(weight(name), shape);
	}

	/** Shape of a tensor of the checkpoint. */
	public long[] shape(final String name) throws CheckpointException {
		return weights.checkpoint().weights().info(name).dimensions();
	}

	/** x·Wᵀ + b on the last axis; the bias is left out when the checkpoint has none. */
	public Value linear(final Value x, final String prefix) throws CheckpointException {
		return product(x, LinearLayer.of(prefix)).plusBias(ops);
	}

	/** Linear layers of the same input, one result each. */
	public List<Value> linear(final Value x, final List<LinearLayer> layers) throws CheckpointException {
		return weights.products(ops, x, layers).stream().map(product -> product.plusBias(ops)).toList();
	}

	/** A linear layer before its bias is added. */
	public LinearProduct product(final Value x, final LinearLayer layer) throws CheckpointException {
		return weights.products(ops, x, List.of(layer)).get(0);
	}

	/** Layer normalisation of rows × channels. */
	public Value rowNorm(final Value x, final String prefix, final double epsilon) throws CheckpointException {
		return ops.rowNorm(x, weight(prefix + ".weight"), weight(prefix + ".bias"), epsilon);
	}

	/**
	 * Adds what a branch made to what it started from, and normalises the sum for the next branch.
	 *
	 * @param x rows × channels
	 * @param branch as large
	 * @return the sum and, normalised, the same
	 */
	public Residual residual(final Value x, final LinearProduct branch, final String norm, final double epsilon)
		throws CheckpointException
	{
		final Value[] results = ops.addAndNorm(x, branch.value(), branch.bias(), weight(norm + ".weight"),
			weight(norm + ".bias"), epsilon);
		return new Residual(results[0], results[1]);
	}

	/**
	 * As {@link #residual}, in exact networks with sums in double: what SAM 2 remembers of a frame is rounded to
	 * bfloat16, where the last bit of a float32 can become one of 2⁻⁸ of a value.
	 */
	public Residual preciseResidual(final Value x, final LinearProduct branch, final String norm, final double epsilon)
		throws CheckpointException
	{
		if (!weights.areExact()) {
			return residual(x, branch, norm, epsilon);
		}
		final Value sum = ops.add(branch.plusBias(ops), x);
		return new Residual(sum, layerNorm(sum, norm, epsilon));
	}

	/** As {@link #rowNorm}, in exact networks with sums in double. */
	public Value preciseRowNorm(final Value x, final String prefix, final double epsilon) throws CheckpointException {
		return weights.areExact() ? layerNorm(x, prefix, epsilon) : rowNorm(x, prefix, epsilon);
	}

	/** What comes out between two branches of a transformer. */
	public record Residual(Value sum, Value normalized) {}

	/** Layer normalisation over the last axis. */
	public Value layerNorm(final Value x, final String prefix, final double epsilon) throws CheckpointException {
		return ops.layerNorm(x, weight(prefix + ".weight"), weight(prefix + ".bias"), epsilon);
	}

	/** Convolution of NCHW data. */
	public Value convolution(final Value x, final String prefix, final int stride, final int padding, final int groups)
		throws CheckpointException
	{
		final int kernel = (int) shape(prefix + ".weight")[2];
		return ops.convolution(x, weight(prefix + ".weight"), weight(prefix + ".bias"), kernel, stride, padding,
			groups);
	}

	/** Transposed 2×2 convolution with stride 2 of NCHW data: doubles height and width. */
	public Value upConvolution(final Value x, final String prefix) throws CheckpointException {
		return ops.graph().node("ConvTranspose",
			java.util.Map.of("kernel_shape", new long[] { 2, 2 }, "strides", new long[] { 2, 2 }), x,
			weight(prefix + ".weight"), weight(prefix + ".bias"));
	}

	/** Layer normalisation over the channels of NCHW data (SAM 2's {@code LayerNorm2d}, epsilon 1e-6). */
	public Value channelNorm(final Value x, final String prefix) throws CheckpointException {
		return ops.transpose(layerNorm(ops.transpose(x, 0, 2, 3, 1), prefix, 1e-6), 0, 3, 1, 2);
	}

	/** Linear layers with ReLU between them, numbered {@code prefix.layers.0 …}. */
	public Value reluMlp(final Value x, final String prefix, final int layers) throws CheckpointException {
		Value y = x;
		for (int i = 0; i < layers; i++) {
			y = linear(y, prefix + ".layers." + i);
			if (i < layers - 1) {
				y = ops.relu(y);
			}
		}
		return y;
	}
}

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.weights.TensorInfo;
import sc.fiji.unibiomed.onnx.ElementType;
import sc.fiji.unibiomed.onnx.FileSlice;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * Weights that stay where they are: the graph refers to the safetensors file, and the casts written here are folded
 * when ONNX Runtime loads the graph. Nothing is written to disk, but each load converts everything.
 */
public record StoredWeights(Checkpoint checkpoint) implements NetworkWeights {

	@Override
	public boolean areExact() {
		return true;
	}

	@Override
	public Value tensor(final GraphBuilder graph, final String name) throws CheckpointException {
		final TensorInfo info = checkpoint.weights().info(name);
		final ElementType type = elementType(info);
		final Value stored = graph.external(name, type, info.dimensions(),
			new FileSlice(realFile(info), info.offset(), info.byteLength()));
		return type == ElementType.FLOAT ? stored : new Operators(graph).cast(stored, ElementType.FLOAT);
	}

	@Override
	public List<LinearProduct> products(final Operators ops, final Value x, final List<LinearLayer> layers)
		throws CheckpointException
	{
		final List<LinearProduct> products = new ArrayList<>();
		for (final LinearLayer layer : layers) {
			final Value product = ops.matMul(x, ops.transpose(part(ops, layer, layer.name() + ".weight"), 1, 0));
			final String bias = layer.name() + ".bias";
			products.add(new LinearProduct(scaled(ops, layer, product),
				checkpoint.weights().contains(bias) ? scaled(ops, layer, part(ops, layer, bias)) : null));
		}
		return products;
	}

	private Value part(final Operators ops, final LinearLayer layer, final String name) throws CheckpointException {
		final Value whole = tensor(ops.graph(), name);
		final long rows = checkpoint.weights().info(name).dimensions()[0] / layer.parts();
		return layer.parts() == 1 ? whole : ops.slice(whole, 0, layer.part() * rows, (layer.part() + 1) * rows);
	}

	private Value scaled(final Operators ops, final LinearLayer layer, final Value x) throws CheckpointException {
		return layer.scale() == null ? x : ops.multiply(x, part(ops, layer, layer.scale()));
	}

	private static ElementType elementType(final TensorInfo info) throws CheckpointException {
		return switch (info.type()) {
			case F32 -> ElementType.FLOAT;
			case F16 -> ElementType.FLOAT16;
			case BF16 -> ElementType.BFLOAT16;
			default -> throw new CheckpointException("The tensor " + info.name() + " in " + info.file() +
				" has the type " + info.type() + "; weights must be BF16, F16 or F32.");
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

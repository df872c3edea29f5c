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
package sc.fiji.unibiomed.runtime.prepared;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.Network;
import sc.fiji.unibiomed.network.layer.LinearLayer;
import sc.fiji.unibiomed.network.layer.LinearProduct;
import sc.fiji.unibiomed.network.layer.NetworkWeights;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

/** How far the conversion of a network's weights is; told before each tensor, it also stops a cancelled one. */
final class ConversionSteps implements LongConsumer {

	private final long total;
	private final Progress progress;
	private final Cancellation cancellation;
	private long done;

	private ConversionSteps(final long total, final Progress progress, final Cancellation cancellation) {
		this.total = total;
		this.progress = progress;
		this.cancellation = cancellation;
	}

	static ConversionSteps of(final Network network, final Checkpoint checkpoint, final Progress progress,
		final Cancellation cancellation) throws CheckpointException
	{
		final Counter counter = new Counter(checkpoint);
		network.graph(counter);
		return new ConversionSteps(counter.weights, progress, cancellation);
	}

	@Override
	public void accept(final long weights) {
		cancellation.check();
		progress.report(done, total);
		done += weights;
	}

	/** Counts the weights of a graph without reading any. */
	private static final class Counter implements NetworkWeights {

		private final Checkpoint checkpoint;
		private final Set<String> counted = new HashSet<>();
		private long weights;

		private Counter(final Checkpoint checkpoint) {
			this.checkpoint = checkpoint;
		}

		@Override
		public Checkpoint checkpoint() {
			return checkpoint;
		}

		@Override
		public boolean areExact() {
			return true;
		}

		@Override
		public Value tensor(final GraphBuilder graph, final String name) throws CheckpointException {
			if (counted.add(name)) {
				weights += checkpoint.weights().info(name).elementCount();
			}
			return new Value(name);
		}

		@Override
		public List<LinearProduct> products(final Operators ops, final Value x, final List<LinearLayer> layers)
			throws CheckpointException
		{
			final List<LinearProduct> products = new ArrayList<>();
			for (final LinearLayer layer : layers) {
				final String bias = layer.name() + ".bias";
				products.add(new LinearProduct(tensor(ops.graph(), layer.name() + ".weight"),
					checkpoint.weights().contains(bias) ? tensor(ops.graph(), bias) : null));
			}
			return products;
		}
	}
}

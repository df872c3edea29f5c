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
package sc.fiji.unibiomed.runtime;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.session.NativeHandles;
import sc.fiji.unibiomed.runtime.session.NetworkSession;
import sc.fiji.unibiomed.runtime.session.Tensor;
import sc.fiji.unibiomed.util.Cancellation;

/** A network of which every output is asked for, except key/value caches, which the network writes in place. */
final class ProbedNetwork implements AutoCloseable {

	private final NetworkSession session;
	private final Set<String> outputs;

	ProbedNetwork(final OnnxGraph graph, final RuntimeOptions options, final NativeHandles handles) {
		this.session = new NetworkSession(graph, options, handles);
		this.outputs = graph.outputs().stream().filter(name -> !name.startsWith("present_"))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** What a run returned. */
	record Outputs(Map<String, Tensor> tensors) implements AutoCloseable {

		Tensor tensor(final String name) {
			return tensors.get(name);
		}

		float[] values(final String name) {
			return tensors.get(name).toArray();
		}

		@Override
		public void close() {
			tensors.values().forEach(Tensor::close);
		}
	}

	/** Runs the network; the caller closes the outputs. */
	Outputs run(final Map<String, Tensor> inputs) {
		return new Outputs(session.run(inputs, outputs, new Cancellation()));
	}

	/** All outputs that are asked for, in the graph's order. */
	Set<String> outputs() {
		return outputs;
	}

	@Override
	public void close() {
		session.close();
	}
}

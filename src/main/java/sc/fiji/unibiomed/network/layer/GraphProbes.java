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

import sc.fiji.unibiomed.onnx.Dimension;
import sc.fiji.unibiomed.onnx.ElementType;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.Value;

/**
 * Whether a graph also outputs what happens between its stages. Intermediate results are what the recorded runs of the
 * reference are compared with; in normal use nobody asks for them.
 */
public enum GraphProbes {

	/** Only the outputs that the next network needs. */
	OFF,
	/** Every recorded intermediate result too, as an output of its own. */
	ON;

	public void offer(final GraphBuilder graph, final String name, final Value value, final int rank) {
		if (this == ON) {
			final Dimension[] shape = new Dimension[rank];
			for (int i = 0; i < rank; i++) {
				shape[i] = Dimension.named(name + "_axis" + i);
			}
			graph.output(name, value, ElementType.FLOAT, shape);
		}
	}
}

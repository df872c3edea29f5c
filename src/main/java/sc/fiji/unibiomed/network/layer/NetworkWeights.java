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

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/** The weights of a checkpoint on their way into a graph. */
public interface NetworkWeights {

	/** Where the weights come from. */
	Checkpoint checkpoint();

	/** Whether everything is in float32, and the network's results are to be those of the reference. */
	boolean areExact();

	/** A tensor of the checkpoint as float32, in its own shape. */
	Value tensor(GraphBuilder graph, String name) throws CheckpointException;

	/**
	 * Linear layers of one and the same input: x·Wᵀ on the last axis, biases apart.
	 *
	 * @param x rows × inputs; networks that are kept in float32 in every precision may have more axes
	 * @return one result per layer
	 */
	List<LinearProduct> products(Operators ops, Value x, List<LinearLayer> layers) throws CheckpointException;
}

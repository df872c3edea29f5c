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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/**
 * A finished graph: the serialised {@code ModelProto} and the folder its external weights are read from.
 *
 * @param name short name for messages and cache files, such as {@code vision-encoder}
 * @param model serialised ONNX {@code ModelProto}; large weights are not in it
 * @param weightsFolder folder of the files that external initializers name, or {@code null} when there are none
 * @param inputs names of the inputs, in order
 * @param outputs names of the outputs, in order
 */
public record OnnxGraph(String name, byte[] model, Path weightsFolder, List<String> inputs, List<String> outputs) {

	/**
	 * A graph that was written before.
	 *
	 * @throws IOException if these are not the bytes of an ONNX model
	 */
	public static OnnxGraph read(final String name, final byte[] model, final Path weightsFolder) throws IOException {
		final GraphProto graph = ModelProto.parseFrom(model).getGraph();
		return new OnnxGraph(name, model, weightsFolder,
			graph.getInputList().stream().map(ValueInfoProto::getName).toList(),
			graph.getOutputList().stream().map(ValueInfoProto::getName).toList());
	}
}

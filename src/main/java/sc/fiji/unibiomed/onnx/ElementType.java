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

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** The element types this project writes into graphs, with their numbers in the ONNX standard. */
public enum ElementType {

	FLOAT(DataType.FLOAT, 4),
	FLOAT16(DataType.FLOAT16, 2),
	BFLOAT16(DataType.BFLOAT16, 2),
	INT32(DataType.INT32, 4),
	INT64(DataType.INT64, 8),
	INT8(DataType.INT8, 1),
	UINT8(DataType.UINT8, 1);

	private final DataType onnx;
	private final int bytes;

	ElementType(final DataType onnx, final int bytes) {
		this.onnx = onnx;
		this.bytes = bytes;
	}

	/** The number of this type in {@code TensorProto.DataType}. */
	public int onnxCode() {
		return onnx.getNumber();
	}

	/** Size of one element in bytes. */
	public int bytes() {
		return bytes;
	}
}

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
package sc.fiji.unibiomed.checkpoint.weights;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a tensor lies on disk and how to read it. Elements are little-endian, in row-major (C) order, without gaps.
 *
 * @param name the tensor's name in the checkpoint
 * @param type its element type
 * @param shape its dimensions, outermost first, each 0 or more; empty for a scalar
 * @param file the safetensors file that holds it
 * @param offset bytes from the start of {@code file} (not of its data section) to the first element; any alignment
 * @param byteLength bytes of the tensor: {@link #elementCount()} times {@link TensorType#bytes()}
 */
public record TensorInfo(String name, TensorType type, List<Long> shape, Path file, long offset, long byteLength) {

	public TensorInfo {
		shape = List.copyOf(shape);
	}

	/** Number of elements: the product of the shape, 1 for a scalar. */
	public long elementCount() {
		return byteLength / type.bytes();
	}

	/** The shape as a new array. */
	public long[] dimensions() {
		return shape.stream().mapToLong(Long::longValue).toArray();
	}
}

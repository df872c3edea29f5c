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

import java.nio.ByteBuffer;
import java.util.Objects;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;

/**
 * Rows of a matrix that stays on disk: the file is mapped, and only the pages of the rows that are read come into
 * memory.
 */
public final class TensorRows {

	private final TensorType type;
	private final int rows;
	private final int width;
	private final ByteBuffer bytes;

	/**
	 * @param name a matrix of BF16, F16 or F32
	 * @throws CheckpointException if there is no such tensor, it is no matrix of these types, or it cannot be mapped
	 */
	public TensorRows(final Weights weights, final String name) throws CheckpointException {
		final TensorInfo info = weights.info(name);
		final long[] shape = info.dimensions();
		if (shape.length != 2) {
			throw new CheckpointException(
				"The tensor " + name + " in " + info.file() + " has " + shape.length + " axes; a matrix was expected.");
		}
		type = info.type();
		if (type != TensorType.BF16 && type != TensorType.F16 && type != TensorType.F32) {
			throw new CheckpointException("The tensor " + name + " in " + info.file() + " has the type " + type +
				"; BF16, F16 or F32 was expected.");
		}
		rows = Math.toIntExact(shape[0]);
		width = Math.toIntExact(shape[1]);
		bytes = weights.map(name);
	}

	/** Number of rows. */
	public int rows() {
		return rows;
	}

	/** Number of values in a row. */
	public int width() {
		return width;
	}

	/**
	 * Copies a row, converted to float32 (exactly, as all three types are part of it).
	 *
	 * @param target receives {@link #width()} values from {@code offset} on
	 * @throws IndexOutOfBoundsException if there is no such row
	 */
	public void copy(final int row, final float[] target, final int offset) {
		Objects.checkIndex(row, rows);
		int at = row * width * type.bytes();
		for (int i = 0; i < width; i++, at += type.bytes()) {
			target[offset + i] = switch (type) {
				case BF16 -> HalfFloats.fromBfloat16(bytes.getShort(at));
				case F16 -> HalfFloats.fromFloat16(bytes.getShort(at));
				default -> bytes.getFloat(at);
			};
		}
	}
}

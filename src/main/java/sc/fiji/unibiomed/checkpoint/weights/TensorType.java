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

import java.util.Optional;

/**
 * Element types of the <a href="https://github.com/huggingface/safetensors">safetensors format</a> whose elements are
 * whole bytes; the names are those that a file's header uses. The format's 4-bit and 6-bit floats are left out, since
 * their elements have no byte address.
 */
public enum TensorType {

	F64(8),
	F32(4),
	F16(2),
	BF16(2),
	F8_E4M3(1),
	F8_E5M2(1),
	F8_E8M0(1),
	C64(8),
	I64(8),
	I32(4),
	I16(2),
	I8(1),
	U64(8),
	U32(4),
	U16(2),
	U8(1),
	BOOL(1);

	private final int bytes;

	TensorType(final int bytes) {
		this.bytes = bytes;
	}

	/** Bytes of one element, 1 to 8. */
	public int bytes() {
		return bytes;
	}

	/** Whether a network of this project can be built from weights of this type. */
	public boolean isWeight() {
		return this == BF16 || this == F16 || this == F32;
	}

	/** The type with this exact name, or empty if the name is none of the above. */
	static Optional<TensorType> named(final String name) {
		for (final TensorType type : values()) {
			if (type.name().equals(name)) return Optional.of(type);
		}
		return Optional.empty();
	}
}

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
package sc.fiji.unibiomed.benchmark;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/** Types of tensors in a GGUF file, with their numbers in llama.cpp's {@code ggml_type}. */
enum GgufType {

	/** Single numbers in float32. */
	F32(0, 1, 4),
	/** Blocks of 32 values: a half-precision scale and 4 bits a value. */
	Q4_0(2, 32, 18),
	/** Blocks of 32 values: a half-precision scale and 8 bits a value. */
	Q8_0(8, 32, 34);

	/** Bytes of the largest block. */
	static final int LARGEST_BLOCK = 34;

	/** 2⁻⁸ in half precision: 4-bit values times this deviate by about 0.02, as weights of a new network do. */
	private static final short SCALE_4_BITS = 0x1C00;
	/** 2⁻¹², the same for 8-bit values. */
	private static final short SCALE_8_BITS = 0x0C00;

	private final int code;
	private final int blockValues;
	private final int blockBytes;

	GgufType(final int code, final int blockValues, final int blockBytes) {
		this.code = code;
		this.blockValues = blockValues;
		this.blockBytes = blockBytes;
	}

	int code() {
		return code;
	}

	int blockValues() {
		return blockValues;
	}

	int blockBytes() {
		return blockBytes;
	}

	/**
	 * Fills the beginning of an array with one block of random values; float32 values are ones, as they are those of
	 * norms.
	 */
	void random(final SplittableRandom random, final byte[] block) {
		final ByteBuffer buffer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
		if (this == F32) {
			buffer.putFloat(1);
			return;
		}
		buffer.putShort(this == Q4_0 ? SCALE_4_BITS : SCALE_8_BITS);
		while (buffer.position() < blockBytes) {
			buffer.putLong(random.nextLong());
		}
	}
}

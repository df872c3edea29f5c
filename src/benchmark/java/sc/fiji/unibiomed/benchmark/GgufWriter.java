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

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes a file of the format GGUF, version 3, which llama.cpp reads (format: {@code docs/gguf.md} of the project
 * ggml), with random tensors. Tensors are made when the file is written, so that a large file takes little memory.
 */
final class GgufWriter {

	private static final int VERSION = 3;
	private static final int ALIGNMENT = 32;
	private static final int BUFFER_BYTES = 1 << 20;
	private static final long SEED = 1;

	/** Numbers of the format for the types of metadata. */
	private static final int UINT32 = 4;
	private static final int FLOAT32 = 6;
	private static final int STRING = 8;

	private final ByteBuffer metadata = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
	private final List<Tensor> tensors = new ArrayList<>();
	private final SplittableRandom random = new SplittableRandom(SEED);
	private int metadataCount;

	/** @param columns of one row; the format names it first */
	private record Tensor(String name, GgufType type, long columns, long rows) {

		long bytes() {
			return columns * rows / type.blockValues() * type.blockBytes();
		}

		long padding() {
			return (ALIGNMENT - bytes() % ALIGNMENT) % ALIGNMENT;
		}
	}

	void put(final String key, final int value) {
		key(key, UINT32);
		metadata.putInt(value);
	}

	void put(final String key, final float value) {
		key(key, FLOAT32);
		metadata.putFloat(value);
	}

	void put(final String key, final String value) {
		key(key, STRING);
		text(metadata, value);
	}

	private void key(final String key, final int type) {
		text(metadata, key);
		metadata.putInt(type);
		metadataCount++;
	}

	private static void text(final ByteBuffer to, final String value) {
		final byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
		to.putLong(bytes.length).put(bytes);
	}

	/** A matrix that takes vectors of {@code columns} values to such of {@code rows}. */
	void matrix(final String name, final GgufType type, final int columns, final int rows) {
		tensors.add(new Tensor(name, type, columns, rows));
	}

	/** A vector in float32. */
	void vector(final String name, final int length) {
		tensors.add(new Tensor(name, GgufType.F32, length, 1));
	}

	/** Writes everything. */
	void write(final Path file) throws IOException {
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
			out.write(header());
			final byte[] block = new byte[GgufType.LARGEST_BLOCK];
			for (final Tensor tensor : tensors) {
				final int blockBytes = tensor.type().blockBytes();
				for (long written = 0; written < tensor.bytes(); written += blockBytes) {
					tensor.type().random(random, block);
					out.write(block, 0, blockBytes);
				}
				out.write(new byte[(int) tensor.padding()]);
			}
		}
	}

	private byte[] header() {
		final ByteBuffer header = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
		header.put("GGUF".getBytes(StandardCharsets.US_ASCII)).putInt(VERSION).putLong(tensors.size())
			.putLong(metadataCount);
		header.put(metadata.array(), 0, metadata.position());
		long offset = 0;
		for (final Tensor tensor : tensors) {
			text(header, tensor.name());
			if (tensor.rows() == 1) {
				header.putInt(1).putLong(tensor.columns());
			}
			else {
				header.putInt(2).putLong(tensor.columns()).putLong(tensor.rows());
			}
			header.putInt(tensor.type().code()).putLong(offset);
			offset += tensor.bytes() + tensor.padding();
		}
		final int end = (header.position() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
		final byte[] bytes = new byte[end];
		System.arraycopy(header.array(), 0, bytes, 0, header.position());
		return bytes;
	}
}

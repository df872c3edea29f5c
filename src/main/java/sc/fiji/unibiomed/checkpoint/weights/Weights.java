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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.PrintableText;

/**
 * All tensors of a checkpoint, be they in one file or in several. Tensors are mapped into memory one by one, on demand,
 * and never copied as a whole. Immutable and safe for use by several threads.
 */
public final class Weights {

	/** 256 MiB of floats: above this, a copy on the heap is surely a mistake. */
	private static final long MAX_FLOATS = 1L << 26;

	private final Path folder;
	private final List<Path> files;
	private final Map<String, TensorInfo> tensors;

	/**
	 * @param folder the checkpoint's folder, for messages
	 * @param files the files that hold the tensors
	 * @param tensors the tensors, names unique
	 */
	Weights(final Path folder, final List<Path> files, final Collection<TensorInfo> tensors) {
		this.folder = folder;
		this.files = List.copyOf(files);
		final Map<String, TensorInfo> byName = new LinkedHashMap<>();
		tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
		this.tensors = Collections.unmodifiableMap(byName);
	}

	/**
	 * @param name a tensor's name
	 * @return where it is
	 * @throws CheckpointException if the checkpoint has no such tensor
	 */
	public TensorInfo info(final String name) throws CheckpointException {
		final TensorInfo tensor = tensors.get(name);
		if (tensor == null) {
			throw new CheckpointException(
				"The checkpoint " + PrintableText.path(folder) + " has no tensor " + PrintableText.quote(name) + ".");
		}
		return tensor;
	}

	public boolean contains(final String name) {
		return tensors.containsKey(name);
	}

	/** The tensors' names, file by file in the order of their bytes; unmodifiable. */
	public Set<String> names() {
		return tensors.keySet();
	}

	/** The safetensors files: one, or the shards in the order in which the index first names them. */
	public List<Path> files() {
		return files;
	}

	/**
	 * Maps a tensor into memory.
	 *
	 * @param name a tensor's name
	 * @return a read-only, little-endian view of exactly its bytes, position 0. It stays valid after this call, until
	 *           it is garbage. Note that {@link ByteBuffer#duplicate()} and {@link ByteBuffer#slice()} give big-endian
	 *           views.
	 * @throws CheckpointException if there is no such tensor, it is larger than 2 GiB - 1, or the file cannot be mapped
	 */
	public ByteBuffer map(final String name) throws CheckpointException {
		final TensorInfo tensor = info(name);
		if (tensor.byteLength() > Integer.MAX_VALUE) {
			throw new CheckpointException(
				"Tensor " + PrintableText.quote(name) + " of " + PrintableText.path(tensor.file()) + " has " +
					tensor.byteLength() + " bytes; at most " + Integer.MAX_VALUE + " are supported.");
		}
		try (FileChannel channel = FileChannel.open(tensor.file(), StandardOpenOption.READ)) {
			if (channel.size() < tensor.offset() + tensor.byteLength()) {
				throw new CheckpointException(PrintableText.path(tensor.file()) +
					" became shorter after the checkpoint was opened; download it again.");
			}
			return channel.map(MapMode.READ_ONLY, tensor.offset(), tensor.byteLength()).order(ByteOrder.LITTLE_ENDIAN);
		}
		catch (final CheckpointException e) {
			throw e;
		}
		catch (final IOException e) {
			throw new CheckpointException("Tensor " + PrintableText.quote(name) + " of " +
				PrintableText.path(tensor.file()) + " cannot be read: " + PrintableText.reason(e) + ".", e);
		}
	}

	/**
	 * Copies a small tensor.
	 *
	 * @param name a tensor's name
	 * @return its elements in row-major order; exact for BF16, F16 and F32, rounded to nearest for F64
	 * @throws CheckpointException if there is no such tensor, its type is none of these, it has more than 2^26
	 *           elements, or the file cannot be read
	 */
	public float[] floats(final String name) throws CheckpointException {
		final TensorInfo tensor = info(name);
		if (tensor.elementCount() > MAX_FLOATS) {
			throw new CheckpointException(
				"Tensor " + PrintableText.quote(name) + " of " + PrintableText.path(tensor.file()) + " has " +
					tensor.elementCount() + " elements, too many to copy at once.");
		}
		final ByteBuffer bytes = map(name);
		final float[] values = new float[(int) tensor.elementCount()];
		switch (tensor.type()) {
			case F32 -> bytes.asFloatBuffer().get(values);
			case BF16 -> {
				for (int i = 0; i < values.length; i++) {
					values[i] = HalfFloats.fromBfloat16(bytes.getShort());
				}
			}
			case F16 -> {
				for (int i = 0; i < values.length; i++) {
					values[i] = HalfFloats.fromFloat16(bytes.getShort());
				}
			}
			case F64 -> {
				for (int i = 0; i < values.length; i++) {
					values[i] = (float) bytes.getDouble();
				}
			}
			default -> throw new CheckpointException("Tensor " + PrintableText.quote(name) + " of " +
				PrintableText.path(tensor.file()) + " is " + tensor.type() + ", not floating point.");
		}
		return values;
	}
}

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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of weights that is being written beside a graph: tensors one after the other, each at the start of a page, so
 * that a runtime can map them into memory where they lie.
 */
public final class WeightsFile implements AutoCloseable {

	/** Size of a page on the systems that matter; the ONNX standard advises it for external data. */
	private static final int ALIGNMENT = 4096;

	private final Path file;
	private final FileChannel channel;
	private long begin = -1;

	/** @param file must not exist */
	public WeightsFile(final Path file) throws IOException {
		this.file = file;
		this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
	}

	/** Starts a tensor; its bytes follow with {@link #write}. */
	public void begin() throws IOException {
		begin = (channel.position() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
		channel.position(begin);
	}

	/** Appends the remaining bytes of a buffer, in the order in which they are stored: little-endian for numbers. */
	public void write(final ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			channel.write(bytes);
		}
	}

	/** Ends a tensor and tells where it lies. */
	public FileSlice end() throws IOException {
		return new FileSlice(file, begin, channel.position() - begin);
	}

	/** Makes sure that everything written is on the disk, and closes the file. */
	@Override
	public void close() throws IOException {
		try (channel) {
			channel.force(true);
		}
	}
}

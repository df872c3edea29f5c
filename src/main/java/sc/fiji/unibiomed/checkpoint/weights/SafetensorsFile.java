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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.LfsCheck;
import sc.fiji.unibiomed.checkpoint.file.PrintableText;
import sc.fiji.unibiomed.util.LfsPointer;

/**
 * Reads the header of a <a href="https://github.com/huggingface/safetensors#format">safetensors</a> file: 8 bytes of
 * little-endian header length, that many bytes of JSON, then the tensors' bytes. A file that breaks one of the format's
 * rules is refused, so whoever holds a {@link TensorInfo} can trust its offsets.
 */
public final class SafetensorsFile {

	/** The format's own limit, which keeps a hostile header from filling the memory. */
	private static final long MAX_HEADER_BYTES = 100_000_000;

	private static final int LENGTH_BYTES = Long.BYTES;

	private SafetensorsFile() {}

	/**
	 * @param file a safetensors file
	 * @return its tensors by name, in the order of their bytes in the file; unmodifiable, possibly empty
	 * @throws CheckpointException if the file cannot be read or breaks a rule of the format
	 */
	public static Map<String, TensorInfo> readHeader(final Path file) throws CheckpointException {
		if (!Files.exists(file)) throw new CheckpointException(PrintableText.path(file) + " does not exist.");
		if (!Files.isRegularFile(file)) throw new CheckpointException(PrintableText.path(file) + " is not a file.");
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			final long fileBytes = channel.size();
			final ByteBuffer begin = read(file, channel, (int) Math.min(fileBytes, LfsPointer.BYTES));
			LfsCheck.requireNoPointer(file, StandardCharsets.ISO_8859_1.decode(begin).toString());
			channel.position(0);
			final int headerBytes = headerLength(file, channel, fileBytes);
			final byte[] header = read(file, channel, headerBytes).array();
			if (header[0] != '{') {
				throw new CheckpointException(
					PrintableText.path(file) + " is not a safetensors file: its header does not start with '{'.");
			}
			return new SafetensorsHeader(file, LENGTH_BYTES + (long) headerBytes, fileBytes).parse(header);
		}
		catch (final CheckpointException e) {
			throw e;
		}
		catch (final IOException e) {
			throw new CheckpointException(
				PrintableText.path(file) + " cannot be read: " + PrintableText.reason(e) + ".", e);
		}
	}

	private static int headerLength(final Path file, final FileChannel channel, final long fileBytes)
		throws IOException
	{
		if (fileBytes < LENGTH_BYTES) {
			throw new CheckpointException(
				PrintableText.path(file) + " is not a safetensors file: it has only " + fileBytes + " bytes.");
		}
		final long length = read(file, channel, LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong();
		if (length < 1 || length > MAX_HEADER_BYTES) {
			throw new CheckpointException(
				PrintableText.path(file) + " is not a safetensors file: its header would have " +
					Long.toUnsignedString(length) + " bytes, outside 1 to " + MAX_HEADER_BYTES + ".");
		}
		if (length > fileBytes - LENGTH_BYTES) {
			throw new CheckpointException(PrintableText.path(file) + " is truncated: its header needs " + length +
				" bytes and only " + (fileBytes - LENGTH_BYTES) + " follow; download it again.");
		}
		return (int) length;
	}

	private static ByteBuffer read(final Path file, final FileChannel channel, final int count) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(count);
		while (bytes.hasRemaining()) {
			if (channel.read(bytes) < 0) {
				throw new CheckpointException(PrintableText.path(file) + " became shorter while it was read.");
			}
		}
		return bytes.flip();
	}
}

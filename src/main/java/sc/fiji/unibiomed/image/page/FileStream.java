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
package sc.fiji.unibiomed.image.page;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * An image file that remembers whether the operating system failed to read it, which decoders make look like damage;
 * and that ends whatever reads from it when its thread is interrupted, which no decoder does by itself.
 * <p>
 * It reads through a {@link Path}, which keeps the bytes of a file's name: {@code java.io} has only those names whose
 * letters the locale has. And it is on the file itself: ImageIO's own choice depends on a global setting and may write
 * a cache file.
 */
final class FileStream extends ImageInputStreamImpl {

	/** Decoders read single bytes, for which the operating system is too slow. */
	private static final int BUFFER = 1 << 13;

	private final SeekableByteChannel channel;
	private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
	/** Where in the file the buffer begins. */
	private long start;
	private IOException failure;

	FileStream(final Path file) throws IOException {
		this(Files.newByteChannel(file));
	}

	/** @param channel is closed with this */
	FileStream(final SeekableByteChannel channel) {
		this.channel = channel;
	}

	@Override
	public int read() throws IOException {
		final byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(final byte[] bytes, final int offset, final int length) throws IOException {
		if (Thread.currentThread().isInterrupted()) throw new InterruptedIOException("Reading was stopped");
		checkClosed();
		bitOffset = 0;
		int done = 0;
		// Whatever reads a number takes fewer bytes than asked for as the end of the file.
		while (done < length) {
			if (!isBuffered() && length - done < BUFFER) fill();
			final int count = isBuffered()
				? fromBuffer(bytes, offset + done, length - done)
				: fromFile(ByteBuffer.wrap(bytes, offset + done, length - done));
			if (count < 0) break;
			done += count;
			streamPos += count;
		}
		return done == 0 && length > 0 ? -1 : done;
	}

	private boolean isBuffered() {
		return streamPos >= start && streamPos < start + buffer.limit();
	}

	private void fill() throws IOException {
		start = streamPos;
		buffer.clear();
		try {
			fromFile(buffer);
		}
		finally {
			buffer.flip();
		}
	}

	private int fromBuffer(final byte[] bytes, final int offset, final int length) {
		final int at = (int) (streamPos - start);
		final int count = Math.min(length, buffer.limit() - at);
		buffer.get(at, bytes, offset, count);
		return count;
	}

	/** @return how many bytes; -1 at the end of the file */
	private int fromFile(final ByteBuffer into) throws IOException {
		try {
			return channel.position(streamPos).read(into);
		}
		catch (final IOException e) {
			if (Thread.currentThread().isInterrupted()) {
				// A channel is closed by it, and says so by an exception of its own.
				final InterruptedIOException interrupted = new InterruptedIOException("Reading was stopped");
				interrupted.initCause(e);
				throw interrupted;
			}
			failure = e;
			throw e;
		}
	}

	@Override
	public long length() {
		try {
			checkClosed();
			return channel.size();
		}
		catch (final IOException e) {
			if (!Thread.currentThread().isInterrupted()) failure = e;
			return -1;
		}
	}

	@Override
	public void close() throws IOException {
		super.close();
		channel.close();
	}

	/** Why the operating system could not read it; empty if it could. */
	Optional<IOException> failure() {
		return Optional.ofNullable(failure);
	}
}

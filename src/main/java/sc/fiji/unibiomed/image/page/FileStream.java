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
import java.io.RandomAccessFile;
import java.util.Optional;

import javax.imageio.stream.FileImageInputStream;

/**
 * An image file that remembers whether the operating system failed to read it, which decoders make look like damage;
 * and that ends whatever reads from it when its thread is interrupted, which no decoder does by itself.
 */
final class FileStream extends FileImageInputStream {

	private IOException failure;

	/** @param file is closed with this */
	FileStream(final RandomAccessFile file) {
		super(file);
	}

	@Override
	public int read() throws IOException {
		return watched(super::read);
	}

	@Override
	public int read(final byte[] bytes, final int offset, final int length) throws IOException {
		return watched(() -> super.read(bytes, offset, length));
	}

	private int watched(final Reading reading) throws IOException {
		if (Thread.currentThread().isInterrupted()) throw new InterruptedIOException("Reading was given up");
		checkClosed();
		try {
			return reading.read();
		}
		catch (final IOException e) {
			failure = e;
			throw e;
		}
	}

	/** Why the operating system could not read it; empty if it could. */
	Optional<IOException> failure() {
		return Optional.ofNullable(failure);
	}

	@FunctionalInterface
	private interface Reading {

		int read() throws IOException;
	}
}

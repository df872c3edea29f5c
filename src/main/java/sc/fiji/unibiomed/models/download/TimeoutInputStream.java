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
package sc.fiji.unibiomed.models.download;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream whose reads fail if nothing comes for too long: Java's HTTP client would wait for ever. */
final class TimeoutInputStream extends FilterInputStream {

	private static final Logger LOG = LoggerFactory.getLogger(TimeoutInputStream.class);

	private final Duration silence;

	TimeoutInputStream(final InputStream in, final Duration silence) {
		super(in);
		this.silence = silence;
	}

	@Override
	public int read() throws IOException {
		final byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(final byte[] buffer, final int offset, final int length) throws IOException {
		// Closing is the only thing that ends a read that waits.
		final CompletableFuture<Void> watch = new CompletableFuture<Void>().orTimeout(silence.toMillis(),
			TimeUnit.MILLISECONDS);
		watch.exceptionally(late -> {
			closeQuietly(in);
			return null;
		});
		try {
			return in.read(buffer, offset, length);
		}
		catch (final IOException e) {
			if (watch.isCompletedExceptionally()) {
				throw new IOException("nothing came for " + silence.toSeconds() + " s", e);
			}
			throw e;
		}
		finally {
			watch.complete(null);
		}
	}

	/** There is nobody to tell if a stream that is given up cannot be closed. */
	static void closeQuietly(final InputStream stream) {
		try {
			stream.close();
		}
		catch (final IOException e) {
			LOG.debug("{} could not be closed: {}", stream, e.getMessage());
		}
	}
}

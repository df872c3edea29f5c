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
package sc.fiji.unibiomed.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where results are printed, in UTF-8. A {@link PrintWriter} would swallow that nothing can be written any more; here,
 * whoever prints fails with a {@link FailedException}.
 */
public final class StandardOutput extends OutputStream {

	private final OutputStream out;

	private StandardOutput(final OutputStream out) {
		this.out = out;
	}

	/** Nothing can be printed any more. */
	public static final class FailedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private FailedException(final IOException reason) {
			super("Standard output cannot be written (" + reason.getMessage() + ").", reason);
		}

		/** Whether whoever reads it, such as {@code head}, has read enough. */
		public boolean isPipeClosed() {
			return getCause().getMessage() != null && getCause().getMessage().toLowerCase(Locale.ROOT).contains("pipe");
		}
	}

	/** @param out the bytes of standard output, not buffered */
	public static PrintWriter on(final OutputStream out) {
		return new PrintWriter(new OutputStreamWriter(new StandardOutput(out), StandardCharsets.UTF_8), true);
	}

	@Override
	public void write(final int one) {
		write(new byte[] { (byte) one }, 0, 1);
	}

	@Override
	public void write(final byte[] bytes, final int from, final int length) {
		try {
			out.write(bytes, from, length);
		}
		catch (final IOException e) {
			throw new FailedException(e);
		}
	}

	@Override
	public void flush() {
		try {
			out.flush();
		}
		catch (final IOException e) {
			throw new FailedException(e);
		}
	}
}

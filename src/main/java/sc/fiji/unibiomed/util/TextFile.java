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
package sc.fiji.unibiomed.util;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text file that a user hands in, as spreadsheets and editors save it: UTF-8 with or without a byte order mark, or
 * UTF-16 with one. What is neither is refused, as nobody can know which letters its bytes mean.
 */
public final class TextFile {

	private static final char MARK = '\ufeff';

	private TextFile() {}

	/**
	 * Reads it whole.
	 *
	 * @return without a byte order mark; line ends are as in the file
	 * @throws TextFileException if it is no such text; the message names the line
	 * @throws IOException if it cannot be read
	 */
	public static String read(final Path file) throws IOException {
		final byte[] bytes;
		try {
			bytes = Files.readAllBytes(file);
		}
		catch (final OutOfMemoryError e) {
			throw new TextFileException(file + " is too large for a text file.");
		}
		final Charset charset = charset(bytes);
		final String text = decode(file, bytes, charset);
		final int zero = text.indexOf('\0');
		if (zero >= 0) {
			throw refused(file, text.substring(0, zero));
		}
		return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
	}

	private static Charset charset(final byte[] bytes) {
		final int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
		return switch (first) {
			case 0xfffe -> StandardCharsets.UTF_16LE;
			case 0xfeff -> StandardCharsets.UTF_16BE;
			default -> StandardCharsets.UTF_8;
		};
	}

	private static String decode(final Path file, final byte[] bytes, final Charset charset) throws TextFileException {
		final CharsetDecoder decoder = charset.newDecoder();
		final ByteBuffer in = ByteBuffer.wrap(bytes);
		// No decoder of these gives more units than bytes.
		final CharBuffer out = CharBuffer.allocate(bytes.length + 1);
		CoderResult result = decoder.decode(in, out, true);
		if (!result.isError()) {
			result = decoder.flush(out);
		}
		out.flip();
		if (result.isError()) {
			throw refused(file, out.toString());
		}
		return out.toString();
	}

	private static TextFileException refused(final Path file, final String before) {
		return new TextFileException(file + " is not UTF-8 text: line " + lines(before) +
			" has bytes that are not letters there; save the file again as UTF-8, in a spreadsheet as \"CSV UTF-8\".");
	}

	/** In which line a text ends, from 1; lines end with CR, LF or both. */
	private static int lines(final String text) {
		return text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1).length;
	}
}

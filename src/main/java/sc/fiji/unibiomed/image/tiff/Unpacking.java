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
package sc.fiji.unibiomed.image.tiff;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import javax.imageio.IIOException;

/** How bytes are compressed. */
enum Unpacking {

	NONE, LZW, DEFLATE, PACK_BITS;

	/** @return {@code null} for those that are not known */
	static Unpacking of(final int compression) {
		return switch (compression) {
			case 1 -> NONE;
			case 5 -> LZW;
			case 8, 32946 -> DEFLATE;
			case 32773 -> PACK_BITS;
			default -> null;
		};
	}

	/** Whether a compression is one of those that go together with differences; others ignore that tag. */
	static boolean hasPredictor(final int compression) {
		final Unpacking unpacking = of(compression);
		return unpacking == LZW || unpacking == DEFLATE;
	}

	/** @param length of what comes out */
	byte[] unpack(final byte[] packed, final int length) throws IOException {
		return switch (this) {
			case NONE -> packed;
			case LZW -> Lzw.unpack(packed, length);
			case DEFLATE -> inflate(packed, length);
			case PACK_BITS -> unpackBits(packed, length);
		};
	}

	private static byte[] inflate(final byte[] packed, final int length) throws IOException {
		final Inflater inflater = new Inflater();
		try {
			inflater.setInput(packed);
			final byte[] out = new byte[length];
			int at = 0;
			while (at < length) {
				final int more = inflater.inflate(out, at, length - at);
				if (more == 0) throw new IIOException("Only " + at + " of " + length + " bytes were packed");
				at += more;
			}
			return out;
		}
		catch (final DataFormatException e) {
			throw new IIOException("Packed bytes are damaged", e);
		}
		finally {
			inflater.end();
		}
	}

	/** TIFF 6.0, section 9. */
	private static byte[] unpackBits(final byte[] packed, final int length) throws IOException {
		final byte[] out = new byte[length];
		int from = 0;
		int at = 0;
		while (at < length) {
			if (from >= packed.length) throw new IIOException("Only " + at + " of " + length + " bytes were packed");
			final int n = packed[from++];
			final int count = Math.min(n < 0 ? 1 - n : n + 1, length - at);
			if (n == Byte.MIN_VALUE) continue;
			if (from + (n < 0 ? 1 : count) > packed.length) throw new IIOException("Packed bytes end too early");
			for (int i = 0; i < count; i++)
				out[at++] = packed[n < 0 ? from : from + i];
			from += n < 0 ? 1 : count;
		}
		return out;
	}
}

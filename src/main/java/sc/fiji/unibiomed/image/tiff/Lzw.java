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

import javax.imageio.IIOException;

/** Undoes LZW compression as TIFF has it (TIFF 6.0, section 13): codes of 9 to 12 bits, the highest bit first. */
final class Lzw {

	private static final int CLEAR = 256;
	private static final int END = 257;
	private static final int FIRST = 258;
	private static final int SHORTEST = 9;
	private static final int LONGEST = 12;
	private static final int SIZE = 1 << LONGEST;

	private final byte[] packed;
	private long position;
	private final int[] starts = new int[SIZE];
	private final int[] lengths = new int[SIZE];

	private Lzw(final byte[] packed) {
		this.packed = packed;
	}

	/** @param length of what comes out; what may follow is left */
	static byte[] unpack(final byte[] packed, final int length) throws IOException {
		// Before TIFF 5.0 the lowest bit came first, so that the code that clears the table looks like this.
		if (packed.length > 1 && packed[0] == 0 && (packed[1] & 1) == 1)
			throw new UnsupportedTiffException("compression LZW of the kind before TIFF 5.0");
		return new Lzw(packed).unpack(length);
	}

	/** A string of the table is always somewhere in what was unpacked before: where, and how long it is, is enough. */
	private byte[] unpack(final int length) throws IOException {
		final byte[] out = new byte[length];
		int at = 0;
		int next = FIRST;
		int bits = SHORTEST;
		int previousStart = 0;
		int previousLength = 0;
		while (at < length) {
			final int code = code(bits);
			if (code == END) break;
			if (code == CLEAR) {
				next = FIRST;
				bits = SHORTEST;
				previousLength = 0;
				continue;
			}
			final int start = at;
			if (previousLength > 0 && next < SIZE) {
				// The previous string and the first byte of this one, which follows it already.
				starts[next] = previousStart;
				lengths[next++] = previousLength + 1;
			}
			if (code < CLEAR)
				out[at++] = (byte) code;
			else if (code < next) {
				for (int i = 0; i < lengths[code] && at < length; i++)
					out[at++] = out[starts[code] + i];
			}
			else
				throw new IIOException("Code " + code + " of LZW is not known yet");
			previousStart = start;
			previousLength = code < CLEAR ? 1 : lengths[code];
			// The code gets longer one too early: that is how it has always been.
			bits = Math.min(LONGEST, Math.max(SHORTEST, Integer.SIZE - Integer.numberOfLeadingZeros(next + 1)));
		}
		if (at < length) throw new IIOException("Only " + at + " of " + length + " bytes were packed");
		return out;
	}

	private int code(final int bits) {
		int code = 0;
		for (int i = 0; i < bits; i++, position++) {
			final int index = (int) (position >> 3);
			if (index >= packed.length) return END;
			code = code << 1 | packed[index] >> 7 - (int) (position & 7) & 1;
		}
		return code;
	}
}

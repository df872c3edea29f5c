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

import java.nio.file.Path;
import java.util.Locale;

import sc.fiji.unibiomed.image.ImageReadException;

/**
 * What it takes to read pictures of a file, as its header says: found out before anything is decoded.
 *
 * @param packed bytes of the pictures as they are unpacked, without any rounding up of small samples
 * @param memory bytes that are needed at least, in RAM
 * @param pixels the size of the pictures in words, for people
 */
record ReadingCost(long packed, long memory, String pixels) {

	/**
	 * How many times as large as the file pixels may be. Deflate gets to 1,032 and LZW to about 1,400 with pictures of
	 * one colour.
	 */
	static final int MOST_RATIO = 2000;

	/** Pictures of up to so many bytes are harmless, however well they are packed. */
	static final long HARMLESS = 1L << 26;

	/** So many pictures, one of which is at work. */
	static ReadingCost of(final int width, final int height, final long count, final int bitsOfPixel) {
		final long size = (long) width * height;
		final String pixels = String.format(Locale.ROOT, "%,d × %,d pixels", width, height) +
			(count == 1 ? "" : String.format(Locale.ROOT, " in %,d pages", count));
		return new ReadingCost(times(times(size, count), bitsOfPixel) / Byte.SIZE,
			times(times(size, count), (bitsOfPixel + Byte.SIZE - 1) / Byte.SIZE), pixels);
	}

	/** The same with more memory that is needed meanwhile. */
	ReadingCost withMemory(final long more) {
		return new ReadingCost(packed, memory + more, pixels);
	}

	private static long times(final long one, final long other) {
		final long high = Math.multiplyHigh(one, other);
		return high == 0 && one * other >= 0 ? one * other : Long.MAX_VALUE / 4;
	}

	/**
	 * Refuses what cannot be read.
	 *
	 * @param length of the file, in bytes
	 * @param most how many bytes of memory Java may use
	 * @throws ImageReadException if it is more than there is, or than an honest file has; the message says how much
	 */
	void check(final Path file, final long length, final long most) throws ImageReadException {
		if (packed > HARMLESS && packed / Math.max(1, length) > MOST_RATIO)
			throw new ImageReadException(file + " has " + words(length) + " and promises " + pixels + ", which are " +
				words(packed) + ": more than " + String.format(Locale.ROOT, "%,d", MOST_RATIO) +
				" times as much, which no honest file does; copy it again, or ask who made it.");
		if (memory > most)
			throw new ImageReadException(
				file + " has " + pixels + ", which need at least " + words(memory) + " of memory, and Java may use " +
					words(most) + "; read fewer pages, make it smaller, or give Java more memory.");
	}

	private static String words(final long bytes) {
		if (bytes < 1L << 20) return String.format(Locale.ROOT, "%,d bytes", bytes);
		return bytes < 1L << 30
			? String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1L << 20))
			: String.format(Locale.ROOT, "%,.1f GB", bytes / (double) (1L << 30));
	}
}

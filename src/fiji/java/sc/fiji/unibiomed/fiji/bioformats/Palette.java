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
package sc.fiji.unibiomed.fiji.bioformats;

import java.io.IOException;
import java.nio.file.Path;

import loci.common.DataTools;
import loci.formats.FormatException;
import loci.formats.IFormatReader;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;

/**
 * A table of colours.
 *
 * @param colours packed 8-bit colour of each index
 */
record Palette(int[] colours) {

	/**
	 * The table of the plane that was read last: each may have another. 16-bit colours lose their low byte.
	 *
	 * @throws ImageReadException if it cannot be read
	 */
	static Palette of(final Path file, final IFormatReader reader) throws ImageReadException {
		try {
			final byte[][] shallow = reader.get8BitLookupTable();
			if (shallow != null) {
				return of(shallow[0].length,
					(band, index) -> shallow[Math.min(band, shallow.length - 1)][index] & 0xff);
			}
			final short[][] deep = reader.get16BitLookupTable();
			if (deep != null) {
				return of(deep[0].length, (band, index) -> deep[Math.min(band, deep.length - 1)][index] >> 8 & 0xff);
			}
			throw new ImageReadException(file + " has numbers of colours, but no table of them; save it as RGB.");
		}
		catch (final FormatException | IOException | RuntimeException e) {
			throw e instanceof ImageReadException told ? told : Series.unreadable(file, e);
		}
	}

	private interface Band {

		/** From 0 to 255. */
		int of(int band, int index);
	}

	private static Palette of(final int size, final Band band) {
		final int[] colours = new int[size];
		for (int i = 0; i < size; i++) {
			for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
				colours[i] = colours[i] << 8 | band.of(channel, i);
			}
		}
		return new Palette(colours);
	}

	/**
	 * Looks colours up; those beyond the end of the table are its last one.
	 *
	 * @param indices unsigned, row by row
	 * @param bytesPerIndex 1 or 2
	 */
	int[] colours(final byte[] indices, final int bytesPerIndex, final boolean littleEndian, final int size) {
		final int[] found = new int[size];
		for (int pixel = 0; pixel < size; pixel++) {
			final int index = bytesPerIndex == 1
				? indices[pixel] & 0xff
				: DataTools.bytesToInt(indices, pixel * bytesPerIndex, bytesPerIndex, littleEndian) & 0xffff;
			found[pixel] = colours[Math.min(index, colours.length - 1)];
		}
		return found;
	}
}

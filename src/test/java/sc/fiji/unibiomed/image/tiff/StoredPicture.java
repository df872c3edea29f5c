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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/**
 * A picture of known samples, stored in one of the many ways that TIFF allows.
 *
 * @param samples of a pixel
 * @param bits of a sample
 * @param values the bits of each sample: pixel by pixel, row by row
 * @param format of the samples, see {@link TiffFormat}; 0 for no tag
 * @param alpha value of the tag ExtraSamples; -1 for no tag
 */
public record StoredPicture(int width, int height, int samples, int bits, long[] values, int format, int photometric,
	int alpha, ByteOrder order, int compression, int predictor, boolean isTiled, boolean isPlanar)
{

	private static final int ROWS = 5;
	private static final int TILE = 16;
	private static final int EXTRA_SAMPLES = 338;

	/** Stored the plain way. */
	public static StoredPicture plain(final int width, final int height, final int samples, final int bits,
		final long... values)
	{
		return new StoredPicture(width, height, samples, bits, values, 0, samples >= 3 ? 2 : 1, -1,
			ByteOrder.LITTLE_ENDIAN, 1, 1, false, false);
	}

	public StoredPicture withFormat(final int other) {
		return new StoredPicture(width, height, samples, bits, values, other, photometric, alpha, order, compression,
			predictor, isTiled, isPlanar);
	}

	public StoredPicture withMeaning(final int otherPhotometric, final int otherAlpha) {
		return new StoredPicture(width, height, samples, bits, values, format, otherPhotometric, otherAlpha, order,
			compression, predictor, isTiled, isPlanar);
	}

	public StoredPicture packed(final int otherCompression, final int otherPredictor) {
		return new StoredPicture(width, height, samples, bits, values, format, photometric, alpha, order,
			otherCompression, otherPredictor, isTiled, isPlanar);
	}

	public StoredPicture laidOut(final ByteOrder otherOrder, final boolean inTiles, final boolean inPlanes) {
		return new StoredPicture(width, height, samples, bits, values, format, photometric, alpha, otherOrder,
			compression, predictor, inTiles, inPlanes);
	}

	/** The file. */
	public byte[] build() throws IOException {
		return addTo(new TiffBuilder(order)).build();
	}

	/** Adds it to a file as a page. */
	public TiffBuilder addTo(final TiffBuilder file) throws IOException {
		final List<byte[]> pieces = new ArrayList<>();
		final int together = isPlanar ? 1 : samples;
		for (int plane = 0; plane < samples / together; plane++) {
			for (int y = 0; y < height; y += isTiled ? TILE : ROWS) {
				for (int x = 0; x < width; x += isTiled ? TILE : width) {
					pieces.add(packed(piece(plane, together, x, y)));
				}
			}
		}
		file.page(width, height, bits, photometric).tag(TiffTag.COMPRESSION, compression)
			.tag(TiffTag.SAMPLES_PER_PIXEL, samples).tag(TiffTag.PLANAR_CONFIGURATION, isPlanar ? 2 : 1);
		repeated(file, TiffTag.BITS_PER_SAMPLE, bits);
		if (format > 0) {
			repeated(file, TiffTag.SAMPLE_FORMAT, format);
		}
		if (alpha >= 0) {
			file.tag(EXTRA_SAMPLES, alpha);
		}
		if (predictor > 1) {
			file.tag(TiffTag.PREDICTOR, predictor);
		}
		final int[] offsets = pieces.stream().mapToInt(file::put).toArray();
		final int[] lengths = pieces.stream().mapToInt(piece -> piece.length).toArray();
		file.longs(isTiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS, offsets)
			.longs(isTiled ? TiffTag.TILE_BYTE_COUNTS : TiffTag.STRIP_BYTE_COUNTS, lengths);
		if (isTiled) {
			return file.without(TiffTag.STRIP_OFFSETS).without(TiffTag.STRIP_BYTE_COUNTS)
				.without(TiffTag.ROWS_PER_STRIP).tag(TiffTag.TILE_WIDTH, TILE).tag(TiffTag.TILE_HEIGHT, TILE);
		}
		return file.tag(TiffTag.ROWS_PER_STRIP, ROWS);
	}

	private void repeated(final TiffBuilder file, final int tag, final int value) {
		if (samples == 1) {
			file.tag(tag, value);
			return;
		}
		final int[] each = new int[samples];
		Arrays.fill(each, value);
		file.shorts(tag, each);
	}

	/** Rows of a strip or tile; a tile is filled up with zeros. */
	private byte[] piece(final int plane, final int together, final int x, final int y) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final int columns = isTiled ? TILE : width;
		for (int row = y; row < (isTiled ? y + TILE : Math.min(height, y + ROWS)); row++) {
			final long[] line = new long[columns * together];
			for (int i = 0; i < columns && row < height; i++) {
				for (int sample = 0; sample < together && x + i < width; sample++) {
					line[i * together + sample] = values[((row * width) + x + i) * samples + plane + sample];
				}
			}
			out.writeBytes(predictor == 3 ? realDifferences(line, together) : bytes(differences(line, together)));
		}
		return out.toByteArray();
	}

	private long[] differences(final long[] line, final int together) {
		for (int i = line.length - 1; i >= together && predictor == 2; i--) {
			line[i] -= line[i - together];
		}
		return line;
	}

	/** Highest bytes of all values first, then the next ones, and differences of those. */
	private byte[] realDifferences(final long[] line, final int together) {
		final byte[] row = new byte[line.length * bits / 8];
		for (int i = 0; i < row.length; i++) {
			row[i] = (byte) (line[i % line.length] >> bits - 8 - 8 * (i / line.length));
		}
		for (int i = row.length - 1; i >= together; i--) {
			row[i] -= row[i - together];
		}
		return row;
	}

	private byte[] bytes(final long[] line) {
		final byte[] row = new byte[(line.length * bits + 7) / 8];
		for (int i = 0; i < line.length; i++) {
			for (int bit = 0; bit < bits; bit++) {
				final boolean isSet = (line[i] >> bits - 1 - bit & 1) == 1;
				final boolean isSwapped = order == ByteOrder.LITTLE_ENDIAN && bits % 8 == 0;
				final int at = isSwapped ? i * bits + bits - 8 - bit / 8 * 8 + bit % 8 : i * bits + bit;
				row[at / 8] |= isSet ? 0x80 >> at % 8 : 0;
			}
		}
		return row;
	}

	private byte[] packed(final byte[] bytes) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		switch (compression) {
			case 5 -> lzw(bytes, out);
			case 8, 32946 -> {
				try (DeflaterOutputStream deflated = new DeflaterOutputStream(out)) {
					deflated.write(bytes);
				}
			}
			case 32773 -> {
				for (int i = 0; i < bytes.length; i += 100) {
					out.write(Math.min(100, bytes.length - i) - 1);
					out.write(bytes, i, Math.min(100, bytes.length - i));
				}
			}
			default -> out.writeBytes(bytes);
		}
		return out.toByteArray();
	}

	/** Codes of nine bits only: the table is cleared before longer ones begin. */
	private static void lzw(final byte[] bytes, final ByteArrayOutputStream out) {
		final StringBuilder codes = new StringBuilder();
		for (int i = 0; i < bytes.length; i++) {
			codes.append(i % 200 == 0 ? code(256) : "").append(code(bytes[i] & 0xff));
		}
		codes.append(code(257)).append("0".repeat((8 - codes.length() % 8) % 8));
		for (int i = 0; i < codes.length(); i += 8) {
			out.write(Integer.parseInt(codes.substring(i, i + 8), 2));
		}
	}

	private static String code(final int value) {
		return Integer.toBinaryString(1 << 9 | value).substring(1);
	}
}

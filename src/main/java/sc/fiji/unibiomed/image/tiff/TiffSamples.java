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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.imageio.IIOException;

/**
 * The samples of a picture as they are stored. Java's own reader knows neither 16-bit samples with predictors nor half
 * precision, stretches 12-bit values, takes signed bytes for unsigned ones, fails on two samples of a pixel and on
 * 16-bit pictures with a table of colours, and changes values of pictures whose zero is white.
 */
public final class TiffSamples {

	/** What an uncompressed picture is read in, in bytes. */
	private static final int CHUNK = 1 << 24;
	private static final int NO_PREDICTOR = 1;
	static final int DIFFERENCES = 2;
	static final int REAL_DIFFERENCES = 3;
	static final int MOST_SAMPLES = 64;
	private static final long WHOLE = 0xffffffffL;
	private static final int LOWEST_BIT_FIRST = 2;

	private final TiffDirectory directory;
	private final TiffFormat format;
	private final Unpacking unpacking;
	private final int predictor;
	private final int tileWidth;
	private final int tileHeight;
	private final boolean isTiled;
	private final boolean isReversed;
	private final long[] offsets;
	private final long[] lengths;

	private TiffSamples(final TiffDirectory directory, final TiffFormat format) throws IOException {
		this.directory = directory;
		this.format = format;
		final int compression = directory.small(TiffTag.COMPRESSION, 1);
		unpacking = Unpacking.of(compression);
		predictor = Unpacking.hasPredictor(compression)
			? directory.small(TiffTag.PREDICTOR, NO_PREDICTOR)
			: NO_PREDICTOR;
		isReversed = directory.number(TiffTag.FILL_ORDER, 1) == LOWEST_BIT_FIRST;
		isTiled = directory.has(TiffTag.TILE_WIDTH);
		tileWidth = isTiled ? directory.small(TiffTag.TILE_WIDTH, 0) : format.width();
		tileHeight = isTiled
			? directory.small(TiffTag.TILE_HEIGHT, 0)
			: (int) Math.min(directory.number(TiffTag.ROWS_PER_STRIP, WHOLE), format.height());
		offsets = directory.numbers(isTiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS);
		lengths = directory.numbers(isTiled ? TiffTag.TILE_BYTE_COUNTS : TiffTag.STRIP_BYTE_COUNTS);
	}

	/**
	 * Samples, each a number; empty for pictures of no size, and where only Java's own reader knows how they are
	 * compressed.
	 *
	 * @throws UnsupportedTiffException if they are of a kind that nobody here reads
	 */
	public static Optional<TiffSamples> of(final TiffDirectory directory) throws IOException {
		final TiffFormat format = TiffFormat.of(directory);
		final boolean isPossible = format.width() > 0 && format.height() > 0 &&
			(long) format.width() * format.height() <= Integer.MAX_VALUE && format.samples() > 0 &&
			format.samples() <= MOST_SAMPLES;
		if (!isPossible || Unpacking.of(directory.small(TiffTag.COMPRESSION, 1)) == null) return Optional.empty();
		TiffSupport.check(directory);
		final TiffSamples samples = new TiffSamples(directory, format);
		return samples.tileWidth < 1 || samples.tileHeight < 1 ? Optional.empty() : Optional.of(samples);
	}

	/** Whether Java's own reader fails on them, or changes them. */
	public boolean areUnusual() {
		return format.isUnusual() || isReversed || !directory.has(TiffTag.PHOTOMETRIC);
	}

	/** What they are. */
	public TiffFormat format() {
		return format;
	}

	/**
	 * Whether the picture lies in the file in one piece, as ImageJ writes it, so that others may follow it without a
	 * directory of their own.
	 */
	public boolean isContiguous() {
		if (unpacking != Unpacking.NONE || isReversed || format.bits() % Byte.SIZE != 0 || isTiled ||
			format.isPlanar() && format.samples() > 1 || offsets.length == 0) return false;
		for (int i = 1; i < offsets.length; i++)
			if (i > lengths.length || offsets[i] != offsets[i - 1] + lengths[i - 1]) return false;
		return true;
	}

	/** Where the picture begins in the file; 0 if it is nowhere. */
	public long offset() {
		return offsets.length == 0 ? 0 : offsets[0];
	}

	/** How many pictures of this size and kind lie in the file one after the other, from this one on. */
	public long following() throws IOException {
		return Math.max(0, directory.fileLength() - offset()) / format.length();
	}

	/**
	 * Reads the picture.
	 *
	 * @return for each sample of a pixel an array, row by row: {@code byte[]} of unsigned values of up to 8
	 *         bits, {@code short[]} of other values of up to 16 bits, {@code int[]} of longer signed ones, and
	 *         {@code float[]} of all others, of which very long ones are rounded
	 */
	public List<Object> read() throws IOException {
		final int across = (format.width() - 1) / tileWidth + 1;
		final int down = (format.height() - 1) / tileHeight + 1;
		final int planes = format.isPlanar() ? format.samples() : 1;
		if (offsets.length < (long) across * down * planes)
			throw new IIOException("There are " + offsets.length + " strips or tiles only");
		final Target target = new Target();
		int index = 0;
		for (int plane = 0; plane < planes; plane++)
			for (int row = 0; row < down; row++)
				for (int column = 0; column < across; column++)
					read(target, plane, column * tileWidth, row * tileHeight, index++);
		return target.bands;
	}

	/**
	 * Reads a picture of the same size and kind that follows this one without a directory; this one has the number 0.
	 */
	public List<Object> readFollowing(final long number) throws IOException {
		final Target target = new Target();
		readPlain(target, 0, 0, 0, offset() + number * format.length(), format.width(), format.height());
		return target.bands;
	}

	private void read(final Target target, final int plane, final int x, final int y, final int index)
		throws IOException
	{
		final int rows = isTiled ? tileHeight : Math.min(tileHeight, format.height() - y);
		if (unpacking == Unpacking.NONE) {
			readPlain(target, plane, x, y, offsets[index], tileWidth, rows);
			return;
		}
		if (index >= lengths.length) throw new IIOException("Strips or tiles have no length");
		final long length = (long) rowLength(tileWidth) * rows;
		if (length > Integer.MAX_VALUE - 8) throw new IIOException("A strip or tile has " + length + " bytes");
		final byte[] bytes = unpacking.unpack(stored(offsets[index], lengths[index]), (int) length);
		if (bytes.length < length) throw new IIOException("A strip or tile has " + bytes.length + " bytes");
		for (int row = 0; row < rows && predictor != NO_PREDICTOR; row++)
			undoPredictor(bytes, row * rowLength(tileWidth));
		target.put(bytes, plane, x, y, tileWidth, rows, predictor == REAL_DIFFERENCES);
	}

	private void readPlain(final Target target, final int plane, final int x, final int y, final long offset,
		final int rowPixels, final int rows) throws IOException
	{
		final int rowLength = rowLength(rowPixels);
		final int most = Math.max(1, CHUNK / rowLength);
		for (int row = 0; row < rows; row += most) {
			final int count = Math.min(most, rows - row);
			final byte[] bytes = stored(offset + (long) row * rowLength, (long) count * rowLength);
			target.put(bytes, plane, x, y + row, rowPixels, count, false);
		}
	}

	private byte[] stored(final long offset, final long length) throws IOException {
		final byte[] bytes = directory.read(offset, length);
		for (int i = 0; i < bytes.length && isReversed; i++)
			bytes[i] = (byte) (Integer.reverse(bytes[i]) >>> Integer.SIZE - Byte.SIZE);
		return bytes;
	}

	private int rowLength(final int pixels) throws IOException {
		final long length = ((long) pixels * samplesTogether() * format.bits() + Byte.SIZE - 1) / Byte.SIZE;
		if (length > Integer.MAX_VALUE - 8) throw new IIOException("A row has " + length + " bytes");
		return (int) length;
	}

	private int samplesTogether() {
		return format.isPlanar() ? 1 : format.samples();
	}

	/** Each value is stored as what it differs from the one before it in its row. */
	private void undoPredictor(final byte[] bytes, final int from) throws IOException {
		final int together = samplesTogether();
		final int length = rowLength(tileWidth);
		if (predictor == REAL_DIFFERENCES || format.bits() == Byte.SIZE) {
			// Real numbers: the first bytes of all values come first in a row, then the second ones.
			for (int i = from + together; i < from + length; i++)
				bytes[i] += bytes[i - together];
			return;
		}
		final ByteBuffer row = ByteBuffer.wrap(bytes, from, length).slice().order(directory.order());
		final int size = format.bits() / Byte.SIZE;
		for (int i = together * size; i < length; i += size) {
			if (size == Short.BYTES)
				row.putShort(i, (short) (row.getShort(i) + row.getShort(i - together * size)));
			else if (size == Long.BYTES)
				row.putLong(i, row.getLong(i) + row.getLong(i - together * size));
			else
				row.putInt(i, row.getInt(i) + row.getInt(i - together * size));
		}
	}

	/** What is read into. */
	private final class Target {

		private final List<Object> bands = new ArrayList<>();

		Target() throws IOException {
			final long size = (long) format.width() * format.height();
			if (size * format.samples() > Integer.MAX_VALUE - 8) throw new IIOException("There are too many pixels");
			// What cannot be in the file need not be made room for.
			if (unpacking == Unpacking.NONE && format.length() > directory.fileLength())
				throw new IIOException("There are fewer bytes than pixels");
			for (int i = 0; i < format.samples(); i++)
				bands.add(array((int) size));
		}

		private Object array(final int size) {
			if (!format.isWhole()) return new float[size];
			if (format.bits() <= Byte.SIZE && format.isUnsigned()) return new byte[size];
			if (format.bits() <= Short.SIZE) return new short[size];
			return format.isUnsigned() ? new float[size] : new int[size];
		}

		/** @param isShuffled whether the first bytes of all values come first in each row, then the second ones */
		void put(final byte[] bytes, final int plane, final int x, final int y, final int rowPixels, final int rows,
			final boolean isShuffled) throws IOException
		{
			final int together = samplesTogether();
			final int rowLength = rowLength(rowPixels);
			final int count = Math.min(rowPixels, format.width() - x);
			final ByteBuffer in = ByteBuffer.wrap(bytes).order(directory.order());
			for (int row = 0; row < rows && y + row < format.height(); row++)
				for (int sample = 0; sample < together; sample++) {
					final Object band = bands.get(plane + sample);
					int out = (y + row) * format.width() + x;
					for (int i = 0; i < count; i++) {
						final int value = i * together + sample;
						if (isShuffled)
							putReal(band, out++,
								shuffled(bytes, row * rowLength + value, rowLength / (format.bits() / Byte.SIZE)));
						else if (format.isWhole())
							putWhole(band, out++, whole(in, row * rowLength, value));
						else
							putReal(band, out++, bits(in, row * rowLength, value));
					}
				}
		}

		private long shuffled(final byte[] bytes, final int first, final int step) {
			long value = 0;
			for (int i = 0; i < format.bits() / Byte.SIZE; i++)
				value = value << Byte.SIZE | bytes[first + i * step] & 0xff;
			return value;
		}

		/** The bits of a value in a row, lowest ones right. */
		private long bits(final ByteBuffer in, final int row, final int number) {
			return switch (format.bits()) {
				case Byte.SIZE -> in.get(row + number) & 0xff;
				case Short.SIZE -> in.getShort(row + number * Short.BYTES) & 0xffff;
				case Integer.SIZE -> in.getInt(row + number * Integer.BYTES) & WHOLE;
				case Long.SIZE -> in.getLong(row + number * Long.BYTES);
				case 24 -> threeBytes(in, row + number * 3);
				default -> packedBits(in, row, (long) number * format.bits());
			};
		}

		private long threeBytes(final ByteBuffer in, final int at) {
			final int one = in.get(at) & 0xff;
			final int two = in.get(at + 1) & 0xff;
			final int three = in.get(at + 2) & 0xff;
			return directory.order() == ByteOrder.BIG_ENDIAN
				? one << 16 | two << 8 | three
				: three << 16 | two << 8 | one;
		}

		/** Values that share bytes have their highest bit first in both orders. */
		private long packedBits(final ByteBuffer in, final int row, final long first) {
			long value = 0;
			for (long bit = first; bit < first + format.bits(); bit++)
				value = value << 1 | in.get(row + (int) (bit >> 3)) >> 7 - (int) (bit & 7) & 1;
			return value;
		}

		private long whole(final ByteBuffer in, final int row, final int number) {
			final long bits = bits(in, row, number);
			final int unused = Long.SIZE - format.bits();
			return format.isUnsigned() ? bits : bits << unused >> unused;
		}

		private void putWhole(final Object band, final int out, final long value) {
			if (band instanceof final byte[] array)
				array[out] = (byte) value;
			else if (band instanceof final short[] array)
				array[out] = (short) value;
			else if (band instanceof final int[] array)
				array[out] = (int) value;
			else
				((float[]) band)[out] = value;
		}

		private void putReal(final Object band, final int out, final long bits) {
			((float[]) band)[out] = switch (format.bits()) {
				case Short.SIZE -> SmallReals.ofHalf((int) bits);
				case 24 -> SmallReals.of24((int) bits);
				case Integer.SIZE -> Float.intBitsToFloat((int) bits);
				default -> (float) Double.longBitsToDouble(bits);
			};
		}
	}
}

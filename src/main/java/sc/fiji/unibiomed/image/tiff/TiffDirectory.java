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
import java.util.HashMap;
import java.util.Map;

import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStream;

/** What a TIFF file says about one of its pictures. Can be asked as long as the file is open; its position stays. */
public final class TiffDirectory {

	private static final int ENTRY_LENGTH = 12;
	private static final int INLINE_LENGTH = 4;
	private static final int BYTE = 1;
	private static final int ASCII = 2;
	private static final int SHORT = 3;
	private static final int LONG = 4;
	private static final int RATIONAL = 5;
	private static final int UNDEFINED = 7;

	private final ImageInputStream stream;
	private final ByteOrder order;
	private final Map<Integer, Entry> entries = new HashMap<>();

	/** @param value the last four bytes: values, or where they are */
	private record Entry(int type, long count, byte[] value) {}

	/** @param raw the entries as they are in the file */
	TiffDirectory(final ImageInputStream stream, final ByteOrder order, final byte[] raw) {
		this.stream = stream;
		this.order = order;
		final ByteBuffer bytes = ByteBuffer.wrap(raw).order(order);
		while (bytes.remaining() >= ENTRY_LENGTH) {
			final int tag = Short.toUnsignedInt(bytes.getShort());
			final int type = Short.toUnsignedInt(bytes.getShort());
			final long count = Integer.toUnsignedLong(bytes.getInt());
			final byte[] value = new byte[INLINE_LENGTH];
			bytes.get(value);
			entries.putIfAbsent(tag, new Entry(type, count, value));
		}
	}

	/** The order of bytes in the file. */
	public ByteOrder order() {
		return order;
	}

	/** Whether there is a tag. */
	public boolean has(final int tag) {
		return entries.containsKey(tag);
	}

	/** How many values a tag has; 0 without it. */
	public long count(final int tag) {
		return has(tag) ? entries.get(tag).count() : 0;
	}

	/**
	 * The first value of a tag.
	 *
	 * @param otherwise without the tag
	 * @throws IOException if it is no whole number
	 */
	public long number(final int tag, final long otherwise) throws IOException {
		final long[] numbers = numbers(tag, 1);
		return numbers.length == 0 ? otherwise : numbers[0];
	}

	/**
	 * The first value of a tag where it cannot be large.
	 *
	 * @throws IOException if it is no whole number, or larger than an {@code int}
	 */
	public int small(final int tag, final int otherwise) throws IOException {
		final long number = number(tag, otherwise);
		if (number > Integer.MAX_VALUE) throw new IIOException("Tag " + tag + " has the value " + number);
		return (int) number;
	}

	/**
	 * The values of a tag; none without it.
	 *
	 * @throws IOException if they are no whole numbers, or not in the file
	 */
	public long[] numbers(final int tag) throws IOException {
		return numbers(tag, count(tag));
	}

	private long[] numbers(final int tag, final long most) throws IOException {
		final Entry entry = entries.get(tag);
		if (entry == null) return new long[0];
		final int size = size(entry.type());
		if (entry.type() == RATIONAL) throw new IIOException("Tag " + tag + " is not a whole number");
		final ByteBuffer bytes = bytes(entry, Math.min(most, entry.count()) * size);
		final long[] numbers = new long[bytes.remaining() / size];
		for (int i = 0; i < numbers.length; i++)
			numbers[i] = switch (size) {
				case Short.BYTES -> Short.toUnsignedLong(bytes.getShort());
				case Integer.BYTES -> Integer.toUnsignedLong(bytes.getInt());
				default -> Byte.toUnsignedLong(bytes.get());
			};
		return numbers;
	}

	/**
	 * The first value of a tag that is a fraction.
	 *
	 * @return 0 without it, or if it has no value
	 */
	public double fraction(final int tag) throws IOException {
		final Entry entry = entries.get(tag);
		if (entry == null || entry.type() != RATIONAL || entry.count() < 1) return 0;
		final ByteBuffer bytes = bytes(entry, size(RATIONAL));
		final double numerator = Integer.toUnsignedLong(bytes.getInt());
		final double denominator = Integer.toUnsignedLong(bytes.getInt());
		return denominator == 0 ? 0 : numerator / denominator;
	}

	/**
	 * All bytes of a tag, which are in memory then; none without it.
	 *
	 * @throws IOException if they are not in the file
	 */
	public ByteBuffer bytes(final int tag) throws IOException {
		final Entry entry = entries.get(tag);
		return entry == null ? ByteBuffer.allocate(0).order(order) : bytes(entry, entry.count() * size(entry.type()));
	}

	private ByteBuffer bytes(final Entry entry, final long length) throws IOException {
		final ByteBuffer inline = ByteBuffer.wrap(entry.value()).order(order);
		if (entry.count() * size(entry.type()) <= INLINE_LENGTH) return inline.limit((int) length);
		return ByteBuffer.wrap(read(Integer.toUnsignedLong(inline.getInt()), length)).order(order);
	}

	/** A part of the file, which must be inside of it. */
	byte[] read(final long offset, final long length) throws IOException {
		return read(stream, offset, length);
	}

	/** How many bytes the file has. */
	long fileLength() throws IOException {
		return stream.length();
	}

	static byte[] read(final ImageInputStream stream, final long offset, final long length) throws IOException {
		if (length > Integer.MAX_VALUE - 8 || offset < 0 || length > stream.length() - offset)
			throw new IIOException("The file ends before byte " + offset + " + " + length);
		final byte[] bytes = new byte[(int) length];
		final long position = stream.getStreamPosition();
		stream.seek(offset);
		stream.readFully(bytes);
		stream.seek(position);
		return bytes;
	}

	private static int size(final int type) throws IOException {
		return switch (type) {
			case BYTE, ASCII, UNDEFINED -> 1;
			case SHORT -> Short.BYTES;
			case LONG -> Integer.BYTES;
			case RATIONAL -> 2 * Integer.BYTES;
			default -> throw new IIOException("Type " + type + " of a tag is not known");
		};
	}
}

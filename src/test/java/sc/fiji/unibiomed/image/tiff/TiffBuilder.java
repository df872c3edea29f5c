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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes TIFF files of tags and bytes, sensible or not. */
public final class TiffBuilder {

	private static final int SHORT = 3;
	private static final int LONG = 4;

	private final ByteOrder order;
	private final ByteArrayOutputStream data = new ByteArrayOutputStream();
	private final List<Map<Integer, Tag>> directories = new ArrayList<>();

	private record Tag(int type, int count, int value) {}

	/** A file of this order of bytes. */
	public TiffBuilder(final ByteOrder order) {
		this.order = order;
	}

	/** Begins a picture whose pixels are these bytes, in one strip. */
	public TiffBuilder page(final int width, final int height, final int bits, final int photometric,
		final byte... pixels)
	{
		directories.add(new TreeMap<>());
		final int offset = put(pixels);
		return tag(TiffTag.WIDTH, width).tag(TiffTag.HEIGHT, height).tag(TiffTag.BITS_PER_SAMPLE, bits)
			.tag(TiffTag.COMPRESSION, 1).tag(TiffTag.PHOTOMETRIC, photometric).tag(TiffTag.STRIP_OFFSETS, offset)
			.tag(TiffTag.SAMPLES_PER_PIXEL, 1).tag(TiffTag.ROWS_PER_STRIP, height)
			.tag(TiffTag.STRIP_BYTE_COUNTS, pixels.length);
	}

	/** A number. */
	public TiffBuilder tag(final int tag, final int value) {
		return tag(tag, value >>> Short.SIZE == 0 ? SHORT : LONG, 1, value);
	}

	/** Numbers, or bytes with type 1, 2 or 7. */
	public TiffBuilder tag(final int tag, final int type, final int count, final int value) {
		directories.get(directories.size() - 1).put(tag, new Tag(type, count, value));
		return this;
	}

	/** Takes a tag away. */
	public TiffBuilder without(final int tag) {
		directories.get(directories.size() - 1).remove(tag);
		return this;
	}

	/** Short numbers. */
	public TiffBuilder shorts(final int tag, final int... values) {
		final ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(order);
		for (final int value : values) {
			bytes.putShort((short) value);
		}
		return values(tag, SHORT, values.length, bytes);
	}

	/** Long numbers. */
	public TiffBuilder longs(final int tag, final int... values) {
		final ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
		for (final int value : values) {
			bytes.putInt(value);
		}
		return values(tag, LONG, values.length, bytes);
	}

	/** Up to four bytes stand in the directory itself. */
	private TiffBuilder values(final int tag, final int type, final int count, final ByteBuffer bytes) {
		if (bytes.capacity() > Integer.BYTES) {
			return tag(tag, type, count, put(bytes.array()));
		}
		final ByteBuffer inline = ByteBuffer.allocate(Integer.BYTES).order(order).put(bytes.array());
		return tag(tag, type, count, type == SHORT && count == 1 ? inline.getShort(0) & 0xffff : inline.getInt(0));
	}

	/** Bytes. */
	public TiffBuilder bytes(final int tag, final int type, final byte... bytes) {
		return values(tag, type, bytes.length, ByteBuffer.wrap(bytes));
	}

	/** Where bytes will be in the file. */
	public int put(final byte... bytes) {
		final int offset = 8 + data.size();
		data.writeBytes(bytes);
		return offset;
	}

	/** The file. */
	public byte[] build() {
		int at = 8 + data.size();
		final int length = directories.stream().mapToInt(tags -> 6 + 12 * tags.size()).sum();
		final ByteBuffer file = ByteBuffer.allocate(at + length).order(order);
		file.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M')).put(file.get(0)).putShort((short) 42).putInt(at)
			.put(data.toByteArray());
		for (int i = 0; i < directories.size(); i++) {
			final Map<Integer, Tag> tags = directories.get(i);
			file.putShort((short) tags.size());
			tags.forEach((number, tag) -> {
				file.putShort((short) (int) number).putShort((short) tag.type()).putInt(tag.count());
				if (tag.type() == SHORT && tag.count() == 1)
					file.putShort((short) tag.value()).putShort((short) 0);
				else
					file.putInt(tag.value());
			});
			at += 6 + 12 * tags.size();
			file.putInt(i + 1 < directories.size() ? at : 0);
		}
		return file.array();
	}
}

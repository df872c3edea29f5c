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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

import javax.imageio.stream.ImageInputStream;

/**
 * What a JPEG file says of its picture before the first pixel (ISO/IEC 10918-1, annex B; Exif 2.32 for the
 * orientation).
 *
 * @param process the marker of its frame: 0xC0 baseline, 0xC1 extended, 0xC2 progressive and so on; 0 if there is none
 * @param bits of a sample
 * @param width in pixels
 * @param height in pixels
 * @param components of a pixel
 * @param orientation how it is to be turned, 1 to 8; 1 is as stored
 * @param scans how often the decoder goes over the whole picture; those of a picture with a single one are not counted
 */
record JpegHeader(int process, int bits, int width, int height, int components, int orientation, int scans) {

	/** Encoders write about ten; each takes as long as a picture of its own. */
	static final int MOST_SCANS = 500;
	/** What all scans together may go over: some minutes of work. */
	static final long MOST_SCANNED_PIXELS = 1L << 34;

	private static final int START_OF_SCAN = 0xda;
	private static final int END = 0xd9;
	private static final int APP1 = 0xe1;
	private static final int PROGRESSIVE = 0xc2;
	private static final int TAG_ORIENTATION = 0x0112;
	private static final int EXIF_LENGTH = 6;
	private static final int CHUNK = 1 << 16;

	/** @param stream a JPEG file; its position stays */
	static JpegHeader of(final ImageInputStream stream) throws IOException {
		final long position = stream.getStreamPosition();
		final ByteOrder order = stream.getByteOrder();
		try {
			stream.setByteOrder(ByteOrder.BIG_ENDIAN);
			return read(stream);
		}
		finally {
			stream.setByteOrder(order);
			stream.seek(position);
		}
	}

	/** Whether it is decoded in one go, row by row, with little memory. */
	boolean isSingleScan() {
		return scans <= 1 && process != PROGRESSIVE;
	}

	/** Whether it takes the decoder more time than an honest file does. */
	boolean hasTooManyScans() {
		return scans > MOST_SCANS || scans > 1 && (long) scans * width * height > MOST_SCANNED_PIXELS;
	}

	/** Whether pixels are colours for printing, of which Java knows none. */
	boolean isForPrinting() {
		return components == 4;
	}

	/** Why nobody here reads it; empty if it can be read. */
	Optional<String> unsupported() {
		final String kind = switch (process) {
			case 0, 0xc0, 0xc1, PROGRESSIVE -> bits > Byte.SIZE ? "JPEG samples of " + bits + " bits" : null;
			case 0xc3 -> "lossless JPEG compression";
			case 0xc5, 0xc6, 0xc7, 0xcd, 0xce, 0xcf -> "hierarchical JPEG compression";
			default -> "JPEG compression with arithmetic coding";
		};
		return Optional.ofNullable(kind);
	}

	private static JpegHeader read(final ImageInputStream stream) throws IOException {
		int process = 0;
		int bits = 0;
		int width = 0;
		int height = 0;
		int components = 0;
		int orientation = 1;
		long at = 2;
		while (at + 4 <= stream.length()) {
			stream.seek(at);
			if (stream.readUnsignedByte() != 0xff) break;
			final int marker = stream.readUnsignedByte();
			if (marker == 0xff) {
				at++;
				continue;
			}
			if (marker == END) break;
			final boolean isAlone = marker == 0x01 || marker >= 0xd0 && marker <= 0xd8;
			if (isAlone) {
				at += 2;
				continue;
			}
			final int length = stream.readUnsignedShort();
			if (marker == START_OF_SCAN) {
				final boolean isWhole = process != PROGRESSIVE && stream.readUnsignedByte() == components;
				final int scans = isWhole ? 1 : 1 + scans(stream, at + 2 + length);
				return new JpegHeader(process, bits, width, height, components, orientation, scans);
			}
			final boolean isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 &&
				marker != 0xcc;
			if (isFrame && length >= 8) {
				process = marker;
				bits = stream.readUnsignedByte();
				height = stream.readUnsignedShort();
				width = stream.readUnsignedShort();
				components = stream.readUnsignedByte();
			}
			if (marker == APP1 && length > 2 && at + 2 + length <= stream.length()) {
				final byte[] segment = new byte[length - 2];
				stream.readFully(segment);
				orientation = orientation == 1 ? orientation(segment) : orientation;
			}
			at += 2 + Math.max(2, length);
		}
		return new JpegHeader(process, bits, width, height, components, orientation, 0);
	}

	/** Counts the scans after the first one. Inside of compressed data, no other byte than zero follows a marker's. */
	private static int scans(final ImageInputStream stream, final long from) throws IOException {
		stream.seek(from);
		final byte[] chunk = new byte[CHUNK];
		boolean isMarker = false;
		int scans = 0;
		for (int length = stream.read(chunk); length > 0; length = stream.read(chunk))
			for (int i = 0; i < length; i++) {
				if (isMarker && (chunk[i] & 0xff) == START_OF_SCAN) scans++;
				isMarker = chunk[i] == (byte) 0xff;
			}
		return scans;
	}

	/** An Exif segment is a small TIFF file behind six bytes. */
	private static int orientation(final byte[] segment) {
		final boolean isExif = segment.length > EXIF_LENGTH + 8 && segment[0] == 'E' && segment[1] == 'x' &&
			segment[2] == 'i' && segment[3] == 'f';
		return isExif
			? orientationOfTiff(ByteBuffer.wrap(segment, EXIF_LENGTH, segment.length - EXIF_LENGTH).slice())
			: 1;
	}

	/** The orientation that the first directory of a small TIFF file says; 1 if it says none. */
	static int orientationOfTiff(final ByteBuffer tiff) {
		if (tiff.remaining() < 8) return 1;
		tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		final long directory = Integer.toUnsignedLong(tiff.getInt(4));
		if (directory + 2 > tiff.limit()) return 1;
		final int count = Short.toUnsignedInt(tiff.getShort((int) directory));
		for (int i = 0; i < count; i++) {
			final long entry = directory + 2 + 12L * i;
			if (entry + 12 > tiff.limit()) return 1;
			if (Short.toUnsignedInt(tiff.getShort((int) entry)) == TAG_ORIENTATION) {
				final int value = Short.toUnsignedInt(tiff.getShort((int) entry + 8));
				return value >= 1 && value <= 8 ? value : 1;
			}
		}
		return 1;
	}
}

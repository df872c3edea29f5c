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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.image.RgbImage;

/**
 * Writes a whole slide as Aperio's scanners do: a TIFF file (TIFF 6.0) whose pages are the pyramid's levels, in squares
 * of 256 pixels without compression. The second page is a thumbnail, in strips.
 */
final class AperioSlide {

	private static final int TILE = 256;
	private static final int SHORT = 3;
	private static final int LONG = 4;
	private static final int ASCII = 2;

	private AperioSlide() {}

	/** @param levels from the full resolution to the smallest */
	static Path write(final Path file, final List<RgbImage> levels) throws IOException {
		final List<RgbImage> pages = new ArrayList<>(levels);
		pages.add(1, new RgbImage(64, 48, new byte[RgbImage.length(64, 48)]));
		long size = 8;
		for (final RgbImage page : pages) {
			size += 1000 + tiles(page) * (8L + TILE * TILE * RgbImage.CHANNELS);
		}
		final ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
		out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(0);
		int link = 4;
		for (final RgbImage page : pages) {
			link = write(out, page, link, pages.get(0), page == pages.get(1));
		}
		try (var channel = Files.newByteChannel(file, java.nio.file.StandardOpenOption.CREATE,
			java.nio.file.StandardOpenOption.WRITE))
		{
			out.flip();
			channel.write(out);
		}
		return file;
	}

	private static int tiles(final RgbImage page) {
		return across(page.width()) * across(page.height());
	}

	private static int across(final int length) {
		return (length - 1) / TILE + 1;
	}

	/** @return where the offset of the next page is to be written */
	private static int write(final ByteBuffer out, final RgbImage page, final int link, final RgbImage first,
		final boolean strips)
	{
		final byte[] description = ("Aperio Image Library v12.0.15\n" + first.width() + "x" + first.height() +
			" [0,0 " + page.width() + "x" + page.height() + "] (256x256) RAW RGB|AppMag = 20|MPP = 0.5000\0")
			.getBytes(StandardCharsets.US_ASCII);
		final int text = out.position();
		out.put(description);
		final int[] offsets = new int[strips ? 1 : tiles(page)];
		final int length = RgbImage.CHANNELS * (strips ? page.width() * page.height() : TILE * TILE);
		for (int i = 0; i < offsets.length; i++) {
			offsets[i] = out.position();
			if (strips) {
				out.put(page.pixels());
				continue;
			}
			putTile(out, page, i % across(page.width()) * TILE, i / across(page.width()) * TILE);
		}
		final int offsetsAt = out.position();
		for (final int offset : offsets) {
			out.putInt(offset);
		}
		final int countsAt = out.position();
		for (int i = 0; i < offsets.length; i++) {
			out.putInt(length);
		}
		final int bitsAt = out.position();
		out.putShort((short) 8).putShort((short) 8).putShort((short) 8);
		if (out.position() % 2 == 1) {
			out.put((byte) 0);
		}
		out.putInt(link, out.position());
		final int firstOffset = offsets.length == 1 ? offsets[0] : offsetsAt;
		final int firstCount = offsets.length == 1 ? length : countsAt;
		final List<int[]> entries = new ArrayList<>(List.of(entry(254, LONG, 1, 0), entry(256, LONG, 1, page.width()),
			entry(257, LONG, 1, page.height()), entry(258, SHORT, 3, bitsAt), entry(259, SHORT, 1, 1),
			entry(262, SHORT, 1, 2), entry(270, ASCII, description.length, text)));
		if (strips) {
			entries.addAll(List.of(entry(273, LONG, 1, firstOffset), entry(277, SHORT, 1, 3),
				entry(278, LONG, 1, page.height()), entry(279, LONG, 1, firstCount), entry(284, SHORT, 1, 1)));
		}
		else {
			entries.addAll(List.of(entry(277, SHORT, 1, 3), entry(284, SHORT, 1, 1), entry(322, SHORT, 1, TILE),
				entry(323, SHORT, 1, TILE), entry(324, LONG, offsets.length, firstOffset),
				entry(325, LONG, offsets.length, firstCount)));
		}
		out.putShort((short) entries.size());
		for (final int[] entry : entries) {
			out.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]).putInt(entry[3]);
		}
		final int next = out.position();
		out.putInt(0);
		return next;
	}

	private static int[] entry(final int tag, final int type, final int count, final int value) {
		return new int[] { tag, type, count, value };
	}

	private static void putTile(final ByteBuffer out, final RgbImage page, final int left, final int top) {
		for (int y = top; y < top + TILE; y++) {
			for (int x = left; x < left + TILE; x++) {
				for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
					out.put(x < page.width() && y < page.height()
						? page.pixels()[(y * page.width() + x) * RgbImage.CHANNELS + channel]
						: 0);
				}
			}
		}
	}
}

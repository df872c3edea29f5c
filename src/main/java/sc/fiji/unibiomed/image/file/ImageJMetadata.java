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
package sc.fiji.unibiomed.image.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.image.tiff.TiffDirectory;
import sc.fiji.unibiomed.image.tiff.TiffTag;

/** What ImageJ saves in tags of its own: a header of types and counts, and then that many pieces of each type. */
final class ImageJMetadata {

	private static final int MAGIC = 0x494a494a;
	private static final int INFO = 0x696e666f;
	private static final int LABELS = 0x6c61626c;
	private static final int RANGES = 0x72616e67;
	private static final int LUTS = 0x6c757473;
	private static final int PROPERTIES = 0x70726f70;
	private static final int SHORTEST_HEADER = 12;
	private static final int LONGEST_HEADER = 804;
	private static final int LUT_LENGTH = 768;
	private static final int LUT_COLOURS = 256;

	private final Map<Integer, List<ByteBuffer>> pieces = new HashMap<>();

	private ImageJMetadata() {}

	/** Of no file. */
	static final ImageJMetadata NONE = new ImageJMetadata();

	/** Of the first picture of a file; {@link #NONE} if there is none, or it cannot be read. */
	static ImageJMetadata of(final TiffDirectory directory) {
		final ImageJMetadata metadata = new ImageJMetadata();
		try {
			metadata.read(directory.numbers(TiffTag.IMAGEJ_BYTE_COUNTS), directory.bytes(TiffTag.IMAGEJ_METADATA));
			return metadata;
		}
		catch (final IOException e) {
			return NONE;
		}
	}

	/** Stops where something is wrong. */
	private void read(final long[] lengths, final ByteBuffer bytes) {
		if (lengths.length == 0 || lengths[0] < SHORTEST_HEADER || lengths[0] > LONGEST_HEADER ||
			lengths[0] > bytes.remaining() || bytes.getInt() != MAGIC)
		{
			return;
		}
		final ByteBuffer header = bytes.slice().order(bytes.order());
		bytes.position((int) lengths[0]);
		int at = 1;
		for (int i = 0; i < (lengths[0] - Integer.BYTES) / (2 * Integer.BYTES); i++) {
			final int type = header.getInt();
			final int count = header.getInt();
			final List<ByteBuffer> ofType = pieces.computeIfAbsent(type, key -> new ArrayList<>());
			for (int k = 0; k < count; k++, at++) {
				if (at >= lengths.length || lengths[at] > bytes.remaining()) {
					return;
				}
				ofType.add(bytes.slice().order(bytes.order()).limit((int) lengths[at]));
				bytes.position(bytes.position() + (int) lengths[at]);
			}
		}
	}

	/** The text about the image; {@code null} if there is none. */
	String info() {
		final List<String> texts = texts(INFO);
		return texts.isEmpty() ? null : texts.get(0);
	}

	/** Labels of the images of a stack, in order; empty where one has none. */
	List<String> labels() {
		return texts(LABELS);
	}

	/** The ranges of the channels. */
	List<ValueRange> ranges() {
		final List<ValueRange> ranges = new ArrayList<>();
		for (final ByteBuffer piece : pieces(RANGES)) {
			while (piece.remaining() >= 2 * Double.BYTES) {
				ranges.add(new ValueRange(piece.getDouble(), piece.getDouble()));
			}
		}
		return ranges;
	}

	/** The colours of the channels; tables of another size are grey. */
	List<int[]> tables() {
		return pieces(LUTS).stream().map(ImageJMetadata::table).toList();
	}

	private static int[] table(final ByteBuffer piece) {
		final int[] colours = LookUpTables.grey();
		for (int i = 0; i < LUT_COLOURS && piece.remaining() == LUT_LENGTH; i++) {
			colours[i] = (piece.get(i) & 0xff) << 16 | (piece.get(LUT_COLOURS + i) & 0xff) << 8 |
				piece.get(2 * LUT_COLOURS + i) & 0xff;
		}
		return colours;
	}

	/** Texts that are saved under a key. */
	Map<String, String> properties() {
		final List<String> texts = texts(PROPERTIES);
		final Map<String, String> properties = new HashMap<>();
		for (int i = 0; i + 1 < texts.size(); i += 2) {
			if (!texts.get(i + 1).isEmpty()) {
				properties.put(texts.get(i), texts.get(i + 1));
			}
		}
		return properties;
	}

	private List<String> texts(final int type) {
		return pieces(type).stream().map(piece -> {
			final Charset charset = piece.order() == ByteOrder.BIG_ENDIAN
				? StandardCharsets.UTF_16BE
				: StandardCharsets.UTF_16LE;
			return charset.decode(piece).toString();
		}).toList();
	}

	private List<ByteBuffer> pieces(final int type) {
		return pieces.getOrDefault(type, List.of()).stream().map(piece -> piece.duplicate().order(piece.order()))
			.toList();
	}
}

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
package sc.fiji.unibiomed.imagej.dicom;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How the elements of a DICOM file are encoded, as its meta information says (DICOM PS3.10, section 7.1): elements of
 * group 0002 with explicit value representation in little endian.
 *
 * @param uid such as {@code 1.2.840.10008.1.2.1}
 */
record TransferSyntax(String uid) {

	private static final int PREAMBLE = 128;
	private static final int MAGIC = 0x4449434D;
	private static final int META = 0x0002;
	private static final int UID = 0x0010;
	/** More than any meta information has. */
	private static final int MOST_BYTES = 1 << 16;
	private static final Set<String> LONG_FORMS = Set.of("OB", "OW", "OF", "SQ", "UT", "UN");
	/** Implicit and explicit, little and big endian: pixels as they are. */
	private static final Set<String> UNCOMPRESSED = Set.of("1.2.840.10008.1.2", "1.2.840.10008.1.2.1",
		"1.2.840.10008.1.2.2");

	/** Whether a file begins as DICOM files do. */
	static boolean isDicom(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			final byte[] begin = in.readNBytes(PREAMBLE + Integer.BYTES);
			return begin.length == PREAMBLE + Integer.BYTES && ByteBuffer.wrap(begin).getInt(PREAMBLE) == MAGIC;
		}
	}

	/** Of a file that {@linkplain #isDicom is one}; empty if its meta information does not say. */
	static Optional<TransferSyntax> of(final Path file) throws IOException {
		final ByteBuffer bytes;
		try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
			in.skipNBytes(PREAMBLE + Integer.BYTES);
			bytes = ByteBuffer.wrap(in.readNBytes(MOST_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
		}
		while (bytes.remaining() >= 12 && (bytes.getShort() & 0xffff) == META) {
			final int element = bytes.getShort() & 0xffff;
			final byte[] form = new byte[2];
			bytes.get(form);
			final boolean isLong = LONG_FORMS.contains(new String(form, StandardCharsets.US_ASCII));
			final long length = isLong
				? bytes.getInt(bytes.position() + 2) & 0xffffffffL
				: bytes.getShort(bytes.position()) & 0xffff;
			final long value = bytes.position() + (isLong ? 6L : 2L);
			if (value + length > bytes.limit()) {
				return Optional.empty();
			}
			if (element == UID) {
				return Optional.of(
					new TransferSyntax(new String(bytes.array(), (int) value, (int) length, StandardCharsets.US_ASCII)
						.replace("\0", "").strip()));
			}
			bytes.position((int) (value + length));
		}
		return Optional.empty();
	}

	/** Whether pixels are compressed, so that ImageJ alone cannot read them. */
	boolean isCompressed() {
		return !UNCOMPRESSED.contains(uid);
	}
}

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
package sc.fiji.unibiomed.imagej;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small DICOM file, written byte by byte: preamble, meta information, then data elements with explicit value
 * representation in little endian (DICOM PS3.5 and PS3.10).
 */
public final class DicomFile {

	private static final int WIDTH = 4;
	private static final int HEIGHT = 2;
	private static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";

	private final ByteArrayOutputStream elements = new ByteArrayOutputStream();

	/** A file without elements. */
	public DicomFile() {
		text(0x0002, 0x0010, "UI", EXPLICIT_LITTLE_ENDIAN);
	}

	/** Adds text; elements must be added in ascending order. */
	public DicomFile text(final int group, final int element, final String representation, final String text) {
		// Values have an even length: identifiers are filled up with a zero, other text with a space.
		final String even = text.length() % 2 == 0 ? text : text + (representation.equals("UI") ? "\0" : " ");
		return element(group, element, representation, even.getBytes(StandardCharsets.US_ASCII));
	}

	/** Adds a number of 16 bits. */
	public DicomFile number(final int group, final int element, final int value) {
		return element(group, element, "US", bytes(2).putShort((short) value).array());
	}

	/** Adds what says how pixels are stored: 4 x 2 pixels of 16 bits. */
	public DicomFile layout(final String photometricInterpretation, final boolean isSigned) {
		return layout(WIDTH, HEIGHT, photometricInterpretation, isSigned);
	}

	/** Adds what says how pixels are stored: in 16 bits each. */
	public DicomFile layout(final int width, final int height, final String photometricInterpretation,
		final boolean isSigned)
	{
		return layout(width, height, 1, 16, photometricInterpretation, isSigned);
	}

	/** Adds what says how pixels are stored. */
	public DicomFile layout(final int width, final int height, final int samples, final int bits,
		final String photometricInterpretation, final boolean isSigned)
	{
		return number(0x0028, 0x0002, samples).text(0x0028, 0x0004, "CS", photometricInterpretation) //
			.number(0x0028, 0x0010, height).number(0x0028, 0x0011, width).number(0x0028, 0x0100, bits) //
			.number(0x0028, 0x0101, bits).number(0x0028, 0x0102, bits - 1).number(0x0028, 0x0103, isSigned ? 1 : 0);
	}

	/** Adds the pixels and writes the file. */
	public Path write(final Path file, final int... pixels) throws IOException {
		final ByteBuffer data = bytes(2 * pixels.length);
		for (final int pixel : pixels) {
			data.putShort((short) pixel);
		}
		elements.writeBytes(bytes(12).putShort((short) 0x7FE0).putShort((short) 0x0010)
			.put("OW".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0).putInt(2 * pixels.length).array());
		elements.writeBytes(data.array());
		final ByteArrayOutputStream whole = new ByteArrayOutputStream();
		whole.writeBytes(new byte[128]);
		whole.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
		whole.writeBytes(elements.toByteArray());
		return Files.write(file, whole.toByteArray());
	}

	private DicomFile element(final int group, final int element, final String representation, final byte[] value) {
		elements.writeBytes(bytes(8).putShort((short) group).putShort((short) element)
			.put(representation.getBytes(StandardCharsets.US_ASCII)).putShort((short) value.length).array());
		elements.writeBytes(value);
		return this;
	}

	private static ByteBuffer bytes(final int length) {
		return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
	}

	/** A CT of the chest whose stored values are Hounsfield units plus 1024. */
	public static Path ct(final Path file, final int... pixels) throws IOException {
		return new DicomFile().text(0x0008, 0x0060, "CS", "CT").text(0x0008, 0x103E, "LO", "Thorax 5.0")
			.text(0x0018, 0x0015, "CS", "CHEST").layout("MONOCHROME2", false).text(0x0028, 0x1052, "DS", "-1024")
			.text(0x0028, 0x1053, "DS", "1").text(0x0028, 0x1054, "LO", "HU").write(file, pixels);
	}

	/** A digital radiograph in which large values are black. */
	public static Path invertedXray(final Path file, final int... pixels) throws IOException {
		return new DicomFile().text(0x0008, 0x0060, "CS", "DX").text(0x0018, 0x0015, "CS", "CHEST")
			.layout("MONOCHROME1", false).write(file, pixels);
	}

	/** An image with a modality and nothing else. */
	public static Path of(final String modality, final Path file, final int... pixels) throws IOException {
		return new DicomFile().text(0x0008, 0x0060, "CS", modality).layout("MONOCHROME2", false).write(file, pixels);
	}
}

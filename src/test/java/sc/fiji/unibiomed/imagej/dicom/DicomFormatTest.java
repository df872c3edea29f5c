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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.imagej.DicomFile;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.interpret.file.ImageSource;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;

class DicomFormatTest {

	private static final int[] PIXELS = { 0, 100, 1024, 1064, 1124, 1224, 2024, 3000 };

	private final DicomFormat format = new DicomFormat();

	@TempDir
	private Path folder;

	@Test
	void aCtIsWhatImageJOpens() throws IOException {
		final Path file = DicomFile.ct(folder.resolve("scan.dcm"), PIXELS);
		final ImagePlus open = IJ.openImage(file.toString());
		try (ImageSource source = format.open(file, PlaneChoice.FIRST, OptionalInt.empty())) {
			final ImageFacts facts = source.image().facts();
			assertEquals("CT", facts.tags().modality());
			assertEquals("scan.dcm", facts.names().title());
			assertEquals(folder.getFileName().toString(), facts.names().folder());
			assertArrayEquals((short[]) OpenImage.of(open).pixels(Position.FIRST, 1),
				(short[]) source.image().pixels(Position.FIRST, 1));
			assertEquals(open.getCalibration().getCValue(500.0), facts.values().of(500));
		}
	}

	@Test
	void filesAreKnownByTheirMarkOrTheirName() throws IOException {
		final Path named = DicomFile.ct(folder.resolve("scan.dcm"), PIXELS);
		final Path nameless = Files.copy(named, folder.resolve("IM0001"));
		assertTrue(format.reads(named) && format.reads(nameless));
		assertFalse(format.reads(Path.of("sample-images/02_ct.png")));
	}

	@Test
	void whatCannotBeReadIsToldWithItsReason() throws IOException {
		final Path whole = DicomFile.ct(folder.resolve("scan.dcm"), PIXELS);
		final byte[] bytes = Files.readAllBytes(whole);
		refused("incomplete", Files.write(folder.resolve("half.dcm"), Arrays.copyOf(bytes, bytes.length - 3)));
		refused("no DICOM file", Files.writeString(folder.resolve("text.dcm"), "text"));
		final String compressed = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
			.replace("1.2.840.10008.1.2.1\0", "1.2.840.10008.1.2.4");
		refused("compressed",
			Files.write(folder.resolve("jpeg.dcm"), compressed.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
		final String none = assertThrows(ImageReadException.class,
			() -> format.open(whole, new PlaneChoice.Page(2), OptionalInt.empty())).getMessage();
		assertEquals(whole + " has 1 page, and page 2 was asked about.", none);
	}

	private void refused(final String reason, final Path file) {
		final String message = assertThrows(ImageReadException.class,
			() -> format.open(file, PlaneChoice.FIRST, OptionalInt.empty())).getMessage();
		assertTrue(message.startsWith(file.toString()) && message.contains(reason), message);
	}
}

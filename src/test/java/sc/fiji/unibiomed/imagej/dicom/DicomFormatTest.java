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
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
		refused("not a DICOM file", Files.writeString(folder.resolve("text.dcm"), "text"));
		final String compressed = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
			.replace("1.2.840.10008.1.2.1\0", "1.2.840.10008.1.2.4");
		refused("compressed",
			Files.write(folder.resolve("jpeg.dcm"), compressed.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
		final String none = assertThrows(ImageReadException.class,
			() -> format.open(whole, new PlaneChoice.Page(2), OptionalInt.empty())).getMessage();
		assertEquals(whole + " has 1 page, and page 2 was asked about.", none);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "1|1|MONOCHROME2|false|values of 1 bits", "1|64|MONOCHROME2|false|values of 64 bits",
			"1|8|MONOCHROME2|true|signed values of 8 bits", "1|32|MONOCHROME2|true|signed values of 32 bits",
			"3|8|YBR_FULL|false|colours of the kind YBR_FULL with 3 samples of 8 bits",
			"3|16|RGB|false|colours of the kind RGB with 3 samples of 16 bits",
			"4|8|ARGB|false|colours of the kind ARGB with 4 samples of 8 bits" })
	void pixelsThatImageJWouldTakeForOthersAreNamed(final int samples, final int bits, final String colours,
		final boolean isSigned, final String reason) throws IOException
	{
		final Path file = new DicomFile().text(0x0008, 0x0060, "CS", "OT")
			.layout(2, 2, samples, bits, colours, isSigned).write(folder.resolve("other.dcm"), new int[64]);
		refused(" has " + reason + ", which ImageJ cannot read from DICOM", file);
	}

	@Test
	void aReportHasNoPixelsAndAnEmptyFileNothing() throws IOException {
		final Path report = new DicomFile().text(0x0008, 0x0060, "CS", "SR").write(folder.resolve("report.dcm"));
		refused("has no pixels, as it is a report, a structure or a plan, or was cut off", report);
		refused("is an empty file", Files.createFile(folder.resolve("empty.dcm")));
	}

	@Test
	void aFileWithFewerPixelsThanItPromisesIsRefusedWithBothNumbers() throws IOException {
		final Path file = new DicomFile().layout(60000, 60000, "MONOCHROME2", false).write(folder.resolve("large.dcm"),
			1);
		refused(" promises 7200000000 bytes of pixels and has " + Files.size(file) + " bytes in all", file);
	}

	@Test
	@Timeout(120)
	void aFileWithOtherBytesGivesPixelsOrASentence() throws IOException {
		final byte[] whole = Files.readAllBytes(DicomFile.ct(folder.resolve("scan.dcm"), PIXELS));
		final Path file = folder.resolve("mutated.dcm");
		final Random random = new Random(5);
		for (int i = 0; i < 600; i++) {
			final byte[] mutated = Arrays.copyOf(whole, i < whole.length ? i : whole.length);
			for (int k = 0; k < 3 && i >= whole.length; k++) {
				mutated[random.nextInt(whole.length)] = (byte) random.nextInt();
			}
			Files.write(file, mutated);
			try (ImageSource source = format.open(file, PlaneChoice.FIRST, OptionalInt.empty())) {
				source.image().pixels(source.image().facts().shown(), 1);
			}
			catch (final ImageReadException e) {
				assertTrue(e.getMessage().startsWith(file.toString()) && e.getMessage().endsWith("."), e.getMessage());
			}
		}
	}

	private void refused(final String reason, final Path file) {
		final String message = assertThrows(ImageReadException.class,
			() -> format.open(file, PlaneChoice.FIRST, OptionalInt.empty())).getMessage();
		assertTrue(message.startsWith(file.toString()) && message.contains(reason), message);
	}
}

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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.io.FileSaver;
import ij.io.Opener;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.tiff.TiffBuilder;
import sc.fiji.unibiomed.image.tiff.TiffTag;

/** What a file says and nobody follows is told; pages are never left out without a word. */
@Timeout(120)
class FileNotesTest {

	private static final int ASCII = 2;

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "2|mirrored left to right", "3|turned upside down, by 180 degrees", "4|mirrored top to bottom",
			"5|mirrored, and turned by 90 degrees", "6|turned by 90 degrees to the right",
			"7|mirrored, and turned by 270 degrees", "8|turned by 90 degrees to the left" })
	void picturesThatAreToBeTurnedStayAsTheyAreStoredAndThatIsTold(final int orientation, final String turn)
		throws IOException
	{
		final String sentence = " says that it is to be shown " + turn + " (orientation " + orientation +
			"); it is read as it is stored, as ImageJ does, so mind left and right in the answer.";
		for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
			final byte[] exif = new TiffBuilder(order).page(1, 1, 8, 1, new byte[1])
				.tag(TiffTag.ORIENTATION, orientation).build();
			for (final Path file : List.of(jpeg(exif), png(exif), tiff(order, orientation))) {
				final FileImage image = FileImage.open(file, FilePlanes.FIRST);
				assertEquals(List.of(file.getFileName() + sentence), image.notes());
				final byte[] asInImageJ = (byte[]) new Opener().openImage(file.toString()).getProcessor().getPixels();
				assertArrayEquals(asInImageJ, (byte[]) image.pixels(Position.FIRST, 1));
			}
		}
	}

	@Test
	void picturesThatAreToBeShownAsTheyAreNeedNoWords() throws IOException {
		final byte[] exif = new TiffBuilder(ByteOrder.BIG_ENDIAN).page(1, 1, 8, 1, new byte[1])
			.tag(TiffTag.ORIENTATION, 1).build();
		for (final Path file : List.of(jpeg(exif), png(exif), tiff(ByteOrder.BIG_ENDIAN, 1), jpeg(new byte[9]))) {
			assertEquals(List.of(), FileImage.open(file, FilePlanes.FIRST).notes());
		}
	}

	@Test
	void anImageJStackWithOneDirectoryIsReadToItsEndAlsoIfItHasAnOrientation() throws IOException {
		for (final boolean hasOrientation : new boolean[] { false, true }) {
			final byte[] pixels = new byte[10 * 20];
			new Random(1).nextBytes(pixels);
			final TiffBuilder file = described(pixels, "ImageJ=1.11a\nimages=10\nslices=10\nhyperstack=true\n");
			final Path path = Files.write(folder.resolve("stack.tif"),
				(hasOrientation ? file.tag(TiffTag.ORIENTATION, 1) : file).build());
			final FileImage image = FileImage.open(path, FilePlanes.ALL);
			assertEquals(new Dimensions(5, 4, 1, 10, 1), image.facts().size());
			for (int slice = 1; slice <= 10; slice++) {
				assertArrayEquals(Arrays.copyOfRange(pixels, 20 * (slice - 1), 20 * slice),
					(byte[]) image.pixels(new Position(1, slice, 1), 1));
			}
		}
	}

	@Test
	void aDescriptionThatIsLeftOverIsToldAndNotBelieved() throws IOException {
		final Path path = Files.write(folder.resolve("left.tif"),
			described(new byte[20], "ImageJ=1.54p\nimages=1000\nslices=1000\n").tag(TiffTag.ORIENTATION, 1).build());
		final FileImage image = FileImage.open(path, FilePlanes.ALL);
		assertEquals(new Dimensions(5, 4, 1, 1, 1), image.facts().size());
		assertEquals(
			List.of(path + " promises 1000 images and holds 1; its description may be left over from another file."),
			image.notes());
	}

	@Test
	void channelsThatDoNotGoWithThePagesAreTold() throws IOException {
		final TiffBuilder file = described(new byte[20], "ImageJ=1.54p\nchannels=2\nslices=2\n");
		for (int page = 1; page < 5; page++) {
			file.page(5, 4, 8, 1, new byte[20]);
		}
		final FileImage image = FileImage.open(Files.write(folder.resolve("odd.tif"), file.build()), FilePlanes.ALL);
		assertEquals(5, image.facts().size().slices());
		assertEquals(List.of("odd.tif says that it has 2 channels, 2 slices and 1 time points, which are not its 5 " +
			"pages; each page counts as a slice."), image.notes());
	}

	@Test
	void aStackOfMetaMorphHasAllItsPlanes() throws IOException {
		final byte[] pixels = new byte[3 * 20];
		new Random(1).nextBytes(pixels);
		final TiffBuilder file = described(pixels, "Exposure: 20 ms");
		final int offset = file.put(new byte[3 * 24]);
		final Path path = Files.write(folder.resolve("stk.tif"),
			file.tag(TiffTag.METAMORPH_STACK, 5, 3, offset).build());
		final FileImage image = FileImage.open(path, FilePlanes.ALL);
		assertEquals(3, image.facts().size().slices());
		assertArrayEquals(Arrays.copyOfRange(pixels, 40, 60), (byte[]) image.pixels(new Position(1, 3, 1), 1));
	}

	@Test
	void whatOnlyBioFormatsUnderstandsIsTold() throws IOException {
		for (final boolean isOme : new boolean[] { true, false }) {
			final TiffBuilder file = described(new byte[20], isOme ? "<?xml version=\"1.0\"?><OME></OME>" : "other");
			if (!isOme) {
				file.bytes(TiffTag.ZEISS_LSM, 1, new byte[9]);
			}
			file.page(5, 4, 8, 1, new byte[20]);
			assertEquals(
				List.of("other.tif is " + (isOme ? "an OME-TIFF file" : "a file of Zeiss's LSM") +
					"; what it says of channels, slices and time points needs Bio-Formats, and without it each page " +
					"counts as a slice."),
				FileImage.open(Files.write(folder.resolve("other.tif"), file.build()), FilePlanes.ALL).notes());
		}
	}

	/** ImageJ writes stacks of more than 4 GB with a single directory. */
	@Test
	void theLastPlaneOfMoreThanFourGigabytesIsRead() throws IOException {
		final int side = 4_000;
		final int planes = 280;
		final Path path = folder.resolve("large.tif");
		final String description = "ImageJ=1.54p\nimages=" + planes + "\nslices=" + planes + "\n";
		final byte[] header = new TiffBuilder(ByteOrder.BIG_ENDIAN).page(side, side, 8, 1, new byte[0])
			.tag(TiffTag.STRIP_BYTE_COUNTS, side * side)
			.bytes(TiffTag.IMAGE_DESCRIPTION, ASCII, (description + "\0").getBytes(StandardCharsets.UTF_8))
			.tag(TiffTag.STRIP_OFFSETS, 1024).build();
		assertTrue(header.length < 1024);
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
			file.write(header);
			// Nothing of what is between takes room on the disk.
			file.setLength(1024 + (long) planes * side * side);
			file.seek(1024 + (long) (planes - 1) * side * side);
			file.write(77);
		}
		final FileImage last = FileImage.open(path, FilePlanes.one(planes));
		assertEquals(planes, last.facts().size().slices());
		assertEquals(77, ((byte[]) last.pixels(new Position(1, planes, 1), 1))[0]);
	}

	@Test
	void anAnimationIsReadAsItsFirstPictureAndThatIsTold() throws IOException {
		final Path file = folder.resolve("film.gif");
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
			writer.setOutput(stream);
			writer.prepareWriteSequence(null);
			for (int i = 0; i < 3; i++) {
				writer.writeToSequence(new IIOImage(new BufferedImage(5, 4, BufferedImage.TYPE_BYTE_GRAY), null, null),
					null);
			}
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
		assertEquals(
			List.of("film.gif is an animation of 3 pictures, of which only the first is read; save it as TIFF " +
				"to ask about the others."),
			FileImage.open(file, FilePlanes.FIRST).notes());
		assertEquals(
			file + " is an animation of 3 pictures, and can be read as its first picture only; open it in ImageJ and " +
				"save it as TIFF.",
			assertThrows(ImageReadException.class, () -> FileImage.open(file, FilePlanes.ALL)).getMessage());
	}

	private static TiffBuilder described(final byte[] pixels, final String description) {
		return new TiffBuilder(ByteOrder.BIG_ENDIAN).page(5, 4, 8, 1, pixels).tag(TiffTag.STRIP_BYTE_COUNTS, 20)
			.bytes(TiffTag.IMAGE_DESCRIPTION, ASCII, (description + "\0").getBytes(StandardCharsets.UTF_8));
	}

	private Path tiff(final ByteOrder order, final int orientation) throws IOException {
		return Files.write(folder.resolve("turn.tif"), new TiffBuilder(order)
			.page(3, 2, 8, 1, new byte[] { 1, 2, 3, 4, 5, 6 }).tag(TiffTag.ORIENTATION, orientation).build());
	}

	private Path jpeg(final byte[] exif) throws IOException {
		final Path file = folder.resolve("turn.jpg");
		assertTrue(new FileSaver(ImageJTiffTest.image(8, 1, 1, 1, new Random(1))).saveAsJpeg(file.toString()));
		final byte[] plain = Files.readAllBytes(file);
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(plain, 0, 2);
		out.writeBytes(ByteBuffer.allocate(4).putShort((short) 0xffe1).putShort((short) (8 + exif.length)).array());
		out.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
		out.writeBytes(exif);
		out.write(plain, 2, plain.length - 2);
		return Files.write(file, out.toByteArray());
	}

	private Path png(final byte[] exif) throws IOException {
		final Path file = folder.resolve("turn.png");
		assertTrue(new FileSaver(ImageJTiffTest.image(8, 1, 1, 1, new Random(1))).saveAsPng(file.toString()));
		final byte[] plain = Files.readAllBytes(file);
		final byte[] body = ByteBuffer.allocate(4 + exif.length).put("eXIf".getBytes(StandardCharsets.US_ASCII))
			.put(exif).array();
		final CRC32 sum = new CRC32();
		sum.update(body);
		// Behind the header, which is 33 bytes long with the mark of the file.
		return Files.write(file, ByteBuffer.allocate(plain.length + 12 + exif.length).put(plain, 0, 33)
			.putInt(exif.length).put(body).putInt((int) sum.getValue()).put(plain, 33, plain.length - 33).array());
	}
}

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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.UnreachableFileException;
import sc.fiji.unibiomed.image.file.FileImage;
import sc.fiji.unibiomed.image.file.FilePlanes;
import sc.fiji.unibiomed.image.tiff.StoredPicture;
import sc.fiji.unibiomed.image.tiff.TiffBuilder;
import sc.fiji.unibiomed.image.tiff.TiffTag;

/** A file that is not read is refused with the true cause; only what is broken is called so. */
@Timeout(120)
class RefusedFilesTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "49492b00|a BigTIFF file", "4d4d002b|a BigTIFF file",
		"52494646000000005745425056503820|a WebP image", "00000018667479706865696300|a HEIC image",
		"00000018667479706d69663100|a HEIC image", "00000018667479706176696600|an AVIF image",
		"0000001866747970717420200|a film, or an image in a film's format",
		"0000000c6a5020200d0a870a|a JPEG 2000 image", "ff4fff51002f|a JPEG 2000 image", "ff0a|a JPEG XL image",
		"4949bc01|a JPEG XR image", "5a495352415746494c45|a Zeiss CZI file",
		"894844460d0a1a0a|an HDF5 file, such as Imaris and ilastik write", "38425053|a Photoshop document",
		"d0cf11e0a1b11ae1|a file of Microsoft's compound format, such as Olympus OIB and Zeiss ZVI",
		"762f3101|an OpenEXR image", "934e554d5059|a NumPy array",
		"50350a3320320a3235350a|a Netpbm image (PPM, PGM, PBM)", "255044462d312e34|a PDF document",
		"504b0304|a ZIP archive", "1f8b0800|a gzip archive",
		"76657273696f6e2068747470733a2f2f6769742d6c66732e6769746875622e636f6d|a pointer that Git LFS left in its place",
		"3c21444f43545950452068746d6c3e|a web page", "0a3c68746d6c3e|a web page", "3c73766720|an SVG drawing",
		"00000000000000000000|filled with zeros where an image begins, as a copy that was cut off" })
	void otherFormatsAreCalledByTheirNames(final String hex, final String name) throws IOException {
		final Path file = Files.write(folder.resolve("image.tif"), bytes(hex));
		final String message = refusal(file);
		if (name == null) {
			assertEquals(file + " is not an image this program can read (PNG, JPEG, TIFF, BMP, GIF).", message);
		}
		else {
			assertTrue(message.startsWith(file + " is " + name + ", and none of the images"), message);
			assertEquals(name.contains("zeros"), message.contains("copy it again"), message);
		}
	}

	@Test
	void aDicomFileUnderAnotherNameIsCalledOne() throws IOException {
		final byte[] bytes = new byte[200];
		System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, bytes, 128, 4);
		assertTrue(refusal(Files.write(folder.resolve("image.png"), bytes)).contains("is a DICOM file, and none"));
	}

	private static byte[] bytes(final String hex) {
		final byte[] bytes = new byte[hex.length() / 2];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
		}
		return bytes;
	}

	@Test
	void whatIsNoFileIsCalledWhatItIs() throws Exception {
		assertEquals(folder + " is a folder; name one image file.", refusal(folder));
		final Path none = folder.resolve("none.tif");
		assertEquals(none + " does not exist; check the name of the image file.", refusal(none));
		final Path empty = Files.createFile(folder.resolve("empty.tif"));
		assertEquals(empty + " is an empty file; copy or save the image again.", refusal(empty));
		if (File.separatorChar == '/') {
			final Path link = Files.createSymbolicLink(folder.resolve("link.tif"), none);
			assertEquals(link + " is a link to a file that does not exist; check where it leads to.", refusal(link));
			final Path pipe = folder.resolve("pipe.tif");
			assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
			assertEquals(pipe + " is a device or a pipe; name an image file.", refusal(pipe));
		}
	}

	@Test
	void aDriveThatFailsIsNoDamage() throws IOException {
		final Path file = Files.write(folder.resolve("image.tif"), StoredPicture.plain(1, 1, 1, 16, 7).build());
		for (final int most : new int[] { 0, 2, 60 }) {
			try (FileStream stream = new FileStream(new FailingFile(file, most))) {
				final UnreachableFileException refusal = assertThrows(UnreachableFileException.class,
					() -> ImageFiles.read(file, stream, pages -> pages.page(0)));
				assertEquals(file + " could not be read (Stale file handle); check the drive or the network that it " +
					"is on, and try again.", refusal.getMessage());
			}
		}
	}

	/** A file on a drive that goes away. */
	private static final class FailingFile implements SeekableByteChannel {

		private final SeekableByteChannel file;
		private int left;

		FailingFile(final Path file, final int left) throws IOException {
			this.file = Files.newByteChannel(file);
			this.left = left;
		}

		@Override
		public int read(final ByteBuffer into) throws IOException {
			if (left == 0) {
				throw new IOException("Stale file handle");
			}
			into.limit(Math.min(into.limit(), into.position() + left));
			final int count = file.read(into);
			left -= count;
			return count;
		}

		@Override
		public int write(final ByteBuffer from) {
			throw new NonWritableChannelException();
		}

		@Override
		public long position() throws IOException {
			return file.position();
		}

		@Override
		public SeekableByteChannel position(final long position) throws IOException {
			file.position(position);
			return this;
		}

		@Override
		public long size() throws IOException {
			return file.size();
		}

		@Override
		public SeekableByteChannel truncate(final long size) {
			throw new NonWritableChannelException();
		}

		@Override
		public boolean isOpen() {
			return file.isOpen();
		}

		@Override
		public void close() throws IOException {
			file.close();
		}
	}

	@Test
	void anInterruptedThreadReadsNoFurther() throws IOException {
		final Path file = Files.write(folder.resolve("image.tif"), StoredPicture.plain(1, 1, 1, 16, 7).build());
		Thread.currentThread().interrupt();
		assertEquals("Reading " + file + " was stopped.", refusal(file));
		assertTrue(Thread.interrupted());
		ImageFiles.read(file);
	}

	@Test
	void truncatedFilesAreCalledDamaged() throws IOException {
		final byte[] whole = StoredPicture.plain(9, 9, 1, 16, new long[81]).packed(8, 2).build();
		final Path file = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(whole, whole.length - 9));
		assertEquals(file + " is damaged or incomplete; copy it again, or save it again.", refusal(file));
	}

	@Test
	void pixelsThatNoHonestFileHasAreRefusedBeforeTheyAreUnpacked() throws IOException {
		final Path png = Files.write(folder.resolve("bomb.png"), png(25_000, 25_000));
		assertEquals(png + " has " + Files.size(png) +
			" bytes and promises 25,000 × 25,000 pixels, which are 596.0 MB: more than 2,000 times as " +
			"much, which no honest file does; copy it again, or ask who made it.", refusal(png));
		final Path tiff = Files.write(folder.resolve("bomb.tif"), new TiffBuilder(ByteOrder.BIG_ENDIAN)
			.page(20_000, 20_000, 16, 1, new byte[10]).tag(TiffTag.COMPRESSION, 8).build());
		assertTrue(refusal(tiff).contains("promises 20,000 × 20,000 pixels, which are 762.9 MB"), refusal(tiff));
		final byte[] gif = { 'G', 'I', 'F', '8', '9', 'a', 0x20, 0x4e, 0x20, 0x4e, (byte) 0x80, 0, 0, 0, 0, 0, -1, -1,
			-1, ',', 0, 0, 0, 0, 0x20, 0x4e, 0x20, 0x4e, 0, 2, 2, 0x44, 1, 0, ';' };
		final Path animation = Files.write(folder.resolve("bomb.gif"), gif);
		assertTrue(refusal(animation).contains("promises 20,000 × 20,000 pixels, which are 381.5 MB"));
	}

	@Test
	void manyPagesOfOneStripAreRefusedBeforeTheyAreUnpacked() throws IOException {
		final TiffBuilder file = new TiffBuilder(ByteOrder.BIG_ENDIAN);
		final ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
			out.write(new byte[1 << 20]);
		}
		for (int page = 0; page < 5000; page++) {
			file.page(1 << 10, 1 << 10, 8, 1).tag(TiffTag.COMPRESSION, 8).tag(TiffTag.STRIP_OFFSETS, 8)
				.tag(TiffTag.STRIP_BYTE_COUNTS, packed.size());
			if (page == 0) {
				assertEquals(8, file.put(packed.toByteArray()));
			}
		}
		final Path path = Files.write(folder.resolve("pages.tif"), file.build());
		final String message = assertThrows(ImageReadException.class, () -> FileImage.open(path, FilePlanes.ALL))
			.getMessage();
		assertTrue(message.contains("1,024 × 1,024 pixels in 5,000 pages") && message.contains("4.9 GB"), message);
		FileImage.open(path, FilePlanes.one(5000));
	}

	@Test
	void moreThanJavaHasMemoryForIsRefusedWithBothNumbers() throws IOException {
		final Path file = folder.resolve("large.tif");
		final ReadingCost cost = ReadingCost.of(30_000, 20_000, 3, 24);
		assertEquals(
			file + " has 30,000 × 20,000 pixels in 3 pages, which need at least 5.0 GB of memory, and Java may use " +
				"4.0 GB; read fewer pages, make it smaller, or give Java more memory.",
			assertThrows(ImageReadException.class, () -> cost.check(file, 1L << 32, 1L << 32)).getMessage());
		cost.check(file, 1L << 32, 1L << 33);
		// The numbers of a file may be anything.
		assertThrows(ImageReadException.class,
			() -> ReadingCost.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, 64).check(file, 5, 1L << 40));
	}

	@Test
	void aJpegOfThousandsOfScansIsRefused() throws IOException {
		final Path usual = Files.write(folder.resolve("usual.jpg"), progressive(0));
		assertEquals(64, ImageFiles.read(usual).width());
		final Path few = Files.write(folder.resolve("few.jpg"), progressive(100));
		assertEquals(64, ImageFiles.read(few).width());
		final Path many = Files.write(folder.resolve("many.jpg"), progressive(2000));
		final String message = refusal(many);
		assertTrue(message.contains("goes over its 64 x 64 pixels 20") &&
			message.contains("at most 500 times, and 17 billion pixels in all"), message);
	}

	@Test
	void aJpegOfLargeScansMayHaveFewerOfThem() {
		assertFalse(new JpegHeader(0xc2, 8, 20_000, 20_000, 3, 1, 10).hasTooManyScans());
		assertTrue(new JpegHeader(0xc2, 8, 20_000, 20_000, 3, 1, 100).hasTooManyScans());
	}

	@Test
	void aTileThatIsMuchLargerThanItsPictureIsRefused() throws IOException {
		for (final int bits : new int[] { 8, 16 }) {
			final Path file = Files.write(folder.resolve("tile.tif"),
				new TiffBuilder(ByteOrder.BIG_ENDIAN).page(5, 5, bits, 1, new byte[99]).tag(TiffTag.COMPRESSION, 8)
					.tag(TiffTag.TILE_WIDTH, 30_000).tag(TiffTag.TILE_HEIGHT, 16_000).tag(TiffTag.TILE_OFFSETS, 8)
					.tag(TiffTag.TILE_BYTE_COUNTS, 99).build());
			assertTrue(refusal(file).contains("promises 30,000 × 16,000 pixels"), refusal(file));
		}
	}

	/** A progressive JPEG file, with its last scan so many times more. */
	private static byte[] progressive(final int more) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		final ImageWriteParam how = writer.getDefaultWriteParam();
		how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
			writer.setOutput(stream);
			writer.write(null, new IIOImage(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), null, null), how);
		}
		finally {
			writer.dispose();
		}
		final byte[] whole = out.toByteArray();
		int last = whole.length - 2;
		while (whole[last] != (byte) 0xff || whole[last + 1] != (byte) 0xda) {
			last--;
		}
		final ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.write(whole, 0, whole.length - 2);
		for (int i = 0; i < more; i++) {
			file.write(whole, last, whole.length - 2 - last);
		}
		file.write(whole, whole.length - 2, 2);
		return file.toByteArray();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "c3|8|lossless JPEG compression", "c9|8|JPEG compression with arithmetic coding",
			"c5|8|hierarchical JPEG compression", "c1|12|JPEG samples of 12 bits" })
	void jpegFilesThatAreNotReadAreNamed(final String process, final int bits, final String reason) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpg", out);
		final byte[] bytes = out.toByteArray();
		int frame = 0;
		while (bytes[frame] != (byte) 0xff || bytes[frame + 1] != (byte) 0xc0) {
			frame++;
		}
		bytes[frame + 1] = (byte) Integer.parseInt(process, 16);
		bytes[frame + 4] = (byte) bits;
		final Path file = Files.write(folder.resolve("image.jpg"), bytes);
		assertEquals(
			file + " has " + reason + ", which this program cannot read; open it in other software, and save " +
				"it as TIFF without compression.",
			refusal(file));
	}

	@Test
	void usualFilesAreFarFromAnyLimit() throws IOException {
		// Nothing but one colour packs well.
		final Path file = folder.resolve("blank.png");
		ImageIO.write(new BufferedImage(12_000, 8_000, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
		assertTrue(Files.size(file) * 900 < 12_000L * 8_000);
		assertFalse(ImageFiles.readMask(file).contains(5, 5));
	}

	private static byte[] png(final int width, final int height) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' });
		chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).array());
		final ByteArrayOutputStream pixels = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflated = new DeflaterOutputStream(pixels)) {
			deflated.write(new byte[20]);
		}
		chunk(out, "IDAT", pixels.toByteArray());
		chunk(out, "IEND");
		return out.toByteArray();
	}

	private static void chunk(final ByteArrayOutputStream out, final String type, final byte... data) {
		final ByteBuffer body = ByteBuffer.allocate(4 + data.length).put(type.getBytes(StandardCharsets.US_ASCII))
			.put(data);
		final CRC32 sum = new CRC32();
		sum.update(body.array());
		out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
		out.writeBytes(body.array());
		out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
	}

	private static String refusal(final Path file) {
		final String message = assertThrows(ImageReadException.class, () -> ImageFiles.read(file)).getMessage();
		if (!Thread.currentThread().isInterrupted()) {
			assertEquals(message,
				assertThrows(ImageReadException.class, () -> FileImage.open(file, FilePlanes.FIRST)).getMessage());
		}
		return message;
	}
}

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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.Pictures;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.testing.Reference;
import sc.fiji.unibiomed.testing.Sha256;

class ImageFilesTest {

	@TempDir
	Path folder;

	static Stream<String> casesWithPictures() {
		return Pictures.casesWithPictures();
	}

	@ParameterizedTest
	@MethodSource("casesWithPictures")
	void recordedPicturesHaveTheRecordedPixels(final String caseId) throws IOException {
		final List<String> expected = Reference.recordedCase(caseId).getAsJsonArray("inputs").asList().stream()
			.map(input -> input.getAsJsonObject().get("sha256_rgb").getAsString()).toList();
		assertEquals(expected, Pictures.inputs(caseId).stream().map(image -> Sha256.of(image.pixels())).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "bmp", "tif" })
	void aLosslessFormatGivesTheVeryPixelsBack(final String format) throws IOException {
		final Random random = new Random(4);
		for (int i = 0; i < 20; i++) {
			final RgbImage image = Pictures.random(random, 1 + random.nextInt(40), 1 + random.nextInt(40));
			assertEquals(image, ImageFiles.read(write(format, rgb(image))));
		}
	}

	@Test
	void aJpegGivesNearlyThePixelsBack() throws IOException {
		final RgbImage read = ImageFiles.read(write("jpg", rgb(Pictures.constant(16, 16, 200, 100, 50))));
		assertEquals(200, Byte.toUnsignedInt(read.pixels()[0]), 3);
		assertEquals(100, Byte.toUnsignedInt(read.pixels()[1]), 3);
		assertEquals(50, Byte.toUnsignedInt(read.pixels()[2]), 3);
	}

	@Test
	void tinyAndNarrowPicturesAreRead() throws IOException {
		final Random random = new Random(5);
		for (final RgbImage image : List.of(Pictures.random(random, 1, 1), Pictures.random(random, 1, 5000),
			Pictures.random(random, 5000, 1)))
			assertEquals(image, ImageFiles.read(write("png", rgb(image))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "bmp", "tif", "gif" })
	void greyValuesAreRepeatedAsTheyAre(final String format) throws IOException {
		final BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
		final byte[] values = new byte[256];
		for (int i = 0; i < 256; i++)
			values[i] = (byte) i;
		grey.getRaster().setDataElements(0, 0, 16, 16, values);

		final RgbImage read = ImageFiles.read(write(format, grey));

		// A GIF has its own palette of greys, made by Java's colour conversion.
		if (!format.equals("gif")) assertEquals(new RgbImage(16, 16, Pictures.repeated(values)), read);
		assertArrayEquals(Pictures.repeated(Pictures.firstChannel(read)), read.pixels());
	}

	@Test
	void aPaletteIsLookedUpAndItsTransparencyDropped() throws IOException {
		final byte[] red = { 10, 20, (byte) 250 };
		final byte[] green = { 11, 21, (byte) 251 };
		final byte[] blue = { 12, 22, (byte) 252 };
		final IndexColorModel palette = new IndexColorModel(8, 3, red, green, blue, 1);
		final BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
		image.getRaster().setPixels(0, 0, 3, 1, new int[] { 2, 1, 0 });
		final byte[] expected = { (byte) 250, (byte) 251, (byte) 252, 20, 21, 22, 10, 11, 12 };

		assertArrayEquals(expected, ImageFiles.read(write("png", image)).pixels());
		assertArrayEquals(expected, ImageFiles.read(write("gif", image)).pixels());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 4 })
	void shallowGreyIsStretched(final int bits) throws IOException {
		final int levels = 1 << bits;
		final byte[] greys = new byte[levels];
		for (int i = 0; i < levels; i++)
			greys[i] = (byte) (255 * i / (levels - 1));
		final BufferedImage image = new BufferedImage(levels, 1, BufferedImage.TYPE_BYTE_BINARY,
			new IndexColorModel(bits, levels, greys, greys, greys));
		for (int x = 0; x < levels; x++)
			image.getRaster().setSample(x, 0, 0, x);

		assertArrayEquals(Pictures.repeated(greys), ImageFiles.read(write("png", image)).pixels());
	}

	@Test
	void transparentPixelsKeepTheirColour() throws IOException {
		final BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_4BYTE_ABGR);
		image.getRaster().setPixels(0, 0, 2, 1, new int[] { 200, 100, 50, 0, 1, 2, 3, 255 });
		assertArrayEquals(new byte[] { (byte) 200, 100, 50, 1, 2, 3 }, ImageFiles.read(write("png", image)).pixels());

		final BufferedImage greyWithAlpha = deep(ColorSpace.CS_GRAY, true, DataBuffer.TYPE_BYTE, 2, 1);
		greyWithAlpha.getRaster().setPixels(0, 0, 2, 1, new int[] { 77, 0, 5, 255 });
		assertArrayEquals(new byte[] { 77, 77, 77, 5, 5, 5 }, ImageFiles.read(write("png", greyWithAlpha)).pixels());
	}

	@Test
	void coloursMultipliedByTheirTransparencyAreRestored() throws IOException {
		final BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_4BYTE_ABGR_PRE);
		image.getRaster().setPixel(0, 0, new int[] { 100, 50, 25, 128 });

		assertArrayEquals(new byte[] { (byte) 199, 100, 50 }, ImageFiles.read(write("tif", image)).pixels());
	}

	@Test
	void deepColoursKeepTheirHighByte() throws IOException {
		final BufferedImage image = deep(ColorSpace.CS_sRGB, false, DataBuffer.TYPE_USHORT, 2, 1);
		image.getRaster().setPixels(0, 0, 2, 1, new int[] { 0x12ff, 0x3400, 0x5680, 0xffff, 0x00ff, 0 });
		final byte[] expected = { 0x12, 0x34, 0x56, -1, 0, 0 };

		assertArrayEquals(expected, ImageFiles.read(write("png", image)).pixels());
		assertArrayEquals(expected, ImageFiles.read(write("tif", image)).pixels());
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "tif" })
	void deepGreyRunsFromTheSmallestToTheLargestValue(final String format) throws IOException {
		final BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_USHORT_GRAY);
		final byte[] expected = new byte[256];
		for (int i = 0; i < 256; i++) {
			expected[i] = (byte) i;
			image.getRaster().setSample(i % 16, i / 16, 0, 800 + 12 * i);
		}
		assertEquals(new RgbImage(16, 16, Pictures.repeated(expected)), ImageFiles.read(write(format, image)));
	}

	@Test
	void deepGreyOfOneValueIsBlack() throws IOException {
		final BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY);
		image.getRaster().setPixels(0, 0, 2, 2, new int[] { 900, 900, 900, 900 });
		assertEquals(Pictures.constant(2, 2, 0, 0, 0), ImageFiles.read(write("tif", image)));
	}

	@Test
	void floatingPointGreyIsScaledAndWhatIsNoNumberIsBlack() throws IOException {
		final BufferedImage image = deep(ColorSpace.CS_GRAY, false, DataBuffer.TYPE_FLOAT, 4, 1);
		image.getRaster().setPixels(0, 0, 4, 1, new float[] { -1, Float.NaN, 0, 1 });
		final Path file = write("tif", image);

		assertArrayEquals(Pictures.repeated(new byte[] { 0, 0, (byte) 128, (byte) 255 }),
			ImageFiles.read(file).pixels());
		assertEquals(BinaryMask.of(4, 1, new byte[] { 1, 0, 0, 1 }), ImageFiles.readMask(file));
	}

	@Test
	void aStackHasAFrameForEachPage() throws IOException {
		final Random random = new Random(6);
		final List<RgbImage> frames = List.of(Pictures.random(random, 7, 5), Pictures.random(random, 7, 5),
			Pictures.random(random, 7, 5));
		final Path file = writePages(frames.stream().map(ImageFilesTest::rgb).toList());

		assertEquals(frames, ImageFiles.readStack(file));
		assertEquals(frames.get(0), ImageFiles.read(file));
	}

	@Test
	void aFileOfAnotherFormatIsAStackOfOneFrame() throws IOException {
		final RgbImage image = Pictures.random(new Random(7), 3, 4);
		assertEquals(List.of(image), ImageFiles.readStack(write("png", rgb(image))));
	}

	@Test
	void thePagesOfADeepGreyStackShareOneScale() throws IOException {
		final BufferedImage dark = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
		dark.getRaster().setSample(0, 0, 0, 1000);
		final BufferedImage middle = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
		middle.getRaster().setSample(0, 0, 0, 1100);
		final BufferedImage bright = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
		bright.getRaster().setSample(0, 0, 0, 1255);

		assertEquals(
			List.of(Pictures.constant(1, 1, 0, 0, 0), Pictures.constant(1, 1, 100, 100, 100),
				Pictures.constant(1, 1, 255, 255, 255)),
			ImageFiles.readStack(writePages(List.of(dark, middle, bright))));
	}

	@Test
	void inAMaskEveryColourButBlackIsInside() throws IOException {
		final BufferedImage colours = rgb(new RgbImage(4, 1, new byte[] { 0, 0, 0, 1, 0, 0, 0, 0, 1, -1, -1, -1 }));
		assertEquals(BinaryMask.of(4, 1, new byte[] { 0, 1, 1, 1 }), ImageFiles.readMask(write("png", colours)));

		final BufferedImage deepGrey = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
		deepGrey.getRaster().setPixels(0, 0, 2, 1, new int[] { 0, 1 });
		assertEquals(BinaryMask.of(2, 1, new byte[] { 0, 1 }), ImageFiles.readMask(write("png", deepGrey)));

		final BufferedImage transparent = new BufferedImage(2, 1, BufferedImage.TYPE_4BYTE_ABGR);
		transparent.getRaster().setPixels(0, 0, 2, 1, new int[] { 0, 0, 0, 255, 9, 0, 0, 0 });
		assertEquals(BinaryMask.of(2, 1, new byte[] { 0, 1 }), ImageFiles.readMask(write("png", transparent)));
	}

	@Test
	void inAMaskWithAPaletteTheColourCountsNotTheIndex() throws IOException {
		final byte[] channel = { 50, 0 };
		final BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY,
			new IndexColorModel(1, 2, channel, channel, channel));
		image.getRaster().setPixels(0, 0, 2, 1, new int[] { 0, 1 });

		assertEquals(BinaryMask.of(2, 1, new byte[] { 1, 0 }), ImageFiles.readMask(write("png", image)));
	}

	@Test
	void aMissingFileIsNamed() {
		assertRefused(folder.resolve("nothing.png"), "does not exist");
	}

	@Test
	void aFolderIsNoImage() {
		assertRefused(folder, "is a folder");
	}

	@Test
	void anEmptyFileIsNoImage() throws IOException {
		assertRefused(Files.createFile(folder.resolve("empty.png")), "is an empty file");
	}

	@Test
	void aTextWithTheNameOfAnImageIsNoImage() throws IOException {
		final Path file = Files.writeString(folder.resolve("text.png"), "This is not an image.",
			StandardCharsets.UTF_8);
		assertRefused(file, "is not an image this program can read (PNG, JPEG, TIFF, BMP, GIF).");
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "jpg", "bmp", "gif", "tif" })
	void aTruncatedFileIsRefusedWhereverItEnds(final String format) throws IOException {
		final Path whole = write(format, rgb(Pictures.random(new Random(8), 60, 50)));
		final byte[] bytes = Files.readAllBytes(whole);
		for (final double part : new double[] { 0.01, 0.1, 0.5, 0.9, 0.99 }) {
			final Path file = folder.resolve("truncated." + format);
			Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * part)));
			assertRefused(file, "");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "jpg", "bmp", "gif", "tif" })
	void damagedBytesNeverCauseAnythingButARefusal(final String format) throws IOException {
		final byte[] bytes = Files.readAllBytes(write(format, rgb(Pictures.random(new Random(9), 20, 20))));
		final Random random = new Random(10);
		final Path file = folder.resolve("damaged." + format);
		for (int i = 0; i < 200; i++) {
			final byte[] damaged = bytes.clone();
			// The first bytes stay: a PNG file has its size there, and an absurd one costs much memory.
			for (int k = 0; k < 5; k++)
				damaged[33 + random.nextInt(bytes.length - 33)] = (byte) random.nextInt(256);
			Files.write(file, damaged);
			try {
				// Not every format can tell that its pixels are other ones.
				ImageFiles.read(file);
			}
			catch (final ImageReadException refusal) {
				assertIsOneSentenceAbout(file, refusal.getMessage());
			}
		}
	}

	@Test
	void aPictureTooLargeForMemoryIsRefusedBeforeItIsDecoded() throws IOException {
		final Path file = write("png", rgb(Pictures.constant(1, 1, 0, 0, 0)));
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
		bytes.putInt(16, 2_000_000_000).putInt(20, 2_000_000_000);
		Files.write(file, bytes.array());

		assertRefused(file, "2000000000 x 2000000000 pixels");
	}

	@Test
	void aBitmapOfNoSizeIsRefused() throws IOException {
		final Path file = write("bmp", rgb(Pictures.constant(1, 1, 0, 0, 0)));
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(18, 0);
		Files.write(file, bytes.array());

		assertRefused(file, "");
	}

	@Test
	void aStackWhosePagesGoRoundInCirclesIsRefused() throws IOException {
		final Path file = writePages(List.of(rgb(Pictures.constant(1, 1, 0, 0, 0))));
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
		bytes.order(bytes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		final int directory = bytes.getInt(4);
		bytes.putInt(directory + 2 + 12 * bytes.getShort(directory), directory);
		Files.write(file, bytes.array());

		final Exception exception = assertThrows(ImageReadException.class, () -> ImageFiles.readStack(file));
		assertIsOneSentenceAbout(file, exception.getMessage());
	}

	@Test
	void coloursForPrintingAreRefused() throws IOException {
		final Path file = folder.resolve("cmyk.jpg");
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
			writer.setOutput(stream);
			final Raster fourChannels = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, new Point());
			writer.write(null, new IIOImage(fourChannels, null, null), null);
		}
		finally {
			writer.dispose();
		}
		assertRefused(file, "colours of a kind this program cannot read");
	}

	private static void assertRefused(final Path file, final String reason) {
		for (final Exception exception : List.of(assertThrows(ImageReadException.class, () -> ImageFiles.read(file)),
			assertThrows(ImageReadException.class, () -> ImageFiles.readStack(file)),
			assertThrows(ImageReadException.class, () -> ImageFiles.readMask(file))))
		{
			assertTrue(exception.getMessage().contains(reason), exception.getMessage());
			assertIsOneSentenceAbout(file, exception.getMessage());
		}
	}

	private static void assertIsOneSentenceAbout(final Path file, final String message) {
		assertTrue(message.startsWith(file.toString()), message);
		assertTrue(message.endsWith("."), message);
		assertFalse(message.contains("\n"), message);
	}

	private Path write(final String format, final BufferedImage image) throws IOException {
		final Path file = folder.resolve("image." + format);
		Files.deleteIfExists(file);
		assertTrue(ImageIO.write(image, format, file.toFile()), "There is no writer for this kind of picture");
		return file;
	}

	private Path writePages(final List<BufferedImage> pages) throws IOException {
		final Path file = folder.resolve("stack.tif");
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
			writer.setOutput(stream);
			writer.prepareWriteSequence(null);
			for (final BufferedImage page : pages)
				writer.writeToSequence(new IIOImage(page, null, null), null);
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
		return file;
	}

	private static BufferedImage rgb(final RgbImage image) {
		final BufferedImage copy = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
		final int[] samples = new int[image.pixels().length];
		Arrays.setAll(samples, i -> Byte.toUnsignedInt(image.pixels()[i]));
		copy.getRaster().setPixels(0, 0, image.width(), image.height(), samples);
		return copy;
	}

	private static BufferedImage deep(final int colorSpace, final boolean alpha, final int type, final int width,
		final int height)
	{
		final ColorModel colors = new ComponentColorModel(ColorSpace.getInstance(colorSpace), alpha, false,
			alpha ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE, type);
		final WritableRaster raster = colors.createCompatibleWritableRaster(width, height);
		return new BufferedImage(colors, raster, false, null);
	}
}

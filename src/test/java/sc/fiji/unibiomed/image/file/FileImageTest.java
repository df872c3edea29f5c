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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.image.file.LikeImageJ.assertLikeImageJ;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.LUT;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.ImageNames;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.Position;

class FileImageTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "png", "jpg", "gif", "bmp" })
	void whatImageJSavesIsAsImageJOpensIt(final String format) throws IOException {
		for (final int bitDepth : new int[] { 8, 24 }) {
			for (int seed = 0; seed < 3; seed++) {
				final ImagePlus image = ImageJTiffTest.image(bitDepth, 1, 1, 1, new Random(seed));
				if (bitDepth == 8 && seed == 1) {
					image.setLut(LUT.createLutFromColor(Color.ORANGE));
				}
				final Path file = folder.resolve("image." + format);
				final FileSaver saver = new FileSaver(image);
				assertTrue(switch (format) {
					case "png" -> saver.saveAsPng(file.toString());
					case "jpg" -> saver.saveAsJpeg(file.toString());
					case "gif" -> saver.saveAsGif(file.toString());
					default -> saver.saveAsBmp(file.toString());
				});
				assertLikeImageJ(file);
				assertLooksAsBefore(file);
			}
		}
	}

	@Test
	void deepPngsAreAsImageJOpensThem() throws IOException {
		final Path file = folder.resolve("deep.png");
		assertTrue(new FileSaver(ImageJTiffTest.image(16, 1, 1, 1, new Random(1))).saveAsPng(file.toString()));
		assertEquals(PixelKind.UINT16, assertLikeImageJ(file).facts().kind());
		final ColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
			Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
		final BufferedImage image = new BufferedImage(model, model.createCompatibleWritableRaster(7, 5), false, null);
		image.getRaster().setPixels(0, 0, 7, 5, new Random(2).ints(105, 0, 0x10000).toArray());
		ImageIO.write(image, "png", file.toFile());
		assertEquals(new Dimensions(7, 5, 3, 1, 1), assertLikeImageJ(file).facts().size());
	}

	@Test
	void deepColoursOfATiffFileAreAsImageJOpensThem() throws IOException {
		final ColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
			Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
		final BufferedImage image = new BufferedImage(model, model.createCompatibleWritableRaster(7, 5), false, null);
		image.getRaster().setPixels(0, 0, 7, 5, new Random(2).ints(105, 0, 0x1000).toArray());
		assertLikeImageJ(write(List.of(image)));
	}

	@ParameterizedTest
	@ValueSource(ints = { BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR,
		BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_INDEXED,
		BufferedImage.TYPE_USHORT_565_RGB, BufferedImage.TYPE_INT_ARGB })
	void picturesOfUpTo8BitsLookAsBefore(final int type) throws IOException {
		for (final String format : List.of("png", "gif", "bmp", "jpg", "tif")) {
			final BufferedImage image = new BufferedImage(9, 6, type);
			final int[] rgb = new Random(type).ints(54).toArray();
			image.setRGB(0, 0, 9, 6, rgb, 0, 9);
			final Path file = folder.resolve("picture." + format);
			Files.deleteIfExists(file);
			if (ImageIO.write(image, format, file.toFile())) {
				assertLooksAsBefore(file);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 4 })
	void palettesOfFewColoursLookAsBefore(final int bits) throws IOException {
		final Random random = new Random(bits);
		for (int seed = 0; seed < 8; seed++) {
			final byte[][] bands = new byte[3][1 << bits];
			for (final byte[] band : bands) {
				random.nextBytes(band);
			}
			final boolean isGrey = seed % 2 == 0;
			final IndexColorModel palette = new IndexColorModel(bits, isGrey ? 1 << bits : (1 << bits) - seed % 2,
				bands[0], bands[isGrey ? 0 : 1], bands[isGrey ? 0 : 2]);
			final BufferedImage image = new BufferedImage(5, 3, BufferedImage.TYPE_BYTE_BINARY, palette);
			image.getRaster().setPixels(0, 0, 5, 3, random.ints(15, 0, palette.getMapSize()).toArray());
			for (final String format : List.of("png", "bmp", "tif", "gif")) {
				final Path file = folder.resolve("few." + format);
				Files.deleteIfExists(file);
				// The writer of BMP files fails on two bits and on tables that are not full.
				final boolean canWrite = !format.equals("bmp") || bits != 2 && palette.getMapSize() == 1 << bits;
				if (canWrite && ImageIO.write(image, format, file.toFile())) {
					assertLooksAsBefore(file);
				}
			}
		}
	}

	@Test
	void onlyWhatWasAskedForIsThere() throws IOException {
		final Path file = stack(4);
		final FileImage image = FileImage.open(file, FilePlanes.one(3));
		assertEquals(new Position(1, 3, 1), image.facts().shown());
		image.pixels(new Position(0, 3, 1), 1);
		assertThrows(IllegalStateException.class, () -> image.pixels(Position.FIRST, 1));
	}

	@Test
	void aPlaneThatIsNotThereIsRefused() throws IOException {
		final Path file = stack(4);
		assertEquals(file + " has 4 pages, and page 5 was asked about.",
			assertThrows(ImageReadException.class, () -> FileImage.open(file, FilePlanes.one(5))).getMessage());
		final Path one = folder.resolve("one.png");
		new FileSaver(ImageJTiffTest.image(8, 1, 1, 1, new Random(1))).saveAsPng(one.toString());
		assertEquals(one + " has 1 page, and page 2 was asked about.",
			assertThrows(ImageReadException.class, () -> FileImage.open(one, FilePlanes.one(2))).getMessage());
	}

	@Test
	void theFileIsNamedAndItsFolderToo() throws IOException {
		assertEquals(new ImageNames("stack.tif", "stack.tif", folder.getFileName().toString()),
			FileImage.open(stack(2), FilePlanes.FIRST).facts().names());
	}

	@Test
	void pagesOfDifferentSizesAreNoStackButCanBeReadAlone() throws IOException {
		final Path file = write(List.of(new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY),
			new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB)));
		assertEquals(
			"The frames of a stack must have one size: page 1 of " + file +
				" has 3×2 pixels, but page 2 has 4×2 pixels.",
			assertThrows(ImageReadException.class, () -> FileImage.open(file, FilePlanes.ALL)).getMessage());
		final FileImage second = FileImage.open(file, FilePlanes.one(2));
		assertEquals(new Dimensions(4, 2, 1, 2, 1), second.facts().size());
		assertEquals(PixelKind.COLOUR, second.facts().kind());
		assertEquals(PixelKind.UINT8, FileImage.open(file, FilePlanes.FIRST).facts().kind());
		assertThrows(ImageReadException.class, () -> FileImage.open(file, FilePlanes.one(3)));
	}

	@Test
	void pagesOfDifferentKindsAreColours() throws IOException {
		final BufferedImage grey = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
		grey.getRaster().setPixels(0, 0, 3, 1, new int[] { 5, 100, 200 });
		final BufferedImage deep = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
		deep.getRaster().setPixels(0, 0, 3, 1, new int[] { 1000, 1100, 1255 });
		final FileImage image = FileImage.open(write(List.of(grey, deep)), FilePlanes.ALL);
		assertEquals(PixelKind.COLOUR, image.facts().kind());
		assertArrayEquals(new int[] { 0x050505, 0x646464, 0xc8c8c8 }, (int[]) image.pixels(Position.FIRST, 1));
		assertArrayEquals(new int[] { 0, 0x646464, 0xffffff }, (int[]) image.pixels(new Position(1, 2, 1), 1));
	}

	@Test
	void whatIsRefusedOtherwiseIsRefusedHere() throws IOException {
		final Path text = Files.writeString(folder.resolve("text.png"), "This is not an image.");
		assertEquals(assertThrows(ImageReadException.class, () -> ImageFiles.read(text)).getMessage(),
			assertThrows(ImageReadException.class, () -> FileImage.open(text, FilePlanes.ALL)).getMessage());
	}

	private void assertLooksAsBefore(final Path file) throws IOException {
		final RgbImage before = ImageFiles.read(file);
		final byte[] rgb = before.pixels();
		final int[] expected = new int[before.width() * before.height()];
		Arrays.setAll(expected, i -> (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff);
		final FileImage image = FileImage.open(file, FilePlanes.ALL);
		assertFalse(image.display().isMerged());
		assertArrayEquals(expected, LikeImageJ.render(image), file.toString());
	}

	private Path stack(final int slices) {
		final Path file = folder.resolve("stack.tif");
		assertTrue(
			new FileSaver(ImageJTiffTest.image(16, 1, slices, 1, new Random(1))).saveAsTiffStack(file.toString()));
		return file;
	}

	private Path write(final List<BufferedImage> pages) throws IOException {
		final Path file = folder.resolve("pages.tif");
		Files.deleteIfExists(file);
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
			writer.setOutput(stream);
			writer.prepareWriteSequence(null);
			for (final BufferedImage page : pages) {
				writer.writeToSequence(new IIOImage(page, null, null), null);
			}
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
		return file;
	}
}

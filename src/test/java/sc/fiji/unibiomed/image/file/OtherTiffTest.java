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
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.image.file.LikeImageJ.assertLikeImageJ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.CompositeImage;
import ij.IJ;
import ij.io.FileSaver;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.tiff.StoredPicture;
import sc.fiji.unibiomed.image.tiff.TiffBuilder;
import sc.fiji.unibiomed.image.tiff.TiffTag;

/** TIFF files of other software, and such as nobody should write. */
class OtherTiffTest {

	private static final int ASCII = 2;

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "8,1", "16,1", "16,2", "32,1", "32,2", "32,3" })
	void greyOfEveryKindIsAsImageJOpensIt(final int bits, final int format) throws IOException {
		for (final ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
			for (int photometric = 0; photometric < 2; photometric++) {
				for (int pages = 1; pages < 4; pages++) {
					final TiffBuilder file = new TiffBuilder(order);
					for (int page = 0; page < pages; page++) {
						final byte[] pixels = pixels(20 * bits / 8, page);
						for (int i = 0; i < pixels.length && bits == 32 && format == 1; i += 4) {
							// ImageJ takes large values without a sign for negative ones.
							pixels[order == ByteOrder.BIG_ENDIAN ? i : i + 3] &= 0x7f;
						}
						file.page(5, 4, bits, photometric, pixels).tag(TiffTag.SAMPLE_FORMAT, format);
					}
					assertLikeImageJ(write(file));
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void picturesOfOneBitAreAsImageJOpensThem(final int photometric) throws IOException {
		assertLikeImageJ(write(new TiffBuilder(ByteOrder.BIG_ENDIAN).page(11, 3, 1, photometric, pixels(6, 1))));
	}

	@Test
	void palettesAreAsImageJOpensThem() throws IOException {
		final int[] map = new Random(4).ints(768, 0, 0x10000).toArray();
		assertLikeImageJ(write(
			new TiffBuilder(ByteOrder.LITTLE_ENDIAN).page(5, 4, 8, 3, pixels(20, 1)).shorts(TiffTag.COLOR_MAP, map)));
	}

	@Test
	void tablesOf16BitsCountOnlyWithADescription() throws IOException {
		final int[] map = new Random(4).ints(768, 0, 0x10000).toArray();
		for (final String description : List.of("", "something")) {
			final TiffBuilder file = new TiffBuilder(ByteOrder.LITTLE_ENDIAN).page(5, 4, 16, 1, pixels(40, 1))
				.shorts(TiffTag.COLOR_MAP, map);
			assertLikeImageJ(write(description.isEmpty() ? file : describe(file, description)));
		}
	}

	@ParameterizedTest
	@CsvSource({ "1,300,1", "2,300,1", "2,72,1", "3,300,1", "3,5000,1", "3,200000,1", "0,300,1", "2,0,0" })
	void resolutionsMeanWhatTheyMeanToImageJ(final int unit, final int numerator, final int denominator)
		throws IOException
	{
		final TiffBuilder file = new TiffBuilder(ByteOrder.LITTLE_ENDIAN).page(5, 4, 8, 1, pixels(20, 1));
		final byte[] fraction = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(numerator)
			.putInt(denominator).array();
		final int offset = file.put(fraction);
		file.tag(TiffTag.X_RESOLUTION, 5, 1, offset).tag(TiffTag.Y_RESOLUTION, 5, 1, offset);
		assertLikeImageJ(write(unit == 0 ? file : file.tag(TiffTag.RESOLUTION_UNIT, 3, 1, unit)));
	}

	@ParameterizedTest
	@CsvSource({ "8,1,1", "16,1,1", "32,3,1", "8,1,3", "16,2,1" })
	void aStackWithOneDirectoryIsReadToItsEnd(final int bits, final int format, final int samples) throws IOException {
		final byte[] pixels = pixels(4 * 6 * 20 * samples * bits / 8, 5);
		final TiffBuilder file = new TiffBuilder(ByteOrder.BIG_ENDIAN).page(5, 4, bits, samples == 3 ? 2 : 1, pixels)
			.tag(TiffTag.SAMPLE_FORMAT, format).tag(TiffTag.STRIP_BYTE_COUNTS, 20 * samples * bits / 8);
		if (samples == 3) {
			file.tag(TiffTag.SAMPLES_PER_PIXEL, 3).shorts(TiffTag.BITS_PER_SAMPLE, 8, 8, 8);
		}
		final Path path = write(describe(file,
			"ImageJ=1.54p\nimages=24\nchannels=2\nslices=4\nframes=3\nhyperstack=true\nmode=composite\n"));
		assertEquals(new Dimensions(5, 4, 2, 4, 3), assertLikeImageJ(path).facts().size());
	}

	@Test
	void aStackThatIsShorterThanPromisedIsRefused() throws IOException {
		final TiffBuilder file = new TiffBuilder(ByteOrder.BIG_ENDIAN).page(5, 4, 8, 1, pixels(3 * 20, 1))
			.tag(TiffTag.STRIP_BYTE_COUNTS, 20);
		// The directory after the pixels is as long as many more images.
		final Path path = write(describe(file, "ImageJ=1.54p\nimages=100\nslices=100\n"));
		final long held = (Files.size(path) - 8) / 20;
		final String sentence = path + " promises 100 images and holds " + held;
		assertTrue(assertThrows(ImageReadException.class, () -> FileImage.open(path, FilePlanes.ALL)).getMessage()
			.startsWith(sentence));
		assertTrue(assertThrows(ImageReadException.class, () -> FileImage.open(path, FilePlanes.one(50))).getMessage()
			.startsWith(sentence));
		final FileImage first = FileImage.open(path, FilePlanes.FIRST);
		assertArrayEquals(Arrays.copyOf(pixels(60, 1), 20), (byte[]) first.pixels(Position.FIRST, 1));
		assertEquals(List.of(sentence + "."), first.notes());
	}

	@Test
	void whatPromisesMoreThanAnyFileHoldsIsRefused() throws IOException {
		final Path path = write(describe(new TiffBuilder(ByteOrder.BIG_ENDIAN).page(1, 1, 8, 1, pixels(1, 1)),
			"ImageJ=1.54p\nimages=2000000000\nslices=2000000000\n"));
		assertTimeoutPreemptively(Duration.ofSeconds(10),
			() -> assertThrows(ImageReadException.class, () -> FileImage.open(path, FilePlanes.ALL)));
	}

	@Test
	void deepValuesWithAPredictorAreReadAsWithout() throws IOException {
		final Path path = Files.write(folder.resolve("other.tif"),
			StoredPicture.plain(3, 1, 1, 16, 10, 15, 14).packed(8, 2).build());
		assertArrayEquals(new short[] { 10, 15, 14 },
			(short[]) FileImage.open(path, FilePlanes.ALL).pixels(Position.FIRST, 1));
		assertArrayEquals(new byte[] { 0, 0, 0, -1, -1, -1, (byte) 204, (byte) 204, (byte) 204 },
			ImageFiles.read(path).pixels());
	}

	/** A predictor belongs to LZW and Deflate; other files have the tag for no reason. */
	@Test
	void aPredictorOfPixelsThatAreNotPackedIsNoneAsInImageJ() throws IOException {
		for (final int bits : new int[] { 8, 16 }) {
			assertLikeImageJ(write(new TiffBuilder(ByteOrder.BIG_ENDIAN).page(5, 4, bits, 1, pixels(20 * bits / 8, 3))
				.tag(TiffTag.PREDICTOR, 2)));
		}
	}

	@Test
	void halfPrecisionIsReadAsRealNumbers() throws IOException {
		final Path path = write(new TiffBuilder(ByteOrder.BIG_ENDIAN)
			.page(3, 1, 16, 1, new byte[] { 0x3c, 0, (byte) 0xbc, 0, 0, 0 }).tag(TiffTag.SAMPLE_FORMAT, 3));
		final FileImage image = FileImage.open(path, FilePlanes.ALL);
		assertEquals(PixelKind.FLOAT, image.facts().kind());
		assertArrayEquals(new float[] { 1, -1, 0 }, (float[]) image.pixels(Position.FIRST, 1));
	}

	@Test
	void pagesWithPalettesOfTheirOwnKeepTheirColours() throws IOException {
		final TiffBuilder file = new TiffBuilder(ByteOrder.LITTLE_ENDIAN);
		for (int page = 0; page < 2; page++) {
			file.page(5, 4, 8, 3, pixels(20, page)).shorts(TiffTag.COLOR_MAP,
				new Random(page).ints(768, 0, 0x10000).toArray());
		}
		final Path path = write(file);
		final byte[] second = ImageFiles.readStack(path).get(1).pixels();
		final int[] pixels = (int[]) FileImage.open(path, FilePlanes.ALL).pixels(new Position(1, 2, 1), 1);
		for (int i = 0; i < 60; i++) {
			assertEquals(second[i], (byte) (pixels[i / 3] >> 16 - 8 * (i % 3)));
		}
	}

	@Test
	void aPageBeforeTheBreakOfTheChainCanBeRead() throws IOException {
		final TiffBuilder file = new TiffBuilder(ByteOrder.LITTLE_ENDIAN).page(5, 4, 8, 1, pixels(20, 1));
		final byte[] bytes = file.build();
		bytes[bytes.length - 2] = 1;
		final Path path = Files.write(folder.resolve("broken.tif"), bytes);
		FileImage.open(path, FilePlanes.FIRST);
		assertThrows(ImageReadException.class, () -> FileImage.open(path, FilePlanes.ALL));
		assertThrows(ImageReadException.class, () -> FileImage.open(path, FilePlanes.one(2)));
	}

	@Test
	void damagedMetadataCauseNothingButARefusal() throws IOException {
		final CompositeImage image = new CompositeImage(ImageJTiffTest.image(16, 2, 2, 1, new Random(1)), IJ.COMPOSITE);
		image.setProp("key", "value");
		image.setProperty("Info", "0008,0060  Modality: CT");
		image.getStack().setSliceLabel("label", 1);
		image.getCalibration().setUnit("mm");
		image.getCalibration().pixelWidth = 0.3;
		image.setChannelLut(image.getChannelLut(1), 1);
		final Path path = folder.resolve("damaged.tif");
		assertTrue(new FileSaver(image).saveAsTiffStack(path.toString()));
		final byte[] whole = Files.readAllBytes(path);
		final Random random = new Random(3);
		assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
			for (int i = 0; i < 3000; i++) {
				final byte[] damaged = Arrays.copyOf(whole, i % 10 == 0 ? random.nextInt(whole.length) : whole.length);
				for (int k = 0; k < 5 && damaged.length > 8; k++) {
					// The first directory and what belongs to it come before the pixels.
					damaged[4 +
						random.nextInt(damaged.length - 4)] = (byte) (random.nextBoolean() ? random.nextInt() : 0xff);
				}
				Files.write(path, damaged);
				try {
					final FileImage read = FileImage.open(path, i % 2 == 0 ? FilePlanes.ALL : FilePlanes.FIRST);
					read.facts().values().of(5);
				}
				catch (final ImageReadException refusal) {
					assertTrue(refusal.getMessage().contains(path.toString()), refusal.getMessage());
				}
			}
		});
	}

	private static TiffBuilder describe(final TiffBuilder file, final String description) {
		return file.bytes(TiffTag.IMAGE_DESCRIPTION, ASCII, (description + "\0").getBytes(StandardCharsets.UTF_8));
	}

	private static byte[] pixels(final int length, final int seed) {
		final byte[] pixels = new byte[length];
		new Random(seed).nextBytes(pixels);
		return pixels;
	}

	private Path write(final TiffBuilder file) throws IOException {
		return Files.write(folder.resolve("other.tif"), file.build());
	}
}

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

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.tiff.StoredPicture;
import sc.fiji.unibiomed.image.tiff.TiffBuilder;
import sc.fiji.unibiomed.image.tiff.TiffTag;

/** However a picture is stored in a TIFF file, its pixels are the right ones, or it is refused by name. */
class StoredKindsTest {

	private static final int WIDTH = 33;
	private static final int HEIGHT = 21;

	@TempDir
	Path folder;

	@ParameterizedTest
	// Samples of a pixel, bits of a sample, sample format, and how many channels the image has.
	@CsvSource({ "1,8,0,1", "1,8,1,1", "1,8,2,1", "1,8,4,1", "1,9,1,1", "1,10,1,1", "1,12,1,1", "1,12,2,1", "1,14,1,1",
		"1,16,1,1", "1,16,2,1", "1,24,1,1", "1,24,2,1", "1,32,1,1", "1,32,2,1", "1,16,3,1", "1,24,3,1", "1,32,3,1",
		"1,64,3,1", "2,8,1,2", "2,8,2,2", "2,16,1,2", "2,16,2,2", "2,32,3,2", "2,12,1,2", "3,8,1,1", "3,16,1,3",
		"4,8,1,1", "4,16,1,3" })
	void pixelsAreTheSameHoweverTheyAreStored(final int samples, final int bits, final int format, final int channels)
		throws IOException
	{
		final StoredPicture plain = picture(samples, bits, format);
		final RgbImage looks = ImageFiles.read(write(plain));
		for (final StoredPicture stored : everyWay(plain)) {
			final FileImage image = open(stored);
			final String how = stored.order() + ", compression " + stored.compression() + ", predictor " +
				stored.predictor() + (stored.isTiled() ? ", tiles" : "") + (stored.isPlanar() ? ", planar" : "");
			assertEquals(channels, image.facts().size().channels(), how);
			for (int channel = 0; channel < channels; channel++) {
				assertArrayEquals(truth(plain, channel), values(image, channel), how);
			}
			assertEquals(looks, ImageFiles.read(write(stored)), how);
		}
	}

	@ParameterizedTest
	@CsvSource({ "1", "2", "4" })
	void fewBitsAreStretchedTo255(final int bits) throws IOException {
		final StoredPicture plain = picture(1, bits, 1);
		for (final StoredPicture stored : everyWay(plain)) {
			if (stored.predictor() == 1) {
				final double[] values = values(open(stored), 0);
				for (int i = 0; i < values.length; i++) {
					assertEquals(plain.values()[i] * 255 / ((1 << bits) - 1), values[i]);
				}
			}
		}
	}

	@Test
	void valuesOfTwoChannelsAreTwoChannelsAndTransparencyIsNone() throws IOException {
		for (final int bits : new int[] { 8, 16, 24 }) {
			final StoredPicture two = picture(2, bits, 1);
			assertEquals(2, open(two).facts().size().channels());
			assertEquals(2, open(two.withMeaning(1, 0)).facts().size().channels());
			assertEquals(List.of(), open(two.withMeaning(1, 0)).notes());
			final FileImage withAlpha = open(two.withMeaning(1, 2));
			assertEquals(1, withAlpha.facts().size().channels());
			assertArrayEquals(truth(two, 0), values(withAlpha, 0));
			final StoredPicture dark = two.withMeaning(0, 0);
			assertArrayEquals(truth(two, 1), values(open(dark), 1));
		}
	}

	@Test
	void manyChannelsOfOnePixelAreChannels() throws IOException {
		final StoredPicture five = picture(5, 16, 1).withMeaning(1, -1);
		for (final boolean isPlanar : new boolean[] { false, true }) {
			final FileImage image = open(five.laidOut(ByteOrder.BIG_ENDIAN, false, isPlanar));
			assertEquals(5, image.facts().size().channels());
			assertEquals(1, image.facts().size().planes());
			assertArrayEquals(truth(five, 4), values(image, 4));
			assertEquals(5, image.display().channels().size());
		}
	}

	@Test
	void pagesOfSeveralChannelsAreSlicesOfThem() throws IOException {
		final StoredPicture two = picture(2, 8, 1);
		final Path file = Files.write(folder.resolve("pages.tif"),
			two.addTo(two.addTo(two.addTo(new TiffBuilder(two.order())))).build());
		final FileImage image = FileImage.open(file, FilePlanes.ALL);
		assertEquals(2, image.facts().size().channels());
		assertEquals(3, image.facts().size().slices());
		assertArrayEquals((byte[]) image.pixels(new Position(1, 1, 1), 2),
			(byte[]) image.pixels(new Position(1, 3, 1), 2));
	}

	@Test
	void coloursThatAreMultipliedByTheirTransparencyAreRestored() throws IOException {
		final StoredPicture picture = new StoredPicture(1, 1, 4, 16, new long[] { 20000, 10000, 0, 0x8000 }, 1, 2, 1,
			ByteOrder.LITTLE_ENDIAN, 8, 2, false, false);
		final FileImage image = open(picture);
		assertEquals(40000, ((short[]) image.pixels(Position.FIRST, 1))[0] & 0xffff, 2);
		assertEquals(20000, ((short[]) image.pixels(Position.FIRST, 2))[0] & 0xffff, 2);
	}

	@Test
	void aFourthValueThatIsNoTransparencyIsToldToBeLeftOut() throws IOException {
		assertEquals(
			List.of("stored.tif has 4 values per pixel, of which the first 3 are read as its colour; the others are " +
				"left out."),
			open(picture(4, 8, 1)).notes());
		assertEquals(List.of(), open(picture(4, 8, 1).withMeaning(2, 2)).notes());
	}

	@Test
	void kindsThatAreNotSaidAreTold() throws IOException {
		assertEquals(
			List.of("stored.tif does not say what its values are (sample format 4); they are read as whole numbers " +
				"without a sign."),
			open(picture(1, 16, 4)).notes());
	}

	@ParameterizedTest
	@CsvSource({ "1,0", "1,3", "4,0", "4,3", "8,0", "8,3" })
	void fewColoursAreTheSameHoweverTheyAreStored(final int bits, final int photometric) throws IOException {
		final int[] map = new Random(4).ints(3 << bits, 0, 0x10000).toArray();
		RgbImage looks = null;
		for (final StoredPicture stored : everyWay(picture(1, bits, 1).withMeaning(photometric, -1))) {
			final TiffBuilder file = stored.addTo(new TiffBuilder(stored.order()));
			final Path path = Files.write(folder.resolve("few.tif"),
				(photometric == 3 ? file.shorts(TiffTag.COLOR_MAP, map) : file).build());
			looks = looks == null ? ImageFiles.read(path) : looks;
			assertEquals(looks, ImageFiles.read(path), stored.toString());
		}
	}

	@Test
	void signedBytesAreNoLargeOnes() throws IOException {
		final FileImage image = open(StoredPicture.plain(3, 1, 1, 8, 0xff, 0, 0x7f).withFormat(2));
		assertEquals(PixelKind.UINT16, image.facts().kind());
		assertArrayEquals(new double[] { -1, 0, 127 }, values(image, 0));
		assertArrayEquals(new byte[] { 0, 0, 0, 2, 2, 2, -1, -1, -1 },
			ImageFiles.read(folder.resolve("stored.tif")).pixels());
	}

	@Test
	void largeWholeNumbersAreRoundedAndThatIsTold() throws IOException {
		final FileImage image = open(StoredPicture.plain(2, 1, 1, 32, 0xffffffffL, 5).withFormat(1));
		assertArrayEquals(new float[] { 4294967295f, 5 }, (float[]) image.pixels(Position.FIRST, 1));
		assertEquals(
			List.of("stored.tif has whole numbers above 16,777,216, which are rounded to 32-bit real numbers."),
			image.notes());
		assertEquals(List.of(), open(StoredPicture.plain(2, 1, 1, 32, 70000, 5).withFormat(1)).notes());
	}

	@Test
	void aFileThatDoesNotSayWhatZeroIsHasBlackZeros() throws IOException {
		for (final int bits : new int[] { 8, 16 }) {
			final StoredPicture plain = picture(1, bits, 1);
			final byte[] file = plain.addTo(new TiffBuilder(plain.order())).without(TiffTag.PHOTOMETRIC).build();
			assertArrayEquals(truth(plain, 0),
				values(FileImage.open(Files.write(folder.resolve("zero.tif"), file), FilePlanes.ALL), 0));
		}
	}

	@Test
	void bytesWhoseLowestBitComesFirstAreTurnedRound() throws IOException {
		final Path file = Files.write(folder.resolve("turned.tif"), new TiffBuilder(ByteOrder.LITTLE_ENDIAN)
			.page(2, 1, 8, 1, new byte[] { 1, 0x40 }).tag(TiffTag.FILL_ORDER, 2).build());
		assertArrayEquals(new double[] { 0x80, 2 }, values(FileImage.open(file, FilePlanes.ALL), 0));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "5|complex numbers (sample format 5)", "6|complex numbers (sample format 6)", "7|sample format 7" })
	void sampleFormatsThatAreNotReadAreNamed(final int format, final String reason) throws IOException {
		assertRefused(picture(1, 32, 1).withFormat(format), reason);
	}

	@ParameterizedTest
	@CsvSource({ "64,1,whole numbers of 64 bits", "64,2,signed whole numbers of 64 bits",
		"128,3,real numbers of 128 bits", "4,2,signed whole numbers of 4 bits", "8,3,real numbers of 8 bits",
		"3,1,whole numbers of 3 bits" })
	void bitsThatAreNotReadAreNamed(final int bits, final int format, final String reason) throws IOException {
		assertRefused(StoredPicture.plain(1, 1, 1, bits, 1).withFormat(format), reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "9|compression JBIG (9)", "34712|compression JPEG 2000 (34712)",
			"33005|compression JPEG 2000 (33005)", "34887|compression LERC (34887)", "34925|compression LZMA (34925)",
			"50000|compression Zstandard (50000)", "50001|compression WebP (50001)",
			"50002|compression JPEG XL (50002)", "4711|compression 4711" })
	void compressionsThatAreNotReadAreNamed(final int compression, final String reason) throws IOException {
		for (final int samples : new int[] { 1, 3 }) {
			assertRefused(picture(samples, 8, 1).packed(compression, 1), reason);
			assertRefused(picture(samples, 16, 1).packed(compression, 2), reason);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "5|CMYK colours", "8|CIE L*a*b* colours", "9|ICC L*a*b* colours",
			"32803|raw values of a camera (CFA)", "32845|LogLuv colours",
			"4711|colours of a kind that is not known (photometric interpretation 4711)" })
	void coloursThatAreNotReadAreNamed(final int photometric, final String reason) throws IOException {
		assertRefused(picture(photometric == 5 ? 4 : 3, 8, 1).withMeaning(photometric, -1), reason);
	}

	@ParameterizedTest
	@CsvSource({ "3,32,3,colours of real numbers", "3,32,1,colours of 32 bits per sample",
		"3,8,2,colours of signed numbers", "2,8,1,colours of 2 samples" })
	void coloursOfOtherValuesAreNamed(final int samples, final int bits, final int format, final String reason)
		throws IOException
	{
		assertRefused(picture(samples, bits, format).withMeaning(2, -1), reason);
	}

	@ParameterizedTest
	@CsvSource({ "16,1,3,predictor 3 with whole numbers of 16 bits", "12,1,2,predictor 2 with whole numbers of 12 bits",
		"24,3,2,predictor 2 with real numbers of 24 bits", "8,1,34892,predictor 34892", "8,1,4,predictor 4" })
	void predictorsThatAreNotReadAreNamed(final int bits, final int format, final int predictor, final String reason)
		throws IOException
	{
		assertRefused(picture(1, bits, format).packed(8, predictor), reason);
	}

	@Test
	void samplesThatDifferAreNamed() throws IOException {
		final StoredPicture plain = picture(3, 8, 1);
		assertRefused(plain.addTo(new TiffBuilder(plain.order())).shorts(TiffTag.BITS_PER_SAMPLE, 5, 6, 5).build(),
			"samples of different sizes (5, 6, 5 bits)");
		assertRefused(plain.addTo(new TiffBuilder(plain.order())).shorts(TiffTag.SAMPLE_FORMAT, 1, 1, 2).build(),
			"samples of different kinds (sample formats 1, 1, 2)");
		assertRefused(picture(1, 16, 1).packed(7, 1), "compression JPEG (7) with samples of 16 bits");
		assertRefused(picture(1, 16, 1).packed(4, 1), "compression 4 with samples of 16 bits");
		assertRefused(picture(2, 32, 3).withMeaning(1, 1),
			"values that are multiplied by their transparency (extra sample 1)");
	}

	private void assertRefused(final StoredPicture picture, final String reason) throws IOException {
		assertRefused(picture.build(), reason);
	}

	private void assertRefused(final byte[] bytes, final String reason) throws IOException {
		final Path file = Files.write(folder.resolve("stored.tif"), bytes);
		final String sentence = file + " has " + reason +
			", which this program cannot read; open it in other software, " +
			"and save it as TIFF without compression.";
		assertEquals(sentence,
			assertThrows(ImageReadException.class, () -> FileImage.open(file, FilePlanes.FIRST)).getMessage());
		assertEquals(sentence, assertThrows(ImageReadException.class, () -> ImageFiles.read(file)).getMessage());
		assertEquals(sentence, assertThrows(ImageReadException.class, () -> ImageFiles.readMask(file)).getMessage());
	}

	private static StoredPicture picture(final int samples, final int bits, final int format) {
		final Random random = new Random(bits);
		final long[] values = new long[WIDTH * HEIGHT * samples];
		for (int i = 0; i < values.length; i++) {
			values[i] = format == 3 ? real(bits, random.nextInt(4000)) : random.nextLong() & (1L << bits) - 1;
		}
		return StoredPicture.plain(WIDTH, HEIGHT, samples, bits, values).withFormat(format);
	}

	/** The bits of a real number of some size. */
	private static long real(final int bits, final int seed) {
		return switch (bits) {
			case 16 -> seed + 0x3000;
			case 24 -> 0x3e0000L + 97 * seed;
			case 64 -> Double.doubleToLongBits(seed / 7.0 - 100);
			default -> Float.floatToIntBits(seed / 7f - 100) & 0xffffffffL;
		};
	}

	/** What the values of a channel are, by the definition of each kind. */
	private static double[] truth(final StoredPicture picture, final int channel) {
		final double[] truth = new double[WIDTH * HEIGHT];
		for (int i = 0; i < truth.length; i++) {
			final long bits = picture.values()[i * picture.samples() + channel];
			if (picture.samples() >= 3 && picture.bits() == 8) {
				truth[i] = bits << 16 | picture.values()[i * picture.samples() + 1] << 8 |
					picture.values()[i * picture.samples() + 2];
			}
			else if (picture.format() == 3) {
				truth[i] = (float) real(picture.bits(), bits);
			}
			else {
				final boolean isNegative = picture.format() == 2 && bits >> picture.bits() - 1 == 1;
				truth[i] = picture.bits() > 16
					? (float) (isNegative ? bits - (1L << picture.bits()) : bits)
					: isNegative ? bits - (1L << picture.bits()) : bits;
			}
		}
		return truth;
	}

	private static double real(final int bits, final long value) {
		return switch (bits) {
			case 16 -> (1 + (value & 0x3ff) / 1024.0) * Math.pow(2, (value >> 10) - 15);
			case 24 -> (1 + (value & 0xffff) / 65536.0) * Math.pow(2, (value >> 16) - 63);
			case 64 -> Double.longBitsToDouble(value);
			default -> Float.intBitsToFloat((int) value);
		};
	}

	private static double[] values(final FileImage image, final int channel) {
		final Object pixels = image.pixels(Position.FIRST, channel + 1);
		final double[] values = new double[image.facts().size().width() * image.facts().size().height()];
		for (int i = 0; i < values.length; i++) {
			if (pixels instanceof final byte[] bytes) {
				values[i] = bytes[i] & 0xff;
			}
			else if (pixels instanceof final short[] shorts) {
				values[i] = image.facts().values().of(shorts[i] & 0xffff);
			}
			else {
				values[i] = pixels instanceof final int[] colours ? colours[i] : ((float[]) pixels)[i];
			}
		}
		return values;
	}

	private static List<StoredPicture> everyWay(final StoredPicture picture) {
		final List<StoredPicture> ways = new ArrayList<>();
		for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
			for (final boolean isTiled : new boolean[] { false, true }) {
				for (final boolean isPlanar : new boolean[] { false, true }) {
					final StoredPicture laidOut = picture.laidOut(order, isTiled, isPlanar);
					for (final int compression : new int[] { 1, 5, 8, 32946, 32773 }) {
						ways.add(laidOut.packed(compression, 1));
					}
					for (final int compression : new int[] { 5, 8, 32946 }) {
						if (List.of(8, 16, 32, 64).contains(picture.bits())) {
							ways.add(laidOut.packed(compression, 2));
						}
						if (picture.format() == 3) {
							ways.add(laidOut.packed(compression, 3));
						}
					}
				}
			}
		}
		return ways;
	}

	private FileImage open(final StoredPicture picture) throws IOException {
		return FileImage.open(write(picture), FilePlanes.ALL);
	}

	private Path write(final StoredPicture picture) throws IOException {
		return Files.write(folder.resolve("stored.tif"), picture.build());
	}
}

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
package sc.fiji.unibiomed.image.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffSamplesTest {

	@ParameterizedTest
	@ValueSource(strings = { "LZW", "Deflate", "ZLib", "PackBits" })
	void whatJavaHasPackedIsUnpacked(final String compression) throws IOException {
		for (final boolean isTiled : new boolean[] { false, true }) {
			for (final int levels : new int[] { 2, 20, 256 }) {
				final Random random = new Random(levels);
				final BufferedImage image = new BufferedImage(301, 203, BufferedImage.TYPE_BYTE_GRAY);
				final byte[] pixels = new byte[301 * 203];
				for (int i = 0; i < pixels.length; i++) {
					pixels[i] = (byte) (i % 50 < 30 ? 7 : random.nextInt(levels));
				}
				image.getRaster().setDataElements(0, 0, 301, 203, pixels);
				final TiffSamples samples = samples(write(image, compression, isTiled)).orElseThrow();
				assertArrayEquals(pixels, (byte[]) samples.read().get(0), compression + " of " + levels);
				assertEquals(false, samples.isContiguous());
			}
		}
	}

	@Test
	void coloursOfJavaWithDifferencesAreUnpacked() throws IOException {
		final BufferedImage image = new BufferedImage(31, 23, BufferedImage.TYPE_INT_RGB);
		final int[] rgb = new Random(1).ints(31 * 23, 0, 1 << 24).toArray();
		image.setRGB(0, 0, 31, 23, rgb, 0, 31);
		final List<Object> bands = samples(write(image, "LZW", false)).orElseThrow().read();
		for (int i = 0; i < rgb.length; i++) {
			assertEquals(rgb[i], (((byte[]) bands.get(0))[i] & 0xff) << 16 | (((byte[]) bands.get(1))[i] & 0xff) << 8 |
				((byte[]) bands.get(2))[i] & 0xff);
		}
	}

	@ParameterizedTest
	@CsvSource({ "16,1", "16,2", "32,1", "32,2" })
	void deepValuesWithDifferencesAreRead(final int bits, final int format) throws IOException {
		for (final ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
			final int[] values = new Random(bits).ints(6).toArray();
			final ByteBuffer bytes = ByteBuffer.allocate(6 * bits / 8).order(order);
			for (int i = 0; i < 6; i++) {
				final int difference = values[i] - (i % 3 == 0 ? 0 : values[i - 1]);
				if (bits == 16)
					bytes.putShort((short) difference);
				else
					bytes.putInt(difference);
			}
			final Object read = samples(new TiffBuilder(order).page(3, 2, bits, 1, deflate(bytes.array()))
				.tag(TiffTag.COMPRESSION, 8).tag(TiffTag.PREDICTOR, 2).tag(TiffTag.SAMPLE_FORMAT, format).build())
				.orElseThrow().read().get(0);
			for (int i = 0; i < 6; i++) {
				if (bits == 16)
					assertEquals((short) values[i], ((short[]) read)[i]);
				else if (format == 2)
					assertEquals(values[i], ((int[]) read)[i]);
				else
					assertEquals((float) Integer.toUnsignedLong(values[i]), ((float[]) read)[i]);
			}
		}
	}

	@Test
	void realValuesWithDifferencesAreRead() throws IOException {
		for (final ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
			final float[] values = { 1.5f, -2.25f, 1e20f, Float.NaN, 0, 7 };
			final byte[] bytes = new byte[24];
			for (int row = 0; row < 2; row++) {
				for (int i = 0; i < 12; i++) {
					bytes[row * 12 + i] = (byte) (Float.floatToRawIntBits(values[row * 3 + i % 3]) >> 24 - 8 * (i / 3));
				}
				for (int i = 11; i > 0; i--) {
					bytes[row * 12 + i] -= bytes[row * 12 + i - 1];
				}
			}
			assertArrayEquals(values,
				(float[]) samples(new TiffBuilder(order).page(3, 2, 32, 1, deflate(bytes)).tag(TiffTag.COMPRESSION, 8)
					.tag(TiffTag.PREDICTOR, 3).tag(TiffTag.SAMPLE_FORMAT, 3).build()).orElseThrow().read().get(0));
		}
	}

	@Test
	void valuesOfHalfPrecisionAreReal() throws IOException {
		// 0, 1, -2, 65504, 2^-24, 1/3, infinity, not a number
		final ByteBuffer bytes = ByteBuffer.allocate(16);
		for (final int bits : new int[] { 0, 0x3c00, 0xc000, 0x7bff, 1, 0x3555, 0xfc00, 0x7e00 }) {
			bytes.putShort((short) bits);
		}
		assertArrayEquals(
			new float[] { 0, 1, -2, 65504, (float) Math.pow(2, -24), 0.33325195f, Float.NEGATIVE_INFINITY, Float.NaN },
			(float[]) samples(new TiffBuilder(ByteOrder.BIG_ENDIAN).page(8, 1, 16, 1, bytes.array())
				.tag(TiffTag.SAMPLE_FORMAT, 3).build()).orElseThrow().read().get(0));
	}

	@Test
	void planesOfColoursThatLieApartAreRead() throws IOException {
		final byte[] bytes = { 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0 };
		final TiffBuilder file = new TiffBuilder(ByteOrder.LITTLE_ENDIAN).page(2, 1, 16, 2, bytes);
		final int offset = 8;
		final List<Object> bands = samples(
			file.tag(TiffTag.SAMPLES_PER_PIXEL, 3).shorts(TiffTag.BITS_PER_SAMPLE, 16, 16, 16)
				.tag(TiffTag.PLANAR_CONFIGURATION, 2).longs(TiffTag.STRIP_OFFSETS, offset, offset + 4, offset + 8)
				.longs(TiffTag.STRIP_BYTE_COUNTS, 4, 4, 4).build())
			.orElseThrow().read();
		assertTrue(Arrays.deepEquals(new Object[] { new short[] { 1, 2 }, new short[] { 3, 4 }, new short[] { 5, 6 } },
			bands.toArray()));
	}

	@Test
	void damagedBytesEndInAnExceptionOfReading() throws IOException {
		final Random random = new Random(11);
		final BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
		for (final String compression : List.of("LZW", "Deflate", "PackBits")) {
			final byte[] file = write(image, compression, false);
			assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
				for (int i = 0; i < 2000; i++) {
					final byte[] damaged = file.clone();
					for (int k = 0; k < 4; k++) {
						damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
					}
					try {
						final Optional<TiffSamples> samples = samples(damaged);
						if (samples.isPresent() && samples.get().format().length() < 1 << 24) {
							samples.get().read();
						}
					}
					catch (final IOException e) {
						// As it should be.
					}
				}
			});
		}
	}

	@Test
	void directoriesInsideOfEachOtherAreRefused() {
		// Every two bytes of it are the beginning of a directory with 514 entries.
		final byte[] file = new byte[1 << 20];
		Arrays.fill(file, (byte) 2);
		ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x4949).putShort((short) 42).putInt(8);
		for (int i = 8; i + 6200 < file.length; i += 2) {
			ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(i + 2 + 514 * 12, i + 2);
		}
		assertTimeoutPreemptively(Duration.ofSeconds(10),
			() -> assertThrows(IOException.class, () -> TiffDirectories.of(stream(file)).whole()));
	}

	private static Optional<TiffSamples> samples(final byte[] file) throws IOException {
		return TiffSamples.of(TiffDirectories.of(stream(file)).whole().get(0));
	}

	private static ImageInputStream stream(final byte[] file) throws IOException {
		return new MemoryCacheImageInputStream(new ByteArrayInputStream(file)) {

			@Override
			public long length() {
				return file.length;
			}
		};
	}

	private static byte[] deflate(final byte[] bytes) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflated = new DeflaterOutputStream(out)) {
			deflated.write(bytes);
		}
		return out.toByteArray();
	}

	private static byte[] write(final BufferedImage image, final String compression, final boolean isTiled)
		throws IOException
	{
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		final ImageWriteParam how = writer.getDefaultWriteParam();
		how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		how.setCompressionType(compression);
		if (isTiled) {
			how.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
			how.setTiling(64, 48, 0, 0);
		}
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
			writer.setOutput(stream);
			writer.write(null, new IIOImage(image, null, null), how);
		}
		finally {
			writer.dispose();
		}
		return out.toByteArray();
	}
}

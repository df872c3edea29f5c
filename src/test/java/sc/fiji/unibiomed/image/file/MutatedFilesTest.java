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

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.tiff.StoredPicture;
import sc.fiji.unibiomed.image.tiff.TiffBuilder;
import sc.fiji.unibiomed.image.tiff.TiffTag;

/**
 * Whatever happens to a file: it gives pixels or a sentence, and soon. {@code -Dunibiomed.mutations=N} says how many
 * files are changed, of all kinds together.
 */
class MutatedFilesTest {

	private static final List<String> KINDS = List.of("png", "deep.png", "palette.png", "jpg", "progressive.jpg", "bmp",
		"gif", "tif", "deep.tif", "lzw.tif", "deflate.tif", "real.tif", "tiles.tif", "planar.tif", "two.tif",
		"twelve.tif", "stack.tif", "fax.tif", "jpeg.tif", "palette.tif");
	private static final int USUAL = 5_000;
	private static final int MUTATIONS = Integer.getInteger("unibiomed.mutations", USUAL);
	/** For the usual number of files of a kind. */
	private static final Duration SOON = Duration.ofSeconds(120);
	private static final int WIDTH = 12;
	private static final int HEIGHT = 9;

	@TempDir
	Path folder;

	private static List<String> kinds() {
		return KINDS;
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void aFileWithOtherBytesGivesPixelsOrASentence(final String kind) {
		assertTimeoutPreemptively(SOON.multipliedBy(Math.max(1, MUTATIONS / USUAL)), () -> mutate(kind));
	}

	private void mutate(final String kind) throws IOException {
		final byte[] whole = file(kind);
		final Path file = folder.resolve(kind);
		read(file, whole);
		final Random random = new Random(kind.hashCode());
		for (int i = 0; i < MUTATIONS / KINDS.size(); i++) {
			final byte[] mutated = whole.clone();
			for (int k = random.nextInt(4); k >= 0; k--) {
				// Headers are where most can go wrong, and they are at the beginning or the end.
				final int at = random.nextInt(3) > 0
					? random.nextInt(whole.length)
					: random.nextBoolean()
						? random.nextInt(Math.min(60, whole.length))
						: whole.length - 1 - random.nextInt(Math.min(150, whole.length));
				mutated[at] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextBoolean() ? 0xff : 0);
			}
			read(file, mutated);
		}
		final int step = Math.max(1, whole.length / 150);
		for (int length = 0; length < whole.length; length += step) {
			read(file, Arrays.copyOf(whole, length));
		}
	}

	private static void read(final Path file, final byte[] bytes) throws IOException {
		Files.write(file, bytes);
		try {
			final FileImage image = FileImage.open(file, FilePlanes.ALL);
			assertNotNull(image.pixels(image.facts().shown(), 1));
			image.notes();
		}
		catch (final ImageReadException e) {
			assertIsSentence(file, e);
		}
		try {
			ImageFiles.readMask(file);
		}
		catch (final ImageReadException e) {
			assertIsSentence(file, e);
		}
	}

	private static void assertIsSentence(final Path file, final ImageReadException e) {
		final String message = e.getMessage();
		assertTrue(message.contains(file.toString()) && message.endsWith(".") && !message.contains("\n"), message);
	}

	private static byte[] file(final String kind) throws IOException {
		final StoredPicture grey = picture(1, 8);
		return switch (kind) {
			case "png", "jpg", "bmp", "gif", "tif" -> written(image(BufferedImage.TYPE_INT_RGB), kind);
			case "deep.png" -> written(image(BufferedImage.TYPE_USHORT_GRAY), "png");
			case "palette.png" -> written(image(BufferedImage.TYPE_BYTE_INDEXED), "png");
			case "progressive.jpg" -> packed("jpeg", null);
			case "fax.tif" -> packed("tiff", "CCITT T.6");
			case "jpeg.tif" -> packed("tiff", "JPEG");
			case "deep.tif" -> picture(1, 16).build();
			case "lzw.tif" -> picture(1, 16).packed(5, 2).build();
			case "deflate.tif" -> picture(3, 16).packed(8, 2).build();
			case "real.tif" -> picture(1, 32).withFormat(3).packed(8, 3).build();
			case "tiles.tif" -> picture(3, 16).packed(32773, 1).laidOut(ByteOrder.BIG_ENDIAN, true, false).build();
			case "planar.tif" -> picture(3, 16).packed(8, 1).laidOut(ByteOrder.BIG_ENDIAN, false, true).build();
			case "two.tif" -> picture(2, 8).packed(5, 2).build();
			case "twelve.tif" -> picture(1, 12).packed(8, 1).build();
			case "palette.tif" -> grey.withMeaning(3, -1).addTo(new TiffBuilder(grey.order()))
				.shorts(TiffTag.COLOR_MAP, new Random(1).ints(768, 0, 65536).toArray()).build();
			default -> new TiffBuilder(ByteOrder.BIG_ENDIAN).page(WIDTH, HEIGHT, 8, 1, new byte[4 * WIDTH * HEIGHT])
				.tag(TiffTag.STRIP_BYTE_COUNTS, WIDTH * HEIGHT)
				.bytes(TiffTag.IMAGE_DESCRIPTION, 2, "ImageJ=1.54p\nimages=4\nchannels=2\nslices=2\nmode=composite\n\0"
					.getBytes(StandardCharsets.US_ASCII))
				.build();
		};
	}

	private static StoredPicture picture(final int samples, final int bits) {
		return StoredPicture.plain(WIDTH, HEIGHT, samples, bits,
			new Random(bits).longs((long) WIDTH * HEIGHT * samples, 0, 1L << bits).toArray());
	}

	private static BufferedImage image(final int type) {
		final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
		image.setRGB(0, 0, WIDTH, HEIGHT, new Random(type).ints((long) WIDTH * HEIGHT).toArray(), 0, WIDTH);
		return image;
	}

	private static byte[] written(final BufferedImage image, final String format) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		assertTrue(ImageIO.write(image, format, out));
		return out.toByteArray();
	}

	/** @param compression of a TIFF file; {@code null} for a progressive JPEG file */
	private static byte[] packed(final String format, final String compression) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
		final ImageWriteParam how = writer.getDefaultWriteParam();
		if (compression == null) {
			how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
		}
		else {
			how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			how.setCompressionType(compression);
		}
		final boolean isFax = "CCITT T.6".equals(compression);
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
			writer.setOutput(stream);
			writer.write(null,
				new IIOImage(image(isFax ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_INT_RGB), null, null),
				how);
		}
		finally {
			writer.dispose();
		}
		return out.toByteArray();
	}
}

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
package sc.fiji.unibiomed.interpret.demo;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntBinaryOperator;

import javax.imageio.ImageIO;

import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;

/** Pictures that are none of the demonstration model's kind, and what can be done to pictures. */
final class TestPictures {

	private static final int SIDE = 512;

	private TestPictures() {}

	static RgbImage read(final Path file) throws IOException {
		return ImageFiles.read(file);
	}

	/** With left and right exchanged. */
	static RgbImage mirrored(final RgbImage image) {
		final int width = image.width();
		final byte[] pixels = new byte[image.pixels().length];
		for (int y = 0; y < image.height(); y++) {
			for (int x = 0; x < width; x++) {
				System.arraycopy(image.pixels(), 3 * (y * width + x), pixels, 3 * (y * width + width - 1 - x), 3);
			}
		}
		return new RgbImage(width, image.height(), pixels);
	}

	/** Some of each sort that users have and that it was never shown, by name. */
	static Map<String, RgbImage> others() throws IOException {
		final Map<String, RgbImage> all = new LinkedHashMap<>();
		for (int seed = 0; seed < 6; seed++) {
			final Random random = new Random(seed);
			final double[][] cloud = cloud(random);
			all.put("grey photograph " + seed, grey(cloud, 40 + 10 * seed, 110));
			all.put("colour photograph " + seed, coloured(cloud, cloud(random), 45, 90 + 10 * seed));
			all.put("compressed photograph " + seed, compressed(coloured(cloud, cloud(random), 45, 120)));
			all.put("fluorescent spots " + seed, spots(random, 3 + seed));
			all.put("shot noise " + seed, noise(random, 60 + 20 * seed, 5 + 5 * seed));
			all.put("colour noise " + seed, of((x, y) -> random.nextInt(1 << 24)));
			all.put("gradient " + seed, gradient(seed, 0, random));
			all.put("noisy gradient " + seed, gradient(seed, 1 + seed, random));
			all.put("one colour " + seed, of((x, y) -> 0x2b3c4d));
			all.put("screenshot " + seed, screenshot(random));
			all.put("page of text " + seed, text(seed));
			final int tile = 8 << seed % 4;
			all.put("chessboard " + seed, of((x, y) -> (x / tile + y / tile) % 2 == 0 ? 0x202020 : 0xd0d0d0));
		}
		return all;
	}

	/** Brightness that falls with frequency as in photographs: noise at all scales, the coarse the strongest. */
	private static double[][] cloud(final Random random) {
		final double[][] sum = new double[SIDE][SIDE];
		double weight = 1;
		for (int cell = 256; cell >= 1; cell /= 2) {
			final int count = SIDE / cell + 2;
			final double[][] corners = new double[count][count];
			for (final double[] row : corners) {
				for (int i = 0; i < count; i++) {
					row[i] = random.nextGaussian() * weight;
				}
			}
			for (int y = 0; y < SIDE; y++) {
				for (int x = 0; x < SIDE; x++) {
					final double right = (double) (x % cell) / cell;
					final double down = (double) (y % cell) / cell;
					final double[] above = corners[y / cell];
					final double[] below = corners[y / cell + 1];
					sum[y][x] += (above[x / cell] * (1 - right) + above[x / cell + 1] * right) * (1 - down) +
						(below[x / cell] * (1 - right) + below[x / cell + 1] * right) * down;
				}
			}
			weight *= 0.6;
		}
		return sum;
	}

	private static RgbImage grey(final double[][] values, final double contrast, final double mean) {
		return of((x, y) -> 0x10101 * bounded(mean + contrast * values[y][x]));
	}

	private static RgbImage coloured(final double[][] light, final double[][] hue, final double contrast,
		final double mean)
	{
		return of((x, y) -> {
			final double value = mean + contrast * light[y][x];
			return bounded(value + 15 * hue[y][x]) << 16 | bounded(value) << 8 | bounded(value - 20 * hue[y][x]);
		});
	}

	private static RgbImage spots(final Random random, final int noise) {
		final double[][] sum = new double[SIDE][SIDE];
		for (int i = 0; i < 60; i++) {
			final int atX = random.nextInt(SIDE);
			final int atY = random.nextInt(SIDE);
			final double size = 3 + random.nextInt(15);
			for (int y = 0; y < SIDE; y++) {
				for (int x = 0; x < SIDE; x++) {
					sum[y][x] += 160 * Math.exp(-((x - atX) * (x - atX) + (y - atY) * (y - atY)) / (2 * size * size));
				}
			}
		}
		return of((x, y) -> 0x100 * bounded(8 + sum[y][x] + noise * random.nextGaussian()));
	}

	private static RgbImage noise(final Random random, final double mean, final double deviation) {
		return of((x, y) -> 0x10101 * bounded(mean + deviation * random.nextGaussian()));
	}

	private static RgbImage gradient(final int turn, final double noise, final Random random) {
		final double right = Math.cos(turn);
		final double down = Math.sin(turn);
		return of((x, y) -> 0x10101 *
			bounded(127 + 0.2 * (right * (x - SIDE / 2) + down * (y - SIDE / 2)) + noise * random.nextGaussian()));
	}

	private static RgbImage screenshot(final Random random) {
		return drawn(graphics -> {
			graphics.setColor(new Color(0xeeeeee));
			graphics.fillRect(0, 0, SIDE, SIDE);
			for (int i = 0; i < 50; i++) {
				graphics.setColor(new Color(random.nextInt(1 << 24)));
				graphics.fillRect(random.nextInt(SIDE), random.nextInt(SIDE), 20 + random.nextInt(150),
					3 + random.nextInt(20));
			}
		});
	}

	private static RgbImage text(final int seed) {
		return drawn(graphics -> {
			graphics.setColor(Color.WHITE);
			graphics.fillRect(0, 0, SIDE, SIDE);
			graphics.setColor(Color.BLACK);
			graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 10 + 2 * seed));
			for (int y = 20; y < SIDE; y += 14 + 2 * seed) {
				graphics.drawString("The quick brown fox jumps over the lazy dog, and the liver is normal.", 10, y);
			}
		});
	}

	/** Draws something. */
	private interface Drawing {

		void with(Graphics2D graphics);
	}

	private static RgbImage drawn(final Drawing drawing) {
		final BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = image.createGraphics();
		drawing.with(graphics);
		graphics.dispose();
		return of(image::getRGB);
	}

	private static RgbImage compressed(final RgbImage picture) throws IOException {
		final BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < SIDE * SIDE; i++) {
			image.setRGB(i % SIDE, i / SIDE, (picture.pixels()[3 * i] & 0xff) << 16 |
				(picture.pixels()[3 * i + 1] & 0xff) << 8 | picture.pixels()[3 * i + 2] & 0xff);
		}
		final ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
		ImageIO.write(image, "jpg", jpeg);
		return of(ImageIO.read(new ByteArrayInputStream(jpeg.toByteArray()))::getRGB);
	}

	/** @param colours of each pixel, as {@code 0xrrggbb} */
	static RgbImage of(final IntBinaryOperator colours) {
		final byte[] pixels = new byte[RgbImage.length(SIDE, SIDE)];
		for (int i = 0; i < SIDE * SIDE; i++) {
			final int colour = colours.applyAsInt(i % SIDE, i / SIDE);
			pixels[3 * i] = (byte) (colour >> 16);
			pixels[3 * i + 1] = (byte) (colour >> 8);
			pixels[3 * i + 2] = (byte) colour;
		}
		return new RgbImage(SIDE, SIDE, pixels);
	}

	private static int bounded(final double value) {
		return (int) Math.max(0, Math.min(255, Math.round(value)));
	}
}

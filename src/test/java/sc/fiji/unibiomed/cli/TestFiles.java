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
package sc.fiji.unibiomed.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.testing.Sha256;

/** Input files that tests make for themselves, and a look at what lies in a folder. */
final class TestFiles {

	private TestFiles() {}

	/** A PNG with a bright ellipse on a dark ground. */
	static Path png(final Path file, final int width, final int height, final int type) throws IOException {
		final BufferedImage image = new BufferedImage(width, height, type);
		final Graphics2D graphics = image.createGraphics();
		graphics.setColor(new Color(200, 180, 90));
		graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
		graphics.dispose();
		ImageIO.write(image, "png", file.toFile());
		return file;
	}

	static Path png(final Path file, final int width, final int height) throws IOException {
		return png(file, width, height, BufferedImage.TYPE_INT_RGB);
	}

	/** A grey TIFF with a page per picture, whose red is taken. */
	static Path tiff(final Path file, final List<RgbImage> pages) throws IOException {
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
			writer.setOutput(stream);
			writer.prepareWriteSequence(null);
			for (final RgbImage page : pages) {
				final BufferedImage grey = new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_BYTE_GRAY);
				final byte[] pixels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
				for (int i = 0; i < pixels.length; i++) {
					pixels[i] = page.pixels()[RgbImage.CHANNELS * i];
				}
				writer.writeToSequence(new IIOImage(grey, null, null), null);
			}
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
		return file;
	}

	/** A copy of a folder with files in it. */
	static Path copy(final Path folder, final Path target) throws IOException {
		Files.createDirectories(target);
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path file : files.toList()) {
				Files.copy(file, target.resolve(file.getFileName()));
			}
		}
		return target;
	}

	/** Everything below a folder, hidden or not: files with their checksums, folders with a slash. */
	static Map<String, String> contents(final Path folder) throws IOException {
		final Map<String, String> contents = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path path : all.toList()) {
				final String name = folder.relativize(path).toString().replace('\\', '/');
				contents.put(name, Files.isDirectory(path) ? "/" : Sha256.of(Files.readAllBytes(path)));
			}
		}
		return contents;
	}
}

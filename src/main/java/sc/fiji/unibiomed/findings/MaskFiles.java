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
package sc.fiji.unibiomed.findings;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;

/** Writes masks as 8-bit grey images, 0 outside and 255 inside. */
public final class MaskFiles {

	private MaskFiles() {}

	/** Writes one mask as PNG. */
	public static void writePng(final BinaryMask mask, final Path file) throws IOException {
		PngFile.write(picture(mask), file);
	}

	/** Writes masks as the pages of one TIFF. */
	public static void writeTiff(final List<BinaryMask> pages, final Path file) throws IOException {
		final Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("tiff");
		if (!writers.hasNext()) {
			throw new IOException("This Java has no TIFF writer.");
		}
		final ImageWriter writer = writers.next();
		Files.deleteIfExists(file);
		// On the file itself: the writer comes back to every page, so that a cache would have to hold all of them.
		try (ImageOutputStream stream = new FileImageOutputStream(file.toFile())) {
			writer.setOutput(stream);
			writer.prepareWriteSequence(null);
			for (final BinaryMask page : pages) {
				writer.writeToSequence(new IIOImage(picture(page), null, null), null);
			}
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
	}

	private static BufferedImage picture(final BinaryMask mask) {
		final BufferedImage picture = new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_BYTE_GRAY);
		final byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
		final Bounds bounds = mask.bounds();
		for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
			for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
				if (mask.contains(x, y)) {
					pixels[y * mask.width() + x] = (byte) 255;
				}
			}
		}
		return picture;
	}
}

package sc.fiji.unibiomed.findings;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes PNG files. */
final class PngFile {

	private PngFile() {
	}

	/**
	 * Writes a picture. The writer lets go of each piece of the file as soon as it is complete: a cache in memory stays small,
	 * where ImageIO's own choice would write everything to a temporary file first.
	 */
	static void write(final RenderedImage picture, final Path file) throws IOException {
		try (OutputStream out = Files.newOutputStream(file); ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
			if (!ImageIO.write(picture, "png", stream)) {
				throw new IOException("This Java has no PNG writer.");
			}
		}
	}
}

package sc.fiji.unibiomed.findings;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import sc.fiji.unibiomed.image.BinaryMask;

/** Writes masks as 8-bit grey images, 0 outside and 255 inside. */
public final class MaskFiles {

	private MaskFiles() {
	}

	/** Writes one mask as PNG. */
	public static void writePng(final BinaryMask mask, final Path file) throws IOException {
		try (OutputStream out = Files.newOutputStream(file)) {
			ImageIO.write(picture(mask), "png", out);
		}
	}

	/** Writes masks as the pages of one TIFF. */
	public static void writeTiff(final List<BinaryMask> pages, final Path file) throws IOException {
		final Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("tiff");
		if (!writers.hasNext()) {
			throw new IOException("This Java has no TIFF writer.");
		}
		final ImageWriter writer = writers.next();
		try (OutputStream out = Files.newOutputStream(file); ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
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
		final byte[] inside = mask.toBytes();
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (byte) (inside[i] == 0 ? 0 : 255);
		}
		return picture;
	}
}

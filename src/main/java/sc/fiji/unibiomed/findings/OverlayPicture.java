package sc.fiji.unibiomed.findings;

import java.io.IOException;
import java.io.OutputStream;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import javax.imageio.ImageIO;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;

/** Draws findings over a frame: a tint inside each mask and a line along its border, in the finding's colour. */
public final class OverlayPicture {

	/** Share of the finding's colour inside its mask; the image stays readable beneath. */
	private static final double TINT = 0.3;
	/** Border lines are one pixel wide per this many pixels of the longer side, so that they show on large images. */
	private static final int PIXELS_PER_LINE = 400;

	private OverlayPicture() {
	}

	/** Returns a new picture of the frame with every finding drawn over it. */
	public static RgbImage draw(final RgbImage image, final List<Finding> findings, final int frame) {
		final byte[] pixels = image.pixels().clone();
		// Small findings lie on top of the large ones they are part of.
		final List<Finding> largestFirst = findings.stream().sorted(Comparator.comparingLong(Finding::pixels).reversed())
			.toList();
		for (final Finding finding : largestFirst) {
			draw(pixels, finding.frames().get(frame).mask(), FindingColor.of(finding.index()));
		}
		return new RgbImage(image.width(), image.height(), pixels);
	}

	private static void draw(final byte[] pixels, final BinaryMask mask, final FindingColor color) {
		final Bounds bounds = mask.bounds();
		final int line = 1 + Math.max(mask.width(), mask.height()) / PIXELS_PER_LINE;
		for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
			for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
				if (mask.contains(x, y)) {
					final double share = isBorder(mask, x, y, line) ? 1 : TINT;
					final int at = 3 * (y * mask.width() + x);
					pixels[at] = blend(pixels[at], color.red(), share);
					pixels[at + 1] = blend(pixels[at + 1], color.green(), share);
					pixels[at + 2] = blend(pixels[at + 2], color.blue(), share);
				}
			}
		}
	}

	/** Whether a pixel outside of the mask, or of the image, is at most {@code line} pixels away along a row or column. */
	private static boolean isBorder(final BinaryMask mask, final int x, final int y, final int line) {
		for (int d = 1; d <= line; d++) {
			if (isOutside(mask, x - d, y) || isOutside(mask, x + d, y) || isOutside(mask, x, y - d) || isOutside(mask, x, y +
				d))
			{
				return true;
			}
		}
		return false;
	}

	private static boolean isOutside(final BinaryMask mask, final int x, final int y) {
		return x < 0 || y < 0 || x >= mask.width() || y >= mask.height() || !mask.get(x, y);
	}

	private static byte blend(final byte below, final int above, final double share) {
		return (byte) Math.round((below & 0xff) * (1 - share) + above * share);
	}

	/** Writes a picture as PNG. */
	public static void writePng(final RgbImage image, final Path file) throws IOException {
		final BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
		final byte[] p = image.pixels();
		final int[] row = new int[image.width()];
		for (int y = 0; y < image.height(); y++) {
			for (int x = 0; x < row.length; x++) {
				final int at = 3 * (y * image.width() + x);
				row[x] = (p[at] & 0xff) << 16 | (p[at + 1] & 0xff) << 8 | p[at + 2] & 0xff;
			}
			picture.getRaster().setDataElements(0, y, row.length, 1, row);
		}
		try (OutputStream out = Files.newOutputStream(file)) {
			ImageIO.write(picture, "png", out);
		}
	}
}

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

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;

/** Draws findings over a frame: a tint inside each mask and a line along its border, in the finding's colour. */
public final class OverlayPicture {

	/** Share of the finding's colour inside its mask; the image stays readable beneath. */
	private static final double TINT = 0.3;
	/** Border lines are one pixel wide per this many pixels of the longer side, so that they show on large images. */
	private static final int PIXELS_PER_LINE = 400;

	private OverlayPicture() {}

	/** Returns a new picture of the frame with every finding drawn over it. */
	public static RgbImage draw(final RgbImage image, final List<Finding> findings, final int frame) {
		return draw(image, 1, findings, frame);
	}

	/**
	 * Returns a new picture of a frame that is smaller than the findings' own.
	 *
	 * @param image the frame, each pixel of which stands for a square of the findings'
	 * @param factor side of the square; 1 if the frame is as large as they are
	 */
	public static RgbImage draw(final RgbImage image, final int factor, final List<Finding> findings, final int frame) {
		final byte[] pixels = image.pixels().clone();
		// Small findings lie on top of the large ones they are part of.
		final List<Finding> largestFirst = findings.stream()
			.sorted(Comparator.comparingLong(Finding::pixels).reversed()).toList();
		for (final Finding finding : largestFirst) {
			final BinaryMask mask = finding.frames().get(frame).mask();
			draw(pixels, factor == 1 ? mask : mask.shrunk(factor), FindingColor.of(finding.index()));
		}
		return new RgbImage(image.width(), image.height(), pixels);
	}

	private static void draw(final byte[] pixels, final BinaryMask mask, final FindingColor color) {
		final Bounds bounds = mask.bounds();
		final BorderLine line = new BorderLine(mask, 1 + Math.max(mask.width(), mask.height()) / PIXELS_PER_LINE);
		final byte[] solid = { (byte) color.red(), (byte) color.green(), (byte) color.blue() };
		final byte[][] tinted = { tinted(color.red()), tinted(color.green()), tinted(color.blue()) };
		for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
			line.nextRow();
			for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
				if (mask.contains(x, y)) {
					final int at = RgbImage.CHANNELS * (y * mask.width() + x);
					for (int c = 0; c < RgbImage.CHANNELS; c++) {
						pixels[at + c] = line.contains(x) ? solid[c] : tinted[c][pixels[at + c] & 0xff];
					}
				}
			}
		}
	}

	/** What becomes of each value beneath the tint. */
	private static byte[] tinted(final int above) {
		final byte[] values = new byte[256];
		for (int below = 0; below < values.length; below++) {
			values[below] = (byte) Math.round(below * (1 - TINT) + above * TINT);
		}
		return values;
	}

	/** Writes a picture as PNG. The picture may be large: its pixels are not copied. */
	public static void writePng(final RgbImage image, final Path file) throws IOException {
		final ColorModel rgb = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
			Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
		final WritableRaster samples = Raster.createInterleavedRaster(
			new DataBufferByte(image.pixels(), image.pixels().length), image.width(), image.height(),
			RgbImage.CHANNELS * image.width(), RgbImage.CHANNELS, new int[] { 0, 1, 2 }, null);
		PngFile.write(new BufferedImage(rgb, samples, false, null), file);
	}
}

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
package sc.fiji.unibiomed.evaluate.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.resize.PillowBicubic;

/**
 * An image with what is known and what was found. Where both are small, it is the part around them.
 *
 * @param jpeg the part that is shown, at most {@value #MOST_PIXELS} pixels wide and high
 * @param part of the image, in its pixels
 * @param width of the whole image in pixels
 * @param height of the whole image in pixels
 * @param known the known outline as SVG path data, in pixels of the part; empty if there is none
 * @param found likewise, what the answer outlines
 */
public record OutlinedPicture(byte[] jpeg, Bounds part, int width, int height, String known, String found) {

	/** The longest side of a picture. */
	static final int MOST_PIXELS = 480;

	/** Outlines that need less than this share of the longest side are hard to see in the whole image. */
	private static final int SMALL = 4;
	private static final int AROUND = 3;
	/** The shortest part, in pixels: less shows nothing of where it is. */
	private static final int LEAST_PART = 192;
	private static final float QUALITY = 0.85f;

	/** Draws nothing yet: browsers put the outlines over the picture. */
	static OutlinedPicture of(final RgbImage image, final BinaryMask known, final BinaryMask found) throws IOException {
		final Bounds part = part(image.width(), image.height(), together(known.bounds(), found.bounds()));
		final int coarse = Math.max(1, Math.max(part.width(), part.height()) / (2 * MOST_PIXELS));
		return new OutlinedPicture(jpeg(image.crop(part.x(), part.y(), part.width(), part.height())), part,
			image.width(), image.height(), OutlinePath.of(cut(known, part), coarse),
			OutlinePath.of(cut(found, part), coarse));
	}

	/** Whether it is not the whole image. */
	public boolean isPart() {
		return part.width() < width || part.height() < height;
	}

	private static BinaryMask cut(final BinaryMask mask, final Bounds part) {
		return mask.movedTo(-part.x(), -part.y(), part.width(), part.height());
	}

	private static Bounds together(final Bounds one, final Bounds other) {
		if (one.isEmpty() || other.isEmpty()) {
			return one.isEmpty() ? other : one;
		}
		final int x = Math.min(one.x(), other.x());
		final int y = Math.min(one.y(), other.y());
		return new Bounds(x, y, Math.max(one.x() + one.width(), other.x() + other.width()) - x,
			Math.max(one.y() + one.height(), other.y() + other.height()) - y);
	}

	private static Bounds part(final int width, final int height, final Bounds around) {
		final int outlines = Math.max(around.width(), around.height());
		if (around.isEmpty() || outlines >= Math.max(width, height) / SMALL) {
			return new Bounds(0, 0, width, height);
		}
		final int side = Math.max(LEAST_PART, AROUND * outlines);
		final int partWidth = Math.min(width, side);
		final int partHeight = Math.min(height, side);
		return new Bounds(within(around.x() + around.width() / 2 - partWidth / 2, width - partWidth),
			within(around.y() + around.height() / 2 - partHeight / 2, height - partHeight), partWidth, partHeight);
	}

	private static int within(final int at, final int most) {
		return Math.max(0, Math.min(at, most));
	}

	private static byte[] jpeg(final RgbImage image) throws IOException {
		final double scale = Math.min(1, (double) MOST_PIXELS / Math.max(image.width(), image.height()));
		final RgbImage small = scale == 1
			? image
			: PillowBicubic.resize(image, (int) Math.max(1, Math.round(image.width() * scale)),
				(int) Math.max(1, Math.round(image.height() * scale)));
		final BufferedImage picture = new BufferedImage(small.width(), small.height(), BufferedImage.TYPE_INT_RGB);
		final byte[] p = small.pixels();
		for (int i = 0; i < small.width() * small.height(); i++) {
			picture.setRGB(i % small.width(), i / small.width(),
				(p[3 * i] & 0xff) << 16 | (p[3 * i + 1] & 0xff) << 8 | p[3 * i + 2] & 0xff);
		}
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			final ImageWriteParam settings = writer.getDefaultWriteParam();
			settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			settings.setCompressionQuality(QUALITY);
			writer.setOutput(out);
			writer.write(null, new IIOImage(picture, null, null), settings);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}
}

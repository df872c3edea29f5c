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
package sc.fiji.unibiomed.testing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.MedianCut;

/**
 * Writes a moving picture that begins again at its end. All frames share one palette, and what does not change from one
 * frame to the next is not written again.
 */
public final class AnimatedGif {

	/** The last colour of the palette stands for what has not changed. */
	private static final int UNCHANGED = 255;
	/** GIF counts time in hundredths of a second. */
	private static final int MILLIS_PER_TICK = 10;
	private static final int BITS = 8;

	/** A picture and how long it stays, in milliseconds. */
	public record Frame(BufferedImage picture, int millis) {}

	private AnimatedGif() {}

	/**
	 * Writes the frames to a file.
	 *
	 * @param frames at least one; all of the same size
	 */
	public static void write(final Path file, final List<Frame> frames) throws IOException {
		final int width = frames.get(0).picture().getWidth();
		final int height = frames.get(0).picture().getHeight();
		final ByteProcessor strip = inFewColours(frames, width, height);
		final byte[] all = (byte[]) strip.getPixels();
		final IndexColorModel colours = withUnchanged((IndexColorModel) strip.getColorModel());
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
		Files.deleteIfExists(file);
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
			writer.setOutput(out);
			writer.prepareWriteSequence(null);
			for (int number = 0; number < frames.size(); number++) {
				final BufferedImage picture = picture(all, number, width, height, colours);
				writer.writeToSequence(
					new IIOImage(picture, null, about(writer, picture, frames.get(number).millis(), number == 0)),
					null);
			}
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
	}

	/** The frames below each other, so that they get the same palette. */
	private static ByteProcessor inFewColours(final List<Frame> frames, final int width, final int height) {
		final ColorProcessor strip = new ColorProcessor(width, height * frames.size());
		for (int number = 0; number < frames.size(); number++) {
			strip.insert(new ColorProcessor(frames.get(number).picture()), 0, number * height);
		}
		return (ByteProcessor) new MedianCut(strip).convertToByte(UNCHANGED);
	}

	private static IndexColorModel withUnchanged(final IndexColorModel colours) {
		final byte[] red = new byte[UNCHANGED + 1];
		final byte[] green = new byte[UNCHANGED + 1];
		final byte[] blue = new byte[UNCHANGED + 1];
		for (int index = 0; index < Math.min(UNCHANGED, colours.getMapSize()); index++) {
			red[index] = (byte) colours.getRed(index);
			green[index] = (byte) colours.getGreen(index);
			blue[index] = (byte) colours.getBlue(index);
		}
		return new IndexColorModel(BITS, UNCHANGED + 1, red, green, blue, UNCHANGED);
	}

	private static BufferedImage picture(final byte[] all, final int number, final int width, final int height,
		final IndexColorModel colours)
	{
		final byte[] pixels = new byte[width * height];
		final int begin = number * pixels.length;
		for (int index = 0; index < pixels.length; index++) {
			final byte value = all[begin + index];
			final boolean isNew = number == 0 || value != all[begin - pixels.length + index];
			pixels[index] = isNew ? value : (byte) UNCHANGED;
		}
		final WritableRaster raster = Raster.createInterleavedRaster(new DataBufferByte(pixels, pixels.length), width,
			height, width, 1, new int[] { 0 }, null);
		return new BufferedImage(colours, raster, false, null);
	}

	private static IIOMetadata about(final ImageWriter writer, final BufferedImage picture, final int millis,
		final boolean isFirst) throws IOException
	{
		final IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), null);
		final String format = metadata.getNativeMetadataFormatName();
		final IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
		final IIOMetadataNode control = child(root, "GraphicControlExtension");
		control.setAttribute("disposalMethod", "doNotDispose");
		control.setAttribute("userInputFlag", "FALSE");
		control.setAttribute("transparentColorFlag", "TRUE");
		control.setAttribute("transparentColorIndex", Integer.toString(UNCHANGED));
		control.setAttribute("delayTime", Integer.toString(millis / MILLIS_PER_TICK));
		if (isFirst) {
			final IIOMetadataNode again = new IIOMetadataNode("ApplicationExtension");
			again.setAttribute("applicationID", "NETSCAPE");
			again.setAttribute("authenticationCode", "2.0");
			again.setUserObject(new byte[] { 1, 0, 0 });
			child(root, "ApplicationExtensions").appendChild(again);
		}
		metadata.setFromTree(format, root);
		return metadata;
	}

	private static IIOMetadataNode child(final IIOMetadataNode root, final String name) {
		for (int index = 0; index < root.getLength(); index++) {
			if (root.item(index).getNodeName().equals(name)) {
				return (IIOMetadataNode) root.item(index);
			}
		}
		final IIOMetadataNode made = new IIOMetadataNode(name);
		root.appendChild(made);
		return made;
	}
}

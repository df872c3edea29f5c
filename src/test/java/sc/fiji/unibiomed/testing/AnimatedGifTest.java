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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moving pictures have their frames, times and colours. */
class AnimatedGifTest {

	@TempDir
	private Path folder;

	private static BufferedImage dots(final int count) {
		final BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
		final Graphics graphics = picture.getGraphics();
		graphics.setColor(Color.ORANGE);
		for (int dot = 0; dot < count; dot++) {
			graphics.fillRect(10 * dot, 5, 5, 5);
		}
		graphics.dispose();
		return picture;
	}

	@Test
	void eachFrameStaysForItsTimeAndOnlyChangesAreWritten() throws Exception {
		final Path file = folder.resolve("dots.gif");
		AnimatedGif.write(file, List.of(new AnimatedGif.Frame(dots(1), 500), new AnimatedGif.Frame(dots(2), 1500)));

		final ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
		try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
			reader.setInput(in);
			assertEquals(2, reader.getNumImages(true));
			assertEquals(List.of("50", "150"), List.of(delay(reader, 0), delay(reader, 1)));
			assertEquals(Color.ORANGE.getRGB(), reader.read(0).getRGB(2, 7));
			assertEquals(Color.BLACK.getRGB(), reader.read(0).getRGB(12, 7));
			assertEquals(Color.ORANGE.getRGB(), reader.read(1).getRGB(12, 7));
			assertEquals(0, reader.read(1).getRGB(2, 7) >>> 24, "the first dot is not written again");
		}
		finally {
			reader.dispose();
		}
	}

	private static String delay(final ImageReader reader, final int frame) throws Exception {
		final IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(frame)
			.getAsTree("javax_imageio_gif_image_1.0");
		return ((IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0))
			.getAttribute("delayTime");
	}
}

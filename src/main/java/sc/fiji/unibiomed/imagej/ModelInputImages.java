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
package sc.fiji.unibiomed.imagej;

import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.encoding.ModelInput;

/**
 * What the networks see of an image, as images: to the pixel, before it is normalised.
 *
 * @param tiles a stack of the tiles that the language model sees, each labelled with its place
 * @param outlines what SAM 2 sees, from which the outlines come
 */
public record ModelInputImages(ImagePlus tiles, ImagePlus outlines) {

	/** Property of such an image, with the title of the image that it shows; not saved with it. */
	private static final String PREVIEW_OF = "UniBiomed preview of";

	/**
	 * What to say to somebody who asks about such an image, which is easily taken for the image itself.
	 *
	 * @param image may be {@code null}
	 * @return empty for all other images
	 */
	public static Optional<String> refusal(final ImagePlus image) {
		return Optional.ofNullable(image).map(shown -> shown.getProperty(PREVIEW_OF))
			.map(title -> "'" + image.getTitle() +
				"' shows what the model sees, and cannot be asked about. Click on '" + title + "', and ask again.");
	}

	/**
	 * Makes the images; they are not shown.
	 *
	 * @param title of the image that is shown to the model
	 * @param part that is shown
	 * @param description how it is shown, kept in the images' info
	 */
	static ModelInputImages of(final ModelInput input, final String title, final Bounds part,
		final String description)
	{
		final List<RgbImage> tiles = input.tiles();
		final ImageStack stack = new ImageStack(tiles.get(0).width(), tiles.get(0).height());
		for (int i = 0; i < tiles.size(); i++) {
			final boolean overview = i == tiles.size() - 1;
			stack.addSlice(overview ? "whole image" : "tile " + (i + 1) + " of " + (tiles.size() - 1),
				processor(tiles.get(i)));
		}
		final String info = "Pixels " + part.x() + ", " + part.y() + ", " + part.width() + " × " + part.height() +
			" of " + title + "\n" + description;
		return new ModelInputImages(image("Model input of ", title, stack, info),
			image("Outline input of ", title, single(input.outlines()), info));
	}

	private static ImageStack single(final RgbImage image) {
		final ImageStack stack = new ImageStack(image.width(), image.height());
		stack.addSlice(processor(image));
		return stack;
	}

	private static ImagePlus image(final String what, final String title, final ImageStack stack, final String info) {
		final ImagePlus image = new ImagePlus(what + title, stack);
		image.setProperty(PREVIEW_OF, title);
		image.setProperty("Info", info);
		return image;
	}

	static ColorProcessor processor(final RgbImage image) {
		final byte[] rgb = image.pixels();
		final int[] pixels = new int[image.width() * image.height()];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = 0xff000000 | (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
		}
		return new ColorProcessor(image.width(), image.height(), pixels);
	}
}

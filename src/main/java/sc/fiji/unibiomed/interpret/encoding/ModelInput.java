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
package sc.fiji.unibiomed.interpret.encoding;

import java.util.List;

import sc.fiji.unibiomed.checkpoint.config.ModelConfig;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.resize.PillowBicubic;
import sc.fiji.unibiomed.interpret.question.Picture;

/**
 * What the networks see of a single image, to the pixel, before it is normalised.
 *
 * @param tiles what the language model sees: the tiles row by row and, if there are several, the whole image as the
 *           last
 * @param outlines what SAM 2 sees, from which the outlines come
 */
public record ModelInput(List<RgbImage> tiles, RgbImage outlines) {

	public ModelInput {
		tiles = List.copyOf(tiles);
	}

	/**
	 * Prepares an image as a question about it would.
	 *
	 * @param picture a single image
	 * @param config of the model that is to see it
	 */
	public static ModelInput of(final Picture picture, final ModelConfig config) {
		final int side = config.sam2().imageSize();
		return new ModelInput(VisualTokens.shown(picture, config.imageSize()),
			PillowBicubic.resize(picture.frame(0), side, side));
	}
}

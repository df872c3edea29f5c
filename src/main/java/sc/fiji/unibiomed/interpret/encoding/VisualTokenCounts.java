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
import sc.fiji.unibiomed.image.resize.RegionTokens;
import sc.fiji.unibiomed.image.resize.TileGrid;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;

/**
 * How many tokens the language model gets for a picture; known from sizes alone, before any network looks at it.
 *
 * @param tiles number of tiles of an image, or of frames shown of a stack; 0 without a picture
 * @param perTile image tokens of each of them
 * @param perRegion image tokens of each region
 */
public record VisualTokenCounts(int tiles, int perTile, List<Integer> perRegion) {

	public static VisualTokenCounts of(final Question question, final ModelConfig config) {
		final int tiles = question.picture().map(picture -> tiles(picture, config.imageSize())).orElse(0);
		final List<Integer> perRegion = question.regions().stream()
			.map(region -> (int) RegionTokens.under(region, config.tokenGrid()).area()).toList();
		return new VisualTokenCounts(tiles, config.tokensPerTile(), perRegion);
	}

	private static int tiles(final Picture picture, final int side) {
		if (picture.isStack()) {
			return Math.min(VisualTokens.SHOWN_FRAMES, picture.frameCount());
		}
		final int count = TileGrid.closestTo(picture.width(), picture.height(), picture.pixelAspect(), side).count();
		// More than one tile is followed by the whole image as one more.
		return count == 1 ? 1 : count + 1;
	}

	/** Image tokens of the whole prompt. */
	public long total() {
		return (long) tiles * perTile + perRegion.stream().mapToInt(Integer::intValue).sum();
	}
}
